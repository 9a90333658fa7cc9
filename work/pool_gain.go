package work

import (
	"context"

	"byname"
	"byname/fund"
	"byname/store"
)

// UnitCosts are the place's, by code.
func (w *Work) UnitCosts() (map[string]fund.UnitCost, error) {
	return fund.LoadUnitCosts(w.Place.Files)
}

// NoteBenefits keeps how often each thing is to be avoided, or was, in a
// neighbourhood's year, and how good the evidence is. What is noted again
// replaces what was noted before, which stays on the record.
func (w *Work) NoteBenefits(ctx context.Context, who Who, pool string, y fund.Year, place string, stage fund.Stage, evidence string, numbers []fund.Number) error {
	if stage == fund.Measured && evidence == "" {
		return byname.Invalid("measured benefit", "how good the evidence is", "say what it was compared with")
	}
	return w.keepPool(ctx, who, func(tx *store.Tx) error {
		p, _, err := w.pool(tx, pool, y)
		if err != nil {
			return err
		}
		for _, n := range numbers {
			note := store.BenefitNote{UnitCost: n.UnitCost, Year: y, Place: place, Stage: stage, Number: n.Number, Evidence: evidence}
			if err := tx.AddBenefit(p.ID, note, who.Worker, w.minute()); err != nil {
				return err
			}
		}
		return nil
	})
}

// ShareGain divides a year's cashable gain among those who made it and writes
// it into the ledger.
func (w *Work) ShareGain(ctx context.Context, who Who, pool string, y fund.Year) (g fund.SharedGain, err error) {
	err = w.keepPool(ctx, who, func(tx *store.Tx) error {
		p, terms, err := w.pool(tx, pool, y)
		if err != nil {
			return err
		}
		if g, _, _, err = gain(tx, p, terms, y); err != nil {
			return err
		}
		e, err := g.Entry()
		if err != nil {
			return err
		}
		_, _, err = w.write(tx, p.ID, who.Worker, e)
		return err
	})
	return g, err
}

// SettleGain turns a part that was owed into a share: who gained and was no
// partner has agreed.
func (w *Work) SettleGain(ctx context.Context, who Who, pool string, y fund.Year, gainer string) error {
	return w.keepPool(ctx, who, func(tx *store.Tx) error {
		p, _, err := w.pool(tx, pool, y)
		if err != nil {
			return err
		}
		balances, err := tx.Balances(p.ID, y)
		if err != nil {
			return err
		}
		owed := balances[fund.Account{Kind: fund.AtOwed, Year: y, Name: gainer}]
		if owed == 0 {
			return byname.NotFound("part of the gain owed by "+gainer, "one that is held as owed", "see byname fund balance")
		}
		_, _, err = w.write(tx, p.ID, who.Worker, fund.Settle(y, gainer, owed))
		return err
	})
}

// gain is a year's gain as it stands: what was measured in neighbourhoods,
// against what was spent in them.
func gain(tx *store.Tx, p fund.Pool, t fund.Terms, y fund.Year) (g fund.SharedGain, benefits []fund.Benefit, evidence string, err error) {
	benefits, places, evidence, err := tx.Benefits(p.ID, y)
	if err != nil {
		return g, nil, "", err
	}
	s, err := statement(tx, p.ID, y)
	if err != nil {
		return g, nil, "", err
	}
	var spent byname.Pence
	for _, place := range places {
		spent += s.Of(place).Spent
	}
	g, err = fund.ShareGain(y, p.ByGainer(benefits), t.Cashable, spent)
	return g, benefits, evidence, err
}
