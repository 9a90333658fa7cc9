package main

import (
	"fmt"
	"io"
	"strings"

	"byname/work"
)

// populationHistoryCmd shows which records came to a person and left them.
type populationHistoryCmd struct {
	reasonFlags
	Person string `arg:"" help:"A person id, also one that ended, or a record key such as gp/gp_practice/100022."`
}

func (c populationHistoryCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		id, err := w.Whose(e.ctx, c.Person)
		if err != nil {
			return err
		}
		if err := c.give(e, w, who, id); err != nil {
			return err
		}
		h, err := w.History(e.ctx, who, id)
		if err != nil {
			return err
		}
		return e.show(h, func(out io.Writer) {
			fmt.Fprintf(out, "%s\n", h.ID)
			if len(h.Was)+len(h.Happened) == 0 {
				fmt.Fprintln(out, "Nothing has happened: no record came from anybody else or went to anybody else.")
			}
			for _, was := range h.Was {
				fmt.Fprintf(out, "%s was a person of their own and is this one now\n", was)
			}
			for _, x := range h.Happened {
				fmt.Fprintf(out, "%s  %s", x.At.Day(), x.Words())
				if len(x.Records) > 0 {
					fmt.Fprintf(out, " (%s)", strings.Join(x.Records, "; "))
				}
				fmt.Fprintf(out, ". Why: %s.\n", x.Why)
			}
		})
	})
}
