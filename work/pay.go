package work

import (
	"errors"
	"fmt"

	"byname"
	"byname/fund"
	"byname/plan"
	"byname/population"
	"byname/store"
)

// stepRef is how the ledger calls a step of a plan. A person's next plan
// counts its steps from 1 again, so the plan is named and not the person.
func stepRef(plan int64, step plan.StepID) string { return fmt.Sprintf("plan %d step %d", plan, step) }

// pay posts a cost to the budget of the person's neighbourhood team, or holds
// it there for the lead. It is one transaction with what it pays for.
func (w *Work) pay(tx *store.Tx, who Who, p population.Person, ref, what, reason string, cost byname.Pence) (held bool, err error) {
	year := fund.YearOf(w.Today())
	pool, terms, err := w.pool(tx, "", year)
	if err != nil {
		return false, err
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
	return held, w.paid(tx, who, pool.ID, entry, store.FundSpend{Spend: spend, Anchor: string(p.Anchor), What: what, Held: held})
}

// paid writes a spend and what it was asked for. What was written before
// changes nothing.
func (w *Work) paid(tx *store.Tx, who Who, pool string, entry fund.Entry, s store.FundSpend) error {
	entry, added, err := w.write(tx, pool, who.Worker, entry)
	if err != nil || !added {
		return err
	}
	s.Entry, s.By, s.At = entry.Number, who.Worker, entry.At
	return tx.AddSpend(pool, s)
}

// answerSpend is the lead's word on what was held for a step: yes pays it, no
// gives it back to the budget.
func (w *Work) answerSpend(tx *store.Tx, who Who, ref string, yes bool, words string) error {
	pool, s, err := w.spendFor(tx, ref)
	if err != nil {
		return err
	}
	if !s.Held || s.Answered {
		return byname.NotFound("cost of a step", "one that waits for the lead", "look at the team's budget")
	}
	entry, err := s.Spend.Answer(yes, who.Worker, s.By, words)
	if err != nil {
		return err
	}
	if entry, _, err = w.write(tx, pool, who.Worker, entry); err != nil {
		return err
	}
	return tx.AddAnswer(pool, s.Entry, entry.Number, yes, words, who.Worker, entry.At)
}

// refund takes back what was paid, or is held, for a step that will not be
// done. A step that took nothing gives nothing back.
func (w *Work) refund(tx *store.Tx, by byname.WorkerID, ref string) error {
	pool, s, err := w.spendFor(tx, ref)
	if errors.Is(err, byname.ErrNotFound) || err == nil && s.Answered && !s.Yes {
		return nil
	}
	if err != nil {
		return err
	}
	entries := []int64{s.Entry}
	if s.Answered { // the lead's yes moved the money on: back with that first
		yes, err := tx.EntryFor(pool, "countersign "+ref)
		if err != nil {
			return err
		}
		entries = []int64{yes, s.Entry}
	}
	for _, number := range entries {
		entry, err := tx.Entries(pool, number, 1)
		if err != nil {
			return err
		}
		back := entry[0].Reversal(by, w.Today(), w.minute(), "The step will not be done")
		if _, _, err := tx.AppendEntry(pool, back); err != nil {
			return err
		}
	}
	return nil
}

// stillPaid refuses to open a step again whose money went back: it would be
// done unpaid.
func (w *Work) stillPaid(tx *store.Tx, k kept, step plan.StepID) error {
	s, _ := k.plan.Step(step)
	if s.Cost == 0 || s.Budget == "" {
		return nil
	}
	_, paid, err := w.spendFor(tx, stepRef(k.row.ID, step))
	if errors.Is(err, byname.ErrNotFound) || err == nil && paid.Answered && !paid.Yes {
		return byname.Conflict("step “"+s.Title+"”", "a step whose cost did not go back to the budget", "add it anew, with its cost")
	}
	return err
}

// spendFor finds what was asked for under a reference in any pool.
func (w *Work) spendFor(tx *store.Tx, ref string) (pool string, s store.FundSpend, err error) {
	pools, err := tx.Pools()
	if err != nil {
		return "", s, err
	}
	err = byname.NotFound("cost of a step", "one that was asked for", "look at the team's budget")
	for _, p := range pools {
		if s, err = tx.SpendFor(p.ID, ref); !errors.Is(err, byname.ErrNotFound) {
			return p.ID, s, err
		}
	}
	return "", s, err
}
