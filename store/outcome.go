package store

import "byname/outcome"

// KeepCounts keeps what was counted in a build, in place of what was there.
func (tx *Tx) KeepCounts(build int, counts []outcome.Count) error {
	if err := tx.exec(`delete from outcome_count where build = $1`, build); err != nil {
		return err
	}
	for _, c := range counts {
		err := tx.exec(`insert into outcome_count (build, measure, line, area, period, first_on, last_on, numerator, denominator, refused)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, build, c.Measure, c.Line, c.Area, c.Period.Name,
			int64(c.Period.First), int64(c.Period.Last), c.Numerator, c.Denominator, c.Refused)
		if err != nil {
			return err
		}
	}
	return nil
}

// Counts are what was counted in a build, by measure, period and area.
func (tx *Tx) Counts(build int) ([]outcome.Count, error) {
	return all(tx, func(row scanner) (c outcome.Count, err error) {
		return c, row.Scan(&c.Measure, &c.Line, &c.Area, &c.Period.Name, &c.Period.First, &c.Period.Last, &c.Numerator, &c.Denominator, &c.Refused)
	}, `select measure, line, area, period, first_on, last_on, numerator, denominator, refused
		from outcome_count where build = $1 order by measure, line, area`, build)
}
