package work

import (
	"context"
	"strconv"

	"byname"
	"byname/fund"
	"byname/store"
)

// ShareOut shares a year of a pool out to its neighbourhoods by need, from the
// place's own population and deprivation, and delegates to each team its
// budget. Done again there is nothing left to share, and it is refused.
func (w *Work) ShareOut(ctx context.Context, who Who, pool string, y fund.Year) (a fund.Allocation, err error) {
	err = w.keepPool(ctx, who, func(tx *store.Tx) error {
		p, terms, err := w.pool(tx, pool, y)
		if err != nil {
			return err
		}
		balances, err := tx.Balances(p.ID, y)
		if err != nil {
			return err
		}
		needs, err := w.needs(p)
		if err != nil {
			return err
		}
		if a, err = fund.Allocate(y, balances[fund.Account{Kind: fund.AtPool, Year: y}], terms, needs); err != nil {
			return err
		}
		e, _, err := w.write(tx, p.ID, who.Worker, a.Entry())
		if err != nil {
			return err
		}
		if err := tx.AddNeeds(p.ID, e.Number, needs); err != nil {
			return err
		}
		for _, l := range a.Lines {
			if _, covered := w.Place.team(l.Place, w.Today()); !covered {
				continue
			}
			if _, _, err := w.write(tx, p.ID, who.Worker, fund.Delegate(y, l.Place, l.Amount, terms)); err != nil {
				return err
			}
		}
		return nil
	})
	return a, err
}

// needs are the population and the deprivation score, to two decimals, of the
// neighbourhoods that share a pool.
func (w *Work) needs(p fund.Pool) ([]fund.Need, error) {
	var needs []fund.Need
	for _, id := range p.Places {
		n, known := w.Place.Areas.Neighbourhood(id)
		if !known {
			return nil, byname.NotFound("neighbourhood "+id, "one of neighbourhoods.yaml", "it was redrawn: agree anew which share the pool")
		}
		needs = append(needs, fund.Need{
			Place: id, Name: n.Name, Population: int64(n.LSOAs.Population()),
			Score: fund.Decimal(strconv.FormatFloat(n.LSOAs.DeprivationScore(), 'f', 2, 64)),
		})
	}
	return needs, nil
}
