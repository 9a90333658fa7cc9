package main

import (
	"fmt"
	"io"

	"byname/outcome"
	"byname/work"
)

type outcomeBalanceCmd struct {
	Neighbourhood string `arg:"" optional:"" help:"Its id, such as MAN-N07 (default: everywhere)."`
}

func (c outcomeBalanceCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		b, err := w.EarlyOrLate(e.ctx, who, c.Neighbourhood)
		if err != nil {
			return err
		}
		return e.show(b, func(out io.Writer) {
			fmt.Fprintf(out, "%s: what was early help, of contacts, hours and money\n", b.Name)
			for _, m := range b.Months {
				if m.Share.Protected || m.Share.Missing != "" {
					why := m.Share.Missing
					if m.Share.Protected {
						why = outcome.Hidden
					}
					fmt.Fprintf(out, "  %-15s %s\n", m.Name, why)
					continue
				}
				fmt.Fprintf(out, "  %-15s %5.1f%% (%.1f to %.1f) of %d contacts; %3.0f%% of hours; %3.0f%% of money\n",
					m.Name, m.Share.Value, m.Share.Lower, m.Share.Upper, m.Share.Denominator, m.Hours, m.Cost)
			}
		})
	})
}
