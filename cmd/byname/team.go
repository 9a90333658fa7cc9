package main

import (
	"fmt"
	"io"
	"strings"

	"byname/work"
)

// teamCmd holds the verbs of a neighbourhood team.
type teamCmd struct {
	Tell     teamTellCmd     `cmd:"" help:"Write by e-mail to those who chose so that something waits for them."`
	Worklist teamWorklistCmd `cmd:"" help:"Who, by name, needs us early, and why."`
	Found    teamFoundCmd    `cmd:"" help:"Everybody ever found, and what became of them."`
}

type teamWorklistCmd struct {
	Neighbourhood string `help:"One of your own (default: the first)."`
	Theme         string `help:"One theme only, such as frailty_falls."`
	Hours         int    `help:"Hours of work that the team has: say for how many people they are enough."`
	Why           bool   `help:"Say why everybody stands where they do."`
	Page          int    `default:"1"`
}

func (c teamWorklistCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		list, err := w.Worklist(e.ctx, who, work.WorklistAsk{Neighbourhood: c.Neighbourhood, Theme: c.Theme, Hours: c.Hours, Page: c.Page})
		if err != nil {
			return err
		}
		return e.show(list, func(out io.Writer) {
			fmt.Fprintf(out, "%s: %d people, page %d of %d, as of %s\n", list.Name, list.Total, list.Page, list.Pages, list.AsOf.Words())
			if c.Hours > 0 {
				fmt.Fprintf(out, "%d hours of work are enough for the first %d\n", c.Hours, list.Reach)
			}
			for _, p := range list.People {
				fmt.Fprintf(out, "\n%s (%s)", p.Preferred.Reveal(), p.Full.Reveal())
				if p.HasAge {
					fmt.Fprintf(out, ", %d", p.Age)
				}
				fmt.Fprintf(out, "  %v  %s, waiting %d days\n", p.ID, strings.Join(p.Themes, "; "), p.WaitingDays)
				for _, r := range p.Reasons {
					fmt.Fprint(out, "  - ", r.Text)
					if !r.Of.IsZero() {
						fmt.Fprintf(out, " (%s)", r.Of.Reveal())
					}
					fmt.Fprintln(out)
				}
				for _, h := range p.Hints {
					fmt.Fprintln(out, "  -", h)
				}
				if p.Withheld > 0 {
					fmt.Fprintf(out, "  - and %d that you may not see\n", p.Withheld)
				}
				if gone := p.Gone(); gone != "" {
					fmt.Fprintln(out, "  -", gone)
				}
				if c.Why {
					for _, sentence := range p.WhyHere {
						fmt.Fprintln(out, "  why here:", sentence)
					}
				}
				switch {
				case p.PlanOpen:
					fmt.Fprintf(out, "  plan led by %s\n", p.Lead)
				case p.Next != "":
					fmt.Fprintf(out, "  next: %s (%s)\n", p.Next, p.NextBy)
					if p.LedBy != "" {
						fmt.Fprintf(out, "  could lead: %s (%s)\n", p.LedBy, p.LedWhy)
					}
				}
			}
		})
	})
}
