package main

import (
	"fmt"
	"io"
	"strings"

	"byname/work"
)

type programmeInventedCmd struct {
	Draft string `placeholder:"WORDS" help:"Print a programme's file made from one group, named by its words, such as dog-kennel."`
}

func (c programmeInventedCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		if c.Draft != "" {
			draft, err := w.DraftInvented(e.ctx, who, c.Draft)
			if err == nil {
				_, err = e.stdout.Write(draft)
			}
			return err
		}
		list, err := w.Invented(e.ctx, who)
		if err != nil {
			return err
		}
		return e.show(list, func(out io.Writer) { tellInvented(out, list) })
	})
}

func tellInvented(out io.Writer, list work.Invented) {
	for _, g := range list.Groups {
		fmt.Fprintf(out, "%s: for %s people (%s); %s; about %v\n", g.ID, g.People, strings.Join(g.Around, ", "), g.Came, g.Cost)
	}
	fmt.Fprintf(out, "%s more steps were for one or two people each, or like no others\n", list.Few)
	for _, s := range list.Steps {
		fmt.Fprintf(out, "  %s %s, %s: %s, %s %v\n", s.Day, s.Person.ID, s.Person.Preferred.Reveal(), s.Title.Reveal(), s.Came, s.Cost)
	}
}
