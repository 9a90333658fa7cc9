package main

import (
	"fmt"
	"io"

	"byname/fund"
	"byname/work"
)

// fundNumbers is what forecasting and measuring take alike.
type fundNumbers struct {
	fundPool
	fundYear
	fundPlace
	File string `arg:"" type:"existingfile"`
}

func (c fundNumbers) note(e *env, stage fund.Stage, evidence string) error {
	return e.do(func(w *work.Work, who work.Who) error {
		costs, err := w.UnitCosts()
		if err != nil {
			return err
		}
		var numbers []fund.Number
		err = file(c.File, func(r io.Reader) (err error) {
			numbers, err = fund.ReadNumbers(r, costs)
			return err
		})
		if err != nil {
			return err
		}
		return w.NoteBenefits(e.ctx, who, c.Pool, c.Year, c.Neighbourhood, stage, evidence, numbers)
	})
}

type fundForecastCmd struct{ fundNumbers }

func (c fundForecastCmd) Run(e *env) error { return c.note(e, fund.Forecast, "") }

type fundMeasureCmd struct {
	fundNumbers
	Evidence string `required:"" help:"How good the evidence is: what it was compared with, over how long."`
}

func (c fundMeasureCmd) Run(e *env) error { return c.note(e, fund.Measured, c.Evidence) }

type fundSettleCmd struct {
	fundPool
	fundYear
	Gainer string `arg:"" help:"Who agreed, as the ledger calls them."`
}

func (c fundSettleCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		return w.SettleGain(e.ctx, who, c.Pool, c.Year, c.Gainer)
	})
}

type fundEffectCmd struct {
	Decision string `arg:""`
}

func (c fundEffectCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		effects, err := w.TakeEffect(e.ctx, who, c.Decision)
		if err != nil {
			return err
		}
		return e.show(effects, func(out io.Writer) {
			for _, words := range effects.Done {
				fmt.Fprintln(out, "done:", words)
			}
			for _, words := range effects.Waiting {
				fmt.Fprintln(out, "waits:", words)
			}
		})
	})
}

type fundReverseCmd struct {
	Pool  string `arg:""`
	Entry int64  `arg:"" help:"Its number in the ledger."`
	Why   string `required:"" help:"What was wrong."`
}

func (c fundReverseCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error { return w.Reverse(e.ctx, who, c.Pool, c.Entry, c.Why) })
}
