package store

import (
	"time"

	"byname"
)

// A Draw is a pair that chance put before the reviewers.
type Draw struct {
	Review   // Build, Weight and Joined are those of the drawing
	Stratum  string
	Chance   float64 // that the pair was drawn, above 0 and up to 1
	Drawn    time.Time
	Standing []Word // what reviewers said, the first first; filled by Draws
}

// DrawSample puts pairs drawn by chance into the queue and keeps how they
// were drawn. A pair that is there already, and what was said of it, serves
// again. What reviewers see does not tell a drawn pair from a suspect.
func (tx *Tx) DrawSample(draws []Draw) error {
	for _, d := range draws {
		if d.Chance <= 0 || d.Chance > 1 {
			return byname.Invalid("sample", "chances above 0 and up to 1", "say how likely each pair was to be drawn")
		}
		d.Source = Sample
		number, err := tx.AskReview(d.Review)
		if err != nil {
			return err
		}
		err = tx.exec(`insert into link_sample (build, review, stratum, chance, weight, joined, drawn_at) values ($1, $2, $3, $4, $5, $6, $7)`,
			d.Build, number, d.Stratum, d.Chance, d.Weight, d.Joined, millis(d.At))
		if err != nil {
			return err
		}
	}
	return nil
}

// Draws are the pairs drawn in a build, with what was said of them so far,
// by number.
func (tx *Tx) Draws(build int) ([]Draw, error) {
	draws, err := all(tx, func(row scanner) (d Draw, err error) {
		var at, settled, drawn int64
		err = row.Scan(&d.Number, &d.Left, &d.Right, &d.Source, &d.Build, &d.Weight, &d.Joined, &d.Why, &d.Worth, &d.By, &at, &settled, &d.Says,
			&d.Stratum, &d.Chance, &drawn)
		d.At, d.Settled, d.Drawn = moment(at), moment(settled), moment(drawn)
		return d, err
	}, `
		select r.number, r.left_key, r.right_key, r.source, s.build, s.weight, s.joined, r.why, r.worth, r.worker, r.asked_at, r.settled_at, r.says,
			s.stratum, s.chance, s.drawn_at
		from link_sample s join link_review r on r.number = s.review where s.build = $1 order by r.number`, build)
	if err != nil {
		return nil, err
	}
	for i := range draws {
		if draws[i].Standing, err = tx.Words(draws[i].Number); err != nil {
			return nil, err
		}
	}
	return draws, nil
}

// LastDraw is the build in which pairs were last drawn, and when; 0 when none
// ever were.
func (tx *Tx) LastDraw() (build int, at time.Time, err error) {
	type drawing struct {
		build int
		at    time.Time
	}
	last, err := all(tx, func(row scanner) (d drawing, err error) {
		var at int64
		err = row.Scan(&d.build, &at)
		d.at = moment(at)
		return d, err
	}, `select build, max(drawn_at) from link_sample group by build order by build desc limit 1`)
	if err != nil || len(last) == 0 {
		return 0, time.Time{}, err
	}
	return last[0].build, last[0].at, nil
}
