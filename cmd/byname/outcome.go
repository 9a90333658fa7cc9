package main

import (
	"fmt"
	"io"

	"byname/outcome"
	"byname/work"
)

// outcomeCmd holds the verbs of indicators.
type outcomeCmd struct {
	List    outcomeListCmd    `cmd:"" help:"Show an area's indicators against before and against England."`
	Compare outcomeCompareCmd `cmd:"" help:"Show one indicator for the areas of one level side by side."`
	Balance outcomeBalanceCmd `cmd:"" help:"Show how much was early help, and how much answered a crisis, month by month."`
	Targets outcomeTargetsCmd `cmd:"" help:"Show what was promised: owner, baseline, target, and whether it is on track."`
	Note    outcomeNoteCmd    `cmd:"" help:"Say what is being done about a target."`
	Load    outcomeLoadCmd    `cmd:"" help:"Take in a file of published figures."`
	Draw    outcomeDrawCmd    `cmd:"" help:"Draw one indicator as SVG or PNG."`
	Report  outcomeReportCmd  `cmd:"" help:"Write the public report of what changed and what has not, as one HTML file."`
	Count   outcomeCountCmd   `cmd:"" help:"Count the indicators over the current build anew."`
}

type outcomePlace struct {
	Area string `arg:"" optional:"" help:"A neighbourhood such as MAN-N07, a council such as E08000003 or MAN, an MSOA, or greater-manchester (default: your team's)."`
}

type outcomeListCmd struct{ outcomePlace }

func (c outcomeListCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		list, err := w.Outcomes(e.ctx, who, c.Area)
		if err != nil {
			return err
		}
		return e.show(list, func(out io.Writer) {
			for _, in := range list {
				fmt.Fprintf(out, "%s, %s  [%s]\n", in.Title, in.Area, in.ID)
				for _, p := range in.Here {
					fmt.Fprintf(out, "  %-22s %s\n", p.Period, pointWords(p, in.Unit))
				}
				fmt.Fprintf(out, "  %s\n", in.Words)
			}
		})
	})
}

// pointWords is a figure with what it rests on.
func pointWords(p work.Point, unit string) string {
	switch {
	case p.Protected:
		return outcome.Hidden
	case p.Missing != "":
		return p.Missing
	case p.NoInterval:
		return fmt.Sprintf("%.1f %s", p.Value, unit)
	}
	return fmt.Sprintf("%.1f (%.1f to %.1f) %s; %d of %d", p.Value, p.Lower, p.Upper, unit, p.Numerator, p.Denominator)
}

type outcomeCompareCmd struct {
	Indicator string `arg:"" help:"Its id, as list shows it."`
	outcomePlace
	Level string `help:"place, neighbourhood, msoa or lsoa (default: neighbourhood, of the system place)." enum:",place,neighbourhood,msoa,lsoa" default:""`
}

func (c outcomeCompareCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		all, err := w.CompareAt(e.ctx, who, c.Indicator, c.Area, c.Level, 0)
		if err != nil {
			return err
		}
		return e.show(all, func(out io.Writer) {
			fmt.Fprintln(out, all.Title+", "+all.Period)
			for _, a := range append(all.Areas, all.Place) {
				fmt.Fprintf(out, "  %-10s %-50s %s\n", a.ID, a.Name, pointWords(a.Point, all.Unit))
			}
		})
	})
}

type outcomeDrawCmd struct {
	Indicator string `arg:"" help:"Its id, as list shows it."`
	outcomePlace
	Level string `help:"Draw the areas of one level on a map, not one area over time: place, neighbourhood, msoa or lsoa." enum:",place,neighbourhood,msoa,lsoa" default:""`
	Form  string `help:"svg or png." enum:"svg,png" default:"svg"`
}

func (c outcomeDrawCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		f, err := w.OutcomeFile(e.ctx, who, work.FileAsk{Indicator: c.Indicator, Area: c.Area, Level: c.Level, Form: c.Form, Drawn: "map"})
		if err != nil {
			return err
		}
		_, err = e.stdout.Write(f.Body)
		return err
	})
}

type outcomeCountCmd struct{}

func (c outcomeCountCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	counted, err := w.CountOutcomes(e.ctx)
	if err != nil {
		return fmt.Errorf("counting: %w", err)
	}
	return e.show(counted, func(out io.Writer) {
		fmt.Fprintf(out, "%d indicators, %d numbers by area, group, year and month\n", counted.Indicators, counted.Cells)
	})
}
