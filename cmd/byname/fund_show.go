package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"byname"
	"byname/fund"
	"byname/work"
)

type fundShareCmd struct {
	fundPool
	fundYear
}

func (c fundShareCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		a, err := w.ShareOut(e.ctx, who, c.Pool, c.Year)
		if err != nil {
			return err
		}
		return e.show(a, func(out io.Writer) {
			fmt.Fprintf(out, "In the pool for %s: %v. Held in reserve, %v: %v. To share: %v.\n", a.Year, a.Whole, a.Terms.Reserve, a.Reserve, a.Shared)
			fmt.Fprintf(out, "%s\n", fund.Formula{Base: a.Terms.Base, Need: a.Terms.Need})
			for _, l := range a.Lines {
				fmt.Fprintf(out, "  %s %s\n    %s\n", l.Place, l.Name, l.Explain())
			}
		})
	})
}

type fundGainCmd struct {
	fundPool
	fundYear
}

func (c fundGainCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		g, err := w.ShareGain(e.ctx, who, c.Pool, c.Year)
		if err != nil {
			return err
		}
		return e.show(g, func(out io.Writer) {
			fmt.Fprintf(out, "Measured benefit %v, of which %v is cash: %v. Less spend %v: %v to share.\n", g.Measured, g.Rate, g.Cashable, g.Spend, g.Gain)
			lines(out, "who\tforecast\tmeasured\tpart\t", func(put func(...any)) {
				for _, p := range g.Parts {
					owed := ""
					if p.Owed() {
						owed = "held as owed until they agree"
					}
					put(p.Who, p.Forecast, p.Measured, p.Amount, owed)
				}
			})
		})
	})
}

type fundBalanceCmd struct {
	fundPool
	Year fund.Year `arg:"" optional:"" help:"Financial year, such as 2025/26 (default: this one)."`
}

func (c fundBalanceCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		if c.Year == 0 {
			c.Year = fund.YearOf(w.Today())
		}
		p, s, err := w.Balance(e.ctx, who, c.Pool, c.Year)
		if err != nil {
			return err
		}
		return e.show(s, func(out io.Writer) { balance(out, p, s) })
	})
}

func balance(out io.Writer, p fund.Pool, s fund.Statement) {
	fmt.Fprintf(out, "%s, %s\n", p.Title, s.Year)
	name := func(id string) string {
		partner, _ := p.Partner(byname.AgencyID(id))
		return cmp.Or(partner.Name, id)
	}
	lines(out, "", func(put func(...any)) {
		for _, a := range s.Partners {
			put("from "+name(a.Who), a.Amount)
		}
		put("from the year before", s.Brought)
		put("held in reserve", s.Reserve)
		put("not yet shared out", s.Unshared)
		put("carried to the year after", s.Carried)
		for _, a := range s.Shares {
			put("share of the gain, "+name(a.Who), a.Amount)
		}
		for _, a := range s.Owed {
			put("part of the gain owed, "+name(a.Who), a.Amount)
		}
	})
	lines(out, "neighbourhood\tscheme\tcommitted\tspent\tfor the lead\tset aside\tleft", func(put func(...any)) {
		for _, n := range s.Places {
			for _, u := range append(slices.Clip(n.Schemes), n.Team) {
				if u.Committed != 0 {
					put(n.Place, cmp.Or(u.Scheme, "the team's own"), u.Committed, u.Spent, u.Held, u.Aside, u.Left)
				}
			}
			put(n.Place, "not committed", n.Uncommitted)
		}
	})
}

type fundLedgerCmd struct {
	Pool string `arg:""`
	From int64  `default:"1" help:"The first entry to show."`
	Most int    `default:"100" help:"How many to show."`
}

func (c fundLedgerCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		entries, err := w.Ledger(e.ctx, who, c.Pool, c.From, c.Most)
		if err != nil {
			return err
		}
		return e.show(entries, func(out io.Writer) {
			for _, x := range entries {
				fmt.Fprintf(out, "%d  %v  by %s  %s", x.Number, x.Day, x.By, x.Why)
				if x.Reverses != 0 {
					fmt.Fprintf(out, "; takes back entry %d", x.Reverses)
				}
				if x.Decision != "" {
					fmt.Fprintf(out, "; decision %s", x.Decision)
				}
				fmt.Fprintln(out)
				for _, p := range x.Postings {
					fmt.Fprintf(out, "    %14v  from %v to %v\n", p.Amount, p.From, p.To)
				}
			}
		})
	})
}

type fundCostsCmd struct{}

func (c fundCostsCmd) Run(e *env) error {
	costs, err := fund.LoadUnitCosts(e.place())
	if err != nil {
		return err
	}
	return e.show(costs, func(out io.Writer) {
		lines(out, "code\tvalue\tgrade\tgains\tunit\twhat", func(put func(...any)) {
			for _, code := range slices.Sorted(maps.Keys(costs)) {
				u := costs[code]
				put(u.Code, u.Value, u.Grade, u.Gains, u.Unit, u.Name)
			}
		})
	})
}

// lines prints a table, each column as wide as it must be.
func lines(out io.Writer, header string, fill func(put func(...any))) {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	if header != "" {
		fmt.Fprintln(t, header)
	}
	fill(func(cells ...any) {
		for i, c := range cells {
			if i > 0 {
				fmt.Fprint(t, "\t")
			}
			fmt.Fprint(t, c)
		}
		fmt.Fprintln(t)
	})
	t.Flush()
}
