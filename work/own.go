package work

import (
	"context"
	"errors"
	"fmt"

	"byname"
	"byname/fund"
	"byname/guard"
	"byname/store"
)

// An OwnBudget is what a team has set aside for one person this year.
type OwnBudget struct {
	Set, Left byname.Pence
	Most      byname.Pence // that may be set aside in all
	MaySet    bool         // the asker may set it
}

// ownName is what the ledger, which is read without a Pass, calls the own
// budget of one of those whom a plan is for.
func ownName(k kept, i int) string { return fmt.Sprintf("plan %d own %d", k.row.ID, i+1) }

// ownBudget finds a person's own budget of this year in a plan, empty when nothing
// was set aside. Of one who was thought to be two it is the fuller.
func (w *Work) ownBudget(tx *store.Tx, pool string, k kept, id byname.PersonID, place string) (found store.FundOwn, err error) {
	owns, err := tx.OwnsOf(k.row.ID)
	year := fund.YearOf(w.Today())
	for i, p := range k.row.Persons {
		if p.Person != id {
			continue
		}
		name := ownName(k, i)
		if found.Name == "" {
			found = store.FundOwn{Own: fund.Own{Name: name}, Pool: pool, Year: year, Place: place}
		}
		for _, o := range owns {
			if o.Name == name && o.Pool == pool && o.Year == year && o.Place == place && o.Left >= found.Left {
				found = o
			}
		}
	}
	return found, err
}

// SetAside sets what a person's own budget is for this year, on the word of
// the team's lead. Less than before gives the rest back to the team.
func (w *Work) SetAside(ctx context.Context, who Who, id byname.PersonID, amount byname.Pence, reason string) error {
	if err := w.may(ctx, who, guard.Countersign); err != nil {
		return err
	}
	o, err := w.mayChange(ctx, who, id, "set money aside for this person")
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		k, open, err := w.openKept(tx, id)
		if err == nil && !open {
			err = byname.NotFound("plan", "a person with an open plan", "start one from their page")
		}
		if err == nil {
			err = errors.Join(o.maySpend(who), o.mayLead(who, k))
		}
		if err != nil {
			return err
		}
		pool, terms, err := w.pool(tx, "", fund.YearOf(w.Today()))
		if err != nil {
			return err
		}
		own, err := w.ownBudget(tx, pool.ID, k, id, o.Neighbourhood)
		if err != nil {
			return err
		}
		before, err := tx.SpentOn(pool.ID, own.Year, own.Place, id)
		if err != nil {
			return err
		}
		return w.aside(tx, who.Worker, k, own, before, terms, store.FundAside{Person: id, Anchor: string(o.Anchor), Reason: reason, Amount: amount})
	})
}

// aside moves what an own budget is to have more or less, and keeps for whom
// and why. What is so already changes nothing.
func (w *Work) aside(tx *store.Tx, by byname.WorkerID, k kept, own store.FundOwn, before byname.Pence, terms fund.Terms, a store.FundAside) error {
	set := fund.Aside{Year: own.Year, Place: own.Place, Own: own.Name, Amount: a.Amount, Reason: a.Reason}
	entry, err := set.Entry(own.Own, before, terms, own.Times)
	if err != nil || len(entry.Postings) == 0 {
		return err
	}
	if entry, _, err = w.write(tx, own.Pool, by, entry); err != nil {
		return err
	}
	a.Entry, a.Year, a.Place, a.Own, a.Plan, a.By, a.At = entry.Number, own.Year, own.Place, own.Name, k.row.ID, by, entry.At
	a.Amount -= own.Set
	return tx.AddAside(own.Pool, a)
}

// endOwns gives back what is left of a plan's own budgets when it ends.
func (w *Work) endOwns(tx *store.Tx, by byname.WorkerID, k kept) error {
	owns, err := tx.OwnsOf(k.row.ID)
	if err != nil {
		return err
	}
	for i, p := range k.row.Persons {
		for _, own := range owns {
			if own.Name != ownName(k, i) {
				continue
			}
			back := store.FundAside{Person: p.Person, Anchor: p.Anchor, Reason: "The plan ended", Amount: own.Spent()}
			if err := w.aside(tx, by, k, own, own.Set, fund.Terms{}, back); err != nil {
				return err
			}
		}
	}
	return nil
}
