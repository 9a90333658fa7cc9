package work

import (
	"byname"
	"byname/fund"
	"byname/population"
	"byname/store"
)

// poolOf is the pool that covers a year and its terms today; an empty pool
// when the partners agreed on none.
func (w *Work) poolOf(tx *store.Tx, y fund.Year) (fund.Pool, fund.Terms, error) {
	pools, err := tx.Pools()
	if err != nil {
		return fund.Pool{}, fund.Terms{}, err
	}
	for _, p := range pools {
		if !p.Covers(y) {
			continue
		}
		all, err := tx.Terms(p.ID)
		var terms fund.Terms
		for _, t := range all {
			if t.From <= w.Today() {
				terms = t
			}
		}
		return p, terms, err
	}
	return fund.Pool{}, fund.Terms{}, nil
}

// pay posts a cost to the budget of the person's neighbourhood team, or holds
// it there for the lead. It is one transaction with what it pays for.
func (w *Work) pay(tx *store.Tx, who Who, p population.Person, ref, what, reason string, cost byname.Pence) (held bool, err error) {
	year := fund.YearOf(w.Today())
	pool, terms, err := w.poolOf(tx, year)
	if err != nil {
		return false, err
	}
	if pool.ID == "" {
		return false, byname.Conflict("team budget", "a pool that the partners agreed for "+year.String(), "add the step without a cost, or ask the board")
	}
	before, err := tx.SpentOn(pool.ID, year, p.Neighbourhood, p.ID)
	if err != nil {
		return false, err
	}
	spend := fund.Spend{Ref: ref, Year: year, Place: p.Neighbourhood, Person: p.ID, Reason: reason, Amount: cost}
	held = spend.Countersign(terms, before)
	entry, err := spend.Entry(held)
	if err != nil {
		return held, err
	}
	entry.By, entry.Day, entry.At = who.Worker, w.Today(), byname.MinuteOf(w.now())
	entry, _, err = tx.AppendEntry(pool.ID, entry)
	if err != nil {
		return held, err
	}
	return held, tx.AddSpend(pool.ID, store.FundSpend{Spend: spend, Entry: entry.Number, Anchor: string(p.Anchor), What: what,
		Held: held, By: who.Worker, At: entry.At})
}

// answerSpend is the lead's word on what was held for a step.
func (w *Work) answerSpend(tx *store.Tx, who Who, neighbourhood, ref string, yes bool, words string) error {
	year := fund.YearOf(w.Today())
	pool, _, err := w.poolOf(tx, year)
	if err != nil {
		return err
	}
	spends, err := tx.Spends(pool.ID, year, neighbourhood)
	if err != nil {
		return err
	}
	for _, s := range spends {
		if s.Ref != ref || !s.Held || s.Answered {
			continue
		}
		entry, err := s.Spend.Answer(yes, who.Worker, s.By, words)
		if err != nil {
			return err
		}
		entry.By, entry.Day, entry.At = who.Worker, w.Today(), byname.MinuteOf(w.now())
		if entry, _, err = tx.AppendEntry(pool.ID, entry); err != nil {
			return err
		}
		return tx.AddAnswer(pool.ID, s.Entry, entry.Number, yes, words, who.Worker, entry.At)
	}
	return byname.NotFound("cost of a step", "one that waits for the lead", "look at the team's budget")
}
