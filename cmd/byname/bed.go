package main

import (
	"fmt"
	"io"
	"strings"

	"byname/work"
)

// bedCmd holds the verbs of a bed every night.
type bedCmd struct {
	Tonight bedTonightCmd `cmd:"" help:"Who needs a bed, what is free, and who would sleep where."`
	Sweep   bedSweepCmd   `cmd:"" help:"Free the beds that were held and not come to: for a timer."`
}

type bedTonightCmd struct {
	Page int `default:"1"`
}

func (c bedTonightCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		b, err := w.Beds(e.ctx, who, c.Page)
		if err != nil {
			return err
		}
		return e.show(b, func(out io.Writer) {
			fmt.Fprintf(out, "The night of %s: %d wait, %d beds free, %d can be placed, at most %d\n", b.Night.Words(), b.Waiting, b.Free, b.Placed, b.AtMost)
			for _, l := range b.People {
				var names []string
				for _, p := range l.People {
					names = append(names, p.Preferred.Reveal())
				}
				if l.Others > 0 {
					names = append(names, fmt.Sprintf("%d whom you may not see", l.Others))
				}
				fmt.Fprintf(out, "  %s, %d nights: ", strings.Join(names, " and "), l.Nights)
				switch {
				case l.Stay != nil:
					fmt.Fprintf(out, "%s, %s, room %s\n", l.Stay.State, l.Stay.House, l.Stay.Room)
				case l.Offer != nil:
					fmt.Fprintf(out, "could have %s, room %s\n", l.Offer.House, l.Offer.Room)
				default:
					fmt.Fprintf(out, "no bed. %s\n", strings.Join(l.Why, " "))
				}
			}
		})
	})
}

type bedSweepCmd struct{}

func (bedSweepCmd) Run(e *env) error {
	return e.do(func(w *work.Work, _ work.Who) error { return w.SweepBeds(e.ctx) })
}
