package main

import (
	"fmt"
	"io"

	"byname"
	"byname/govern"
	"byname/work"
)

type governObjectionsCmd struct{ planPerson }

func (c governObjectionsCmd) Run(e *env) error {
	return c.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		o, err := w.Objections(e.ctx, who, id)
		if err != nil {
			return err
		}
		return e.show(o, func(out io.Writer) {
			if o.Told {
				fmt.Fprintln(out, "all       as an agency's own records tell")
			}
			for _, s := range o.Said {
				fmt.Fprintf(out, "%-8s  from %v, said by %s", s.Scope, s.From, voices[s.Voice])
				if s.Words != "" {
					fmt.Fprintf(out, ": %s", s.Words)
				}
				if s.To != 0 {
					fmt.Fprintf(out, "; taken back on %v: %s", s.To, s.Ended)
				}
				fmt.Fprintln(out)
			}
		})
	})
}

var voices = map[govern.Voice]string{govern.Themselves: "the person", govern.Parent: "a parent", govern.Appointed: "somebody appointed to decide for them"}

type governObjectCmd struct {
	planPerson
	Scope govern.Scope `required:"" enum:"planning,all" help:"planning: on no list and in no count. all: nothing is shared."`
	Words string       `help:"What they said, in their words; they need not say why."`
	Voice govern.Voice `default:"person" enum:"person,parent,appointed" help:"Who said so: person, parent or appointed."`
	Said  string       `help:"The day on which they said so, such as 2026-02-10; today when left out."`
}

func (c governObjectCmd) Run(e *env) error {
	n := work.NewObjection{Scope: c.Scope, Voice: c.Voice, Words: c.Words}
	if c.Said != "" {
		var err error
		if n.Said, err = byname.ParseDay(c.Said); err != nil {
			return err
		}
	}
	return c.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error { return w.Object(e.ctx, who, id, n) })
}

type governEndObjectionCmd struct {
	planPerson
	Scope govern.Scope `required:"" enum:"planning,all" help:"Which no ends; the other stays."`
	Words string       `required:"" help:"What they said, and why."`
}

func (c governEndObjectionCmd) Run(e *env) error {
	return c.do(e, func(w *work.Work, who work.Who, id byname.PersonID) error {
		return w.EndObjection(e.ctx, who, id, c.Scope, c.Words)
	})
}
