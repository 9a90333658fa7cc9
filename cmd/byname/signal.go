package main

import (
	"encoding/csv"
	"strings"

	"byname"
)

// signalCmd holds the verbs about early signs.
type signalCmd struct {
	List  signalListCmd  `cmd:"" help:"Write whom the programmes would find as of a day, and why."`
	Judge signalJudgeCmd `cmd:"" help:"Count how good the early signs were: whom they found before harm, whom they missed, and whether for all alike."`
}

type signalListCmd struct {
	AsOf string `placeholder:"DATE" help:"Only what is dated on or before it counts (default: today)."`
	Out  string `default:"-" help:"File to write: person,programme,theme,since,reasons; - is the screen."`
}

func (c signalListCmd) Run(e *env) error {
	w, err := e.open()
	if err != nil {
		return err
	}
	defer w.Close()
	day, err := dayOr(c.AsOf, w.Today())
	if err != nil {
		return err
	}
	p := newProgress(e)
	signals, err := w.Signals(e.ctx, day, p.say)
	p.end()
	if err != nil {
		return err
	}
	return e.write(c.Out, func(out *csv.Writer) error {
		if err := out.Write([]string{"person", "programme", "theme", "since", "reasons"}); err != nil {
			return err
		}
		for _, s := range signals {
			var reasons []string
			for _, r := range s.Reasons {
				reasons = append(reasons, r.Text)
			}
			if err := out.Write([]string{s.Person.String(), s.Programme, s.Theme, s.Since.String(), strings.Join(reasons, "; ")}); err != nil {
				return err
			}
		}
		return nil
	})
}

// dayOr reads a day, or takes another when none is given.
func dayOr(s string, other byname.Day) (byname.Day, error) {
	if s == "" {
		return other, nil
	}
	return byname.ParseDay(s)
}
