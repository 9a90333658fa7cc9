package main

import (
	"fmt"
	"io"

	"byname/work"
)

type teamFoundCmd struct {
	Neighbourhood string `help:"One of your own (default: the first)."`
	Became        string `help:"Only those of whom this became: waiting, plan, not now, known, not right, gone, moved, died or nobody."`
	Page          int    `default:"1"`
}

func (c teamFoundCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		list, err := w.EverFound(e.ctx, who, work.EverFoundAsk{Neighbourhood: c.Neighbourhood, Became: c.Became, Page: c.Page})
		if err != nil {
			return err
		}
		return e.show(list, func(out io.Writer) {
			fmt.Fprintf(out, "%s: %d people ever found, page %d of %d; %d more object to sharing\n", list.Name, list.Total, list.Page, list.Pages, list.Objecting)
			fmt.Fprintf(out, "%d findings, %d answered, %d of them within their clock\n", list.Findings, list.Answered, list.InTime)
			for _, p := range list.People {
				name := p.Preferred.Reveal()
				if !p.Named {
					name = "Somebody whom your role does not name today"
				}
				fmt.Fprintf(out, "\n%s  %v\n", name, p.ID)
				for _, f := range p.Findings {
					fmt.Fprintf(out, "  - %s, found %s: %s\n", f.Title, f.From.Words(), f.Words)
				}
			}
		})
	})
}
