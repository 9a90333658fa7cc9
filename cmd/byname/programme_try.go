package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"byname/work"
)

type programmeTryCmd struct {
	File string `arg:"" type:"existingfile" help:"A programme's file, live or not."`
}

func (c programmeTryCmd) Run(e *env) error {
	content, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	return e.do(func(w *work.Work, who work.Who) error {
		p := newProgress(e)
		t, err := w.TryProgramme(e.ctx, who, content, p.say)
		p.end()
		if err != nil {
			return err
		}
		return e.show(t, func(out io.Writer) { showTrial(out, t) })
	})
}

func showTrial(out io.Writer, t work.Trial) {
	live := "new"
	if t.Live != "" {
		live = "live is " + t.Live
	}
	fmt.Fprintf(out, "%s (%s), version %s, %s: put to %d people in %.1f seconds\n", t.Title, t.Programme, t.Version, live, t.People.N, t.Took.Seconds())
	fmt.Fprintf(out, "Finds %s people on %s; about %s more each month.\n", t.Found, t.Today.Words(), t.PerMonth)
	if t.Live != "" {
		fmt.Fprintf(out, "Beside the live version: newly found %s, no longer found %s.\n", t.Newly, t.NoLonger)
	}
	for _, s := range t.Signs {
		fmt.Fprintf(out, "  %-22s %s\n", s.Found, s.Title)
	}
	fmt.Fprintln(out, "\nAt the end of each month: found, and newly found")
	for _, m := range t.Months {
		fmt.Fprintf(out, "  %-15s %8s %8s\n", m.Name, m.Found, m.New)
	}
	for _, way := range t.Ways {
		fmt.Fprintf(out, "\nBy %s: found, and of a thousand\n", way.Name)
		for _, g := range way.Groups {
			fmt.Fprintf(out, "  %-32s %8s  %s\n", g.Name, g.Found, pointOf(g.Share))
		}
	}
	fmt.Fprintln(out, "\nSteps: of those found today, and a month from then on")
	for _, s := range t.Steps {
		short := ""
		if s.Places > 0 {
			short = fmt.Sprintf("; %d places a month (%s)", s.Places, s.From)
		}
		if s.Short() {
			short += ", too few"
		}
		fmt.Fprintf(out, "  %8s %6d  %s (%s)%s\n", s.Found, s.PerMonth, s.Title, s.By, short)
	}
	fmt.Fprintf(out, "For those found today %.0f hours and %v; then %v a month. ", t.Hours, t.Cost, t.Monthly)
	if t.Unsaid > 0 {
		fmt.Fprintf(out, "%d steps do not say how many hours they take. ", t.Unsaid)
	}
	fmt.Fprintln(out)
	for _, g := range t.Gains {
		fmt.Fprintf(out, "  %s would be spared %v in a year\n", g.Who, g.Amount)
	}
	fmt.Fprintf(out, "  evidence of grade %d of 6: %s\n", t.Grade, t.Says)
	fmt.Fprintln(out, "\nFound by other programmes too")
	for _, o := range t.Overlaps {
		fmt.Fprintf(out, "  %8s  %s\n", o.Both, o.Title)
	}
	for _, x := range t.Examples {
		who := "somebody invented"
		if !x.Invented {
			who = x.Preferred.Reveal() + " " + x.ID.String()
		}
		fmt.Fprintf(out, "\n%s, %d, since %s: %s\n", who, x.Age, x.Since.Words(), strings.Join(x.Signs, "; "))
		for _, r := range x.Reasons {
			fmt.Fprintf(out, "  %s\n", r)
		}
	}
}

// pointOf is a share of a thousand in words.
func pointOf(p work.Point) string {
	if p.Protected || p.Missing != "" {
		return ""
	}
	return fmt.Sprintf("%.1f (%.1f to %.1f)", p.Value, p.Lower, p.Upper)
}
