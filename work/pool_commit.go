package work

import (
	"context"

	"byname"
	"byname/fund"
	"byname/store"
)

// Commit puts money of a neighbourhood's allocation aside for schemes.
func (w *Work) Commit(ctx context.Context, who Who, pool string, y fund.Year, place string, schemes []fund.Scheme, list []fund.Commitment) error {
	e, err := fund.Commit(y, place, list)
	if err != nil {
		return err
	}
	return w.keepPool(ctx, who, func(tx *store.Tx) error {
		p, _, err := w.pool(tx, pool, y)
		if err != nil {
			return err
		}
		for _, s := range schemes {
			if err := tx.AddScheme(p.ID, s); err != nil {
				return err
			}
		}
		_, _, err = w.write(tx, p.ID, who.Worker, e)
		return err
	})
}

// SpendFromSchemes posts what was paid from schemes, such as invoices. What
// was posted before changes nothing; added counts the rest.
func (w *Work) SpendFromSchemes(ctx context.Context, who Who, pool string, list []fund.Spend) (added int, err error) {
	err = w.keepPool(ctx, who, func(tx *store.Tx) error {
		added = 0
		for _, s := range list {
			if s.Scheme == "" {
				return byname.Invalid("spend "+s.Ref, "a scheme", "a team spends its own budget through a person's plan")
			}
			p, _, err := w.pool(tx, pool, s.Year)
			if err != nil {
				return err
			}
			e, err := s.Entry(false)
			if err != nil {
				return err
			}
			e, isNew, err := w.write(tx, p.ID, who.Worker, e)
			if err != nil {
				return err
			}
			if !isNew {
				continue
			}
			added++
			if err := tx.AddSpend(p.ID, store.FundSpend{Spend: s, Entry: e.Number, What: s.Reason, By: who.Worker, At: w.minute()}); err != nil {
				return err
			}
		}
		return nil
	})
	return added, err
}
