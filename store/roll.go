package store

import (
	"time"

	"byname"
	"byname/guard"
	"byname/outcome"
)

// A PackedRoll is who is behind one number, as it is kept.
type PackedRoll struct {
	area, period string
	people       []byte
}

// PackRoll makes a roll small, outside of any transaction. It sorts the roll.
func PackRoll(area, period string, r outcome.Roll) (PackedRoll, error) {
	people, err := r.AppendBinary(nil)
	return PackedRoll{area, period, people}, err
}

// Roll is who is behind a measure's number of an area and period in a build,
// the latest first, NotFound when nobody was counted. A run's Pass reads it.
func (tx *Tx) Roll(pass guard.Pass, now time.Time, build int, measure, area, period string) (outcome.Roll, error) {
	people, err := one(tx, func(row scanner) (b []byte, err error) { return b, row.Scan(&b) },
		byname.NotFound("people behind "+measure, "somebody counted in this build", "count anew: byname outcome count"),
		`select people from outcome_roll where build = $1 and measure = $2 and area = $3 and period = $4`, build, measure, area, period)
	if err != nil {
		return nil, err
	}
	var r outcome.Roll
	if err := r.UnmarshalBinary(people); err != nil {
		return nil, err
	}
	for id := range r.All() {
		if err := pass.Check(id, now); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// keepRolls keeps who is behind a measure's numbers in a build, in place of
// what was there, of the builds of which counts are kept.
func (tx *Tx) keepRolls(build int, measure string, rolls []PackedRoll) error {
	if err := tx.exec(`delete from outcome_roll where build = $1 and measure = $2`, build, measure); err != nil {
		return err
	}
	for _, r := range rolls {
		err := tx.exec(`insert into outcome_roll (build, measure, area, period, people) values ($1, $2, $3, $4, $5)`, build, measure, r.area, r.period, r.people)
		if err != nil {
			return err
		}
	}
	return tx.exec(`delete from outcome_roll where build not in (select build from outcome_grid)`)
}
