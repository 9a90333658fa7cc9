package work

import (
	"context"

	"byname"
	"byname/fund"
	"byname/guard"
	"byname/store"
)

// Contribute posts what partners pay, on a carried decision. What was posted
// before changes nothing; added counts the rest.
func (w *Work) Contribute(ctx context.Context, who Who, pool, decision string, list []fund.Contribution) (added int, err error) {
	err = w.keepPool(ctx, who, func(tx *store.Tx) error {
		added = 0
		if _, err := carried(tx, decision); err != nil {
			return err
		}
		for _, c := range list {
			p, _, err := w.pool(tx, pool, c.Year)
			if err != nil {
				return err
			}
			e, err := p.Contribute(c)
			if err != nil {
				return err
			}
			e.Decision = decision
			if _, isNew, err := w.write(tx, p.ID, who.Worker, e); err != nil {
				return err
			} else if isNew {
				added++
			}
		}
		return nil
	})
	return added, err
}

// CarryForward takes what is left of one year into the next.
func (w *Work) CarryForward(ctx context.Context, who Who, pool string, from fund.Year, amount byname.Pence) error {
	return w.keepPool(ctx, who, func(tx *store.Tx) error {
		p, _, err := w.pool(tx, pool, from)
		if err != nil {
			return err
		}
		if !p.Covers(from + 1) {
			return byname.Invalid("carrying forward from "+from.String(), "a year that another of the pool follows", "the pool ends with that year")
		}
		_, _, err = w.write(tx, p.ID, who.Worker, fund.CarryForward(from, amount))
		return err
	})
}

// Reverse takes an entry of a pool's ledger back.
func (w *Work) Reverse(ctx context.Context, who Who, pool string, number int64, why string) error {
	return w.keepPool(ctx, who, func(tx *store.Tx) error {
		entries, err := tx.Entries(pool, number, 1)
		if err != nil {
			return err
		}
		if len(entries) == 0 {
			return byname.NotFound("entry of the ledger", "one with that number", "see byname fund ledger")
		}
		_, _, err = tx.AppendEntry(pool, entries[0].Reversal(who.Worker, w.Today(), w.minute(), why))
		return err
	})
}

// Ledger are entries of a pool from a number on, oldest first. Nobody is named
// in them but those who wrote them.
func (w *Work) Ledger(ctx context.Context, who Who, pool string, from int64, most int) (entries []fund.Entry, err error) {
	err = w.seePool(ctx, who, func(tx *store.Tx) error {
		entries, err = tx.Entries(pool, from, most)
		return err
	})
	return entries, err
}

// Balance is one year of a pool: every penny by partner, neighbourhood and
// scheme.
func (w *Work) Balance(ctx context.Context, who Who, pool string, y fund.Year) (p fund.Pool, s fund.Statement, err error) {
	err = w.seePool(ctx, who, func(tx *store.Tx) error {
		if p, _, err = w.pool(tx, pool, y); err != nil {
			return err
		}
		s, err = statement(tx, p.ID, y)
		return err
	})
	return p, s, err
}

func statement(tx *store.Tx, pool string, y fund.Year) (fund.Statement, error) {
	balances, err := tx.Balances(pool, y)
	return balances.Statement(y), err
}

// keepPool writes to the pool, when the worker may.
func (w *Work) keepPool(ctx context.Context, who Who, fn func(*store.Tx) error) error {
	if err := w.guard.May(ctx, who.Worker, guard.KeepPool); err != nil {
		return err
	}
	return w.DB.Write(ctx, fn)
}

// seePool reads the pool, when the worker may.
func (w *Work) seePool(ctx context.Context, who Who, fn func(*store.Tx) error) error {
	if err := w.guard.May(ctx, who.Worker, guard.SeeMoney); err != nil {
		return err
	}
	return w.DB.Read(ctx, fn)
}
