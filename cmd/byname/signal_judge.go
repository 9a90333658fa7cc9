package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"byname/work"
)

type signalJudgeCmd struct {
	Truth string `type:"existingdir" placeholder:"DIR" help:"Folder that byname synth write made: judge by the harm and the needs that were invented."`
}

func (c signalJudgeCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		p := newProgress(e)
		manners := []work.Manner{work.LookingBack, work.AsTold}
		var err error
		if c.Truth != "" {
			manners = []work.Manner{work.InventedTruth}
			err = w.JudgeOnTruth(e.ctx, who, os.DirFS(c.Truth), p.say)
		} else {
			err = w.JudgeSigns(e.ctx, who, p.say)
		}
		p.end()
		if err != nil {
			return err
		}
		var all []work.Judged
		for _, m := range manners {
			j, err := w.JudgedSigns(e.ctx, who, m)
			if err != nil {
				return err
			}
			all = append(all, j)
		}
		return e.show(all, func(out io.Writer) {
			for _, j := range all {
				showJudged(out, j)
			}
		})
	})
}

func showJudged(out io.Writer, j work.Judged) {
	fmt.Fprintf(out, "\nJudged %s\n", j.Manner)
	if j.On == 0 {
		if j.Awaits != 0 {
			fmt.Fprintf(out, "Nothing can be said before %s: what was told has to be followed first.\n", j.Awaits.Words())
		}
		return
	}
	for _, p := range j.Programmes {
		fmt.Fprintf(out, "\n%s (%s): found on %s, followed to %s\n  prevents: %s\n", p.Title, p.ID, p.From.Words(), p.To.Words(), p.Prevents)
		line := func(what, figure string) {
			if figure != "" {
				fmt.Fprintf(out, "  %-40s %s\n", what, figure)
			}
		}
		line("found, of all", judgedPoint(p.Found))
		line("came to harm, of all", judgedPoint(p.Harmed))
		line("sensitivity", judgedPoint(p.Sensitivity))
		line("found by the day before", judgedPoint(p.DayBefore))
		if j.Manner == work.InventedTruth {
			line("in need that day, and found", judgedPoint(p.InNeed))
		}
		line("predictive value", judgedPoint(p.Predictive))
		line("offers for one who would come to harm", p.Needed)
		line("days from found to harm, median", p.Lead)
		line("harm observed against expected", p.Calibration)
		for _, r := range p.Rivals {
			line("beside: "+strings.ToLower(r.Name), fmt.Sprintf("%s; %s", judgedPoint(r.Sensitivity), r.Verdict))
		}
		for _, u := range p.Unequal {
			fmt.Fprintf(out, "  ! %s\n", u)
		}
	}
	fmt.Fprintf(out, "\n%d differences between groups were tested together, so that one seen by chance alone is rarer than one in twenty such reports.\n", j.Compared)
}

// judgedPoint is a per cent with its interval and what it rests on.
func judgedPoint(p work.Point) string {
	switch {
	case p.Protected:
		return "too few to show"
	case p.Missing != "":
		return p.Missing
	}
	return fmt.Sprintf("%.1f%% (%.1f to %.1f), %d of %d", p.Value, p.Lower, p.Upper, p.Numerator, p.Denominator)
}
