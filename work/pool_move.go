package work

import (
	"errors"
	"fmt"

	"byname"
	"byname/fund"
	"byname/govern"
	"byname/store"
)

// effectMove makes all moves of a decision in one neighbourhood and year: of
// commitments when there are some, else the year before's commitments, so
// changed, become the year's.
func (w *Work) effectMove(tx *store.Tx, by byname.WorkerID, q govern.Question, effects []govern.Effect, first govern.Effect) (bool, error) {
	y, place := fund.Year(first.Year), first.Neighbourhood
	p, _, err := w.pool(tx, "", y)
	if err != nil {
		return false, err
	}
	var changes []fund.Change
	for _, e := range effects {
		if e.Kind != govern.Move || e.Year != first.Year || e.Neighbourhood != place {
			continue
		}
		from, err1 := w.scheme(tx, p.ID, place, e.Who)
		to, err2 := w.scheme(tx, p.ID, place, e.To)
		if err := errors.Join(err1, err2); err != nil {
			return false, err
		}
		changes = append(changes, fund.Change{From: from, To: to, Amount: e.Amount})
	}
	key := fmt.Sprintf("move %s %s by %s", y, place, q.ID)
	if posted, err := tx.Posted(p.ID, key); err != nil || posted {
		return false, err
	}
	now, err := statement(tx, p.ID, y)
	if err != nil {
		return false, err
	}
	if len(now.Of(place).Schemes) > 0 {
		return w.writeEffect(tx, p.ID, by, q, fund.Shift(y, place, changes, key))
	}
	before, err := statement(tx, p.ID, y-1)
	if err != nil {
		return false, err
	}
	var last []fund.Commitment
	for _, s := range before.Of(place).Schemes {
		last = append(last, fund.Commitment{Scheme: s.Scheme, Amount: s.Committed})
	}
	changed, err := fund.NextYear(last, changes)
	if err != nil {
		return false, err
	}
	var next []fund.Commitment
	for _, c := range changed {
		next = append(next, fund.Commitment{Scheme: c.Scheme, Amount: c.Next})
	}
	entry, err := fund.Commit(y, place, next)
	if err != nil {
		return false, err
	}
	entry.Key = key
	return w.writeEffect(tx, p.ID, by, q, entry)
}
