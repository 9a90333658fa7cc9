package main

import (
	"fmt"
	"io"

	"byname/work"
)

type programmeEffectCmd struct {
	ID    string `arg:"" help:"A programme whose file says how its effect is judged."`
	Count bool   `help:"Count anew first, over the current build."`
}

func (c programmeEffectCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		if c.Count {
			if err := w.CountEffect(e.ctx, who, c.ID); err != nil {
				return err
			}
		}
		x, err := w.Effect(e.ctx, who, c.ID)
		if err != nil {
			return err
		}
		return e.show(x, func(out io.Writer) { showEffect(out, x) })
	})
}

func showEffect(out io.Writer, e work.Effect) {
	fmt.Fprintf(out, "%s (%s), version %s\n", e.Title, e.Programme, e.Version)
	if !e.Declared {
		fmt.Fprintln(out, "Its file does not say how it will be judged: nothing is counted.")
		return
	}
	fmt.Fprintf(out, "Counts, within %s: %s\n", e.Within, e.Counts)
	if e.DeclaredOn != 0 {
		fmt.Fprintf(out, "Declared on %s by version %s\n", e.DeclaredOn.Words(), e.DeclaredIn)
	}
	if e.On == 0 {
		fmt.Fprintln(out, "Nobody has counted yet: add --count.")
		return
	}
	fmt.Fprintf(out, "\n%s\n", e.Said)
	line := func(what, figure string) { fmt.Fprintf(out, "  %-44s %s\n", what, figure) }
	line("reached and followed", e.Helped)
	line("of them matched", e.Matched)
	line("it happened to, of those reached", pointOf(e.With))
	line("it happened to, of those not reached yet", pointOf(e.Without))
	line("left before the end", e.Left)
	line("reached later", e.Crossed)
	line("not followed long enough", e.TooEarly)
	line("something compared is not known", e.Unknown)
	for _, d := range e.Doses {
		line(d.Steps, d.People+" people: "+sizeWords(d.EffectSize))
	}
	for _, b := range e.Balance {
		line("differ in "+b.Name, fmt.Sprintf("%+.2f before, %+.2f after matching", b.Before, b.After))
	}
	if e.Unmeasured != "" {
		fmt.Fprintf(out, "Something that is not measured, to explain it: %s\n", e.Unmeasured)
	}
}

func sizeWords(s work.EffectSize) string {
	if s.Refused != "" {
		return s.Refused
	}
	return fmt.Sprintf("%+.1f in a hundred (%+.1f to %+.1f)", s.Value, s.Lower, s.Upper)
}
