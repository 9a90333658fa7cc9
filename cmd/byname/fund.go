package main

import (
	"fmt"
	"io"
	"os"

	"byname"
	"byname/fund"
	"byname/work"
)

// fundCmd holds the verbs of the partners' pool.
type fundCmd struct {
	Agree    fundAgreeCmd    `cmd:"" help:"Bring a pool into force that the board decided to open, from a file."`
	Post     fundPostCmd     `cmd:"" help:"Post partners' contributions, from a CSV file (partner,year,amount)."`
	Carry    fundCarryCmd    `cmd:"" help:"Carry money of one year forward into the next."`
	Share    fundShareCmd    `cmd:"" help:"Share a year out to its neighbourhoods by need, line by line, and delegate to their teams."`
	Commit   fundCommitCmd   `cmd:"" help:"Put a neighbourhood's money aside for schemes, from a CSV file (scheme,name,amount)."`
	Spend    fundSpendCmd    `cmd:"" help:"Post what was paid from schemes, from a CSV file (ref,scheme,amount,reason)."`
	Forecast fundForecastCmd `cmd:"" help:"Note how often each cost is to be avoided, from a CSV file (code,number)."`
	Measure  fundMeasureCmd  `cmd:"" help:"Note how often each cost was avoided, from a CSV file (code,number)."`
	Gain     fundGainCmd     `cmd:"" help:"Share a year's cashable gain among those who made it."`
	Settle   fundSettleCmd   `cmd:"" help:"Turn a part of the gain that is owed into a share: who gained has agreed."`
	Effect   fundEffectCmd   `cmd:"" help:"Do what a carried decision says about money and could not be done before."`
	Reverse  fundReverseCmd  `cmd:"" help:"Take an entry of the ledger back."`
	Balance  fundBalanceCmd  `cmd:"" help:"Show a year of the pool: every penny by partner, neighbourhood and scheme."`
	Ledger   fundLedgerCmd   `cmd:"" help:"Show the ledger, entry by entry."`
	Costs    fundCostsCmd    `cmd:"" help:"Show the place's unit costs."`
}

// fundPool names the pool where there are several.
type fundPool struct {
	Pool string `placeholder:"ID" help:"Which pool, where several cover the year."`
}

type fundYear struct {
	Year fund.Year `arg:"" help:"Financial year, such as 2025/26."`
}

type fundPlace struct {
	Neighbourhood string `arg:"" help:"Its id, such as MAN-N07."`
}

// file opens a file to read for one verb.
func file(path string, read func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return byname.NotFound(path, "a file that can be read", "check the path")
	}
	defer f.Close()
	return read(f)
}

type fundAgreeCmd struct {
	File     string `arg:"" type:"existingfile" help:"The agreement; docs/fund.md shows its form."`
	Decision string `required:"" help:"The board's decision to open the pool."`
}

func (c fundAgreeCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		var p fund.Pool
		var terms fund.Terms
		err := file(c.File, func(r io.Reader) (err error) {
			p, terms, err = fund.ReadPool(r)
			return err
		})
		if err != nil {
			return err
		}
		return w.AgreePool(e.ctx, who, c.Decision, p, terms)
	})
}

type fundPostCmd struct {
	fundPool
	File     string `arg:"" type:"existingfile"`
	Decision string `required:"" help:"The board's decision that agreed the contributions."`
}

func (c fundPostCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		var list []fund.Contribution
		err := file(c.File, func(r io.Reader) (err error) {
			list, err = fund.ReadContributions(r)
			return err
		})
		if err != nil {
			return err
		}
		added, err := w.Contribute(e.ctx, who, c.Pool, c.Decision, list)
		return e.posted(added, len(list), err)
	})
}

// posted says how much of a file was new.
func (e *env) posted(added, all int, err error) error {
	if err != nil {
		return err
	}
	return e.show(map[string]int{"added": added, "there_before": all - added}, func(out io.Writer) {
		fmt.Fprintf(out, "%d posted, %d there before\n", added, all-added)
	})
}

type fundCarryCmd struct {
	fundPool
	fundYear
	Amount string `arg:"" help:"Pounds and pence, such as £18,440.27."`
}

func (c fundCarryCmd) Run(e *env) error {
	amount, err := byname.ParsePence(c.Amount)
	if err != nil {
		return err
	}
	return e.do(func(w *work.Work, who work.Who) error {
		return w.CarryForward(e.ctx, who, c.Pool, c.Year, amount)
	})
}

type fundCommitCmd struct {
	fundPool
	fundYear
	fundPlace
	File string `arg:"" type:"existingfile"`
}

func (c fundCommitCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		var schemes []fund.Scheme
		var list []fund.Commitment
		err := file(c.File, func(r io.Reader) (err error) {
			schemes, list, err = fund.ReadCommitments(r, c.Neighbourhood)
			return err
		})
		if err != nil {
			return err
		}
		return w.Commit(e.ctx, who, c.Pool, c.Year, c.Neighbourhood, schemes, list)
	})
}

type fundSpendCmd struct {
	fundPool
	fundYear
	fundPlace
	File string `arg:"" type:"existingfile"`
}

func (c fundSpendCmd) Run(e *env) error {
	return e.do(func(w *work.Work, who work.Who) error {
		var list []fund.Spend
		err := file(c.File, func(r io.Reader) (err error) {
			list, err = fund.ReadSpends(r, c.Year, c.Neighbourhood)
			return err
		})
		if err != nil {
			return err
		}
		added, err := w.SpendFromSchemes(e.ctx, who, c.Pool, list)
		return e.posted(added, len(list), err)
	})
}
