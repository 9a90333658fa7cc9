package store

import (
	"slices"

	"byname"
	"byname/fund"
)

// AddNeeds keeps what a year's shares rested on, with the entry that shared
// it out.
func (tx *Tx) AddNeeds(pool string, entry int64, needs []fund.Need) error {
	for i, n := range needs {
		err := tx.exec(`insert into fund_need (pool, entry, line, place, name, population, score) values ($1, $2, $3, $4, $5, $6, $7)`,
			pool, entry, i, n.Place, n.Name, n.Population, string(n.Score))
		if err != nil {
			return err
		}
	}
	return nil
}

// Needs are what an entry that shared a year out rested on.
func (tx *Tx) Needs(pool string, entry int64) ([]fund.Need, error) {
	return all(tx, func(row scanner) (n fund.Need, err error) {
		return n, row.Scan(&n.Place, &n.Name, &n.Population, &n.Score)
	}, `select place, name, population, score from fund_need where pool = $1 and entry = $2 order by line`, pool, entry)
}

// A BenefitNote is how often one thing was, or was to be, avoided, and how
// well that is known.
type BenefitNote struct {
	fund.UnitCost
	Year     fund.Year
	Place    string
	Stage    fund.Stage
	Number   fund.Decimal
	Evidence string
}

// AddBenefit keeps a number; the last one written holds.
func (tx *Tx) AddBenefit(pool string, b BenefitNote, by byname.WorkerID, at byname.Minute) error {
	return tx.exec(`insert into fund_benefit (pool, year, place, code, name, unit, gains, value_pence, grade, stage, number, evidence, worker, written_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		pool, int64(b.Year), b.Place, b.Code, b.Name, b.Unit, b.Gains, int64(b.Value), b.Grade, string(b.Stage), string(b.Number), b.Evidence,
		string(by), int64(at))
}

// Benefits are a year's, by line in the order first written, with the
// neighbourhoods they were measured in and the evidence for that. Numbers that
// were written again replace the first.
func (tx *Tx) Benefits(pool string, y fund.Year) (list []fund.Benefit, places []string, evidence string, err error) {
	notes, err := all(tx, func(row scanner) (n BenefitNote, err error) {
		return n, row.Scan(&n.Place, &n.Code, &n.Name, &n.Unit, &n.Gains, &n.Value, &n.Grade, &n.Stage, &n.Number, &n.Evidence)
	}, `select place, code, name, unit, gains, value_pence, grade, stage, number, evidence
		from fund_benefit where pool = $1 and year = $2 order by id`, pool, int64(y))
	at := map[string]int{}
	for _, n := range notes {
		key := n.Place + " " + n.Code
		i, ok := at[key]
		if !ok {
			i = len(list)
			at[key] = i
			list = append(list, fund.Benefit{UnitCost: n.UnitCost})
		}
		if n.Stage != fund.Measured {
			list[i].Forecast = n.Number
			continue
		}
		list[i].Measured, evidence = n.Number, n.Evidence
		if !slices.Contains(places, n.Place) {
			places = append(places, n.Place)
		}
	}
	return list, places, evidence, err
}
