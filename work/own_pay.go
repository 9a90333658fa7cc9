package work

import (
	"errors"

	"byname"
	"byname/fund"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// ownBudget is how plans begin to call the budget of one whom they are for.
const ownBudget = "own "

func ownOf(id byname.PersonID) string { return ownBudget + id.String() }

// showOwn is a person's own budget as the asker sees it.
func (w *Work) showOwn(tx *store.Tx, who Who, k kept, o opened) (shown OwnBudget, err error) {
	pool, terms, err := w.pool(tx, "", fund.YearOf(w.Today()))
	if errors.Is(err, byname.ErrNotFound) {
		return shown, nil // the partners agreed on none
	}
	if err != nil {
		return shown, err
	}
	own, err := w.ownBudget(tx, pool.ID, k, o.ID, o.Neighbourhood)
	if err != nil {
		return shown, err
	}
	before, err := tx.SpentOn(pool.ID, own.Year, own.Place, o.ID)
	return OwnBudget{Set: own.Set, Left: own.Left, Most: own.Most(terms, before), MaySet: who.Is(guard.Lead) && o.maySpend(who) == nil}, err
}

// payOwn posts a cost to the person's own budget.
func (w *Work) payOwn(tx *store.Tx, who Who, k kept, o opened, step plan.StepID, s NewStep) error {
	pool, _, err := w.pool(tx, "", fund.YearOf(w.Today()))
	if err != nil {
		return err
	}
	own, err := w.ownBudget(tx, pool.ID, k, o.ID, o.Neighbourhood)
	if err != nil {
		return err
	}
	if s.Cost > own.Left {
		return byname.Invalid("cost", "at most "+own.Left.String()+", which is left of their own budget", "ask the lead to set more aside, or pay from the team's budget")
	}
	spend := fund.Spend{Ref: stepRef(k.row.ID, step), Year: own.Year, Place: own.Place, Own: own.Name, Person: o.ID, Reason: s.Reason, Amount: s.Cost}
	entry, err := spend.Entry(false)
	if err != nil {
		return err
	}
	return w.paid(tx, who, pool.ID, entry, store.FundSpend{Spend: spend, Anchor: string(o.Anchor), What: s.Title})
}
