package store

import (
	"time"

	"byname"
	"byname/population"
)

// KeepChanges writes down which records moved from one id to another in a
// build. Written twice, it is there once.
func (tx *Tx) KeepChanges(build int, changes []population.Change, at time.Time) error {
	for _, c := range changes {
		err := tx.exec(`
			insert into population_change (build, person, became, records, gone, returned, reason, at)
			values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
			build, c.From, c.To, c.Records, c.Gone, c.Returned, c.Reason, millis(at))
		if err != nil {
			return err
		}
	}
	return nil
}

// Changes are those of a build, by id.
func (tx *Tx) Changes(build int) ([]population.Change, error) {
	return all(tx, readChange, `
		select person, became, records, gone, returned, reason from population_change where build = $1 order by person, became`, build)
}

func readChange(row scanner) (c population.Change, err error) {
	err = row.Scan(&c.From, &c.To, &c.Records, &c.Gone, &c.Returned, &c.Reason)
	return c, err
}

// Alias follows an id that nobody is any more to who it is now: itself when
// it was never given up, or was given back. Each turn goes to a later change,
// so it ends.
func (tx *Tx) Alias(id byname.PersonID) (byname.PersonID, error) {
	for {
		next, err := all(tx, value[byname.PersonID], `
			select became from population_change c
			where person = $1 and gone
				and not exists (select 1 from population_change d where d.became = c.person and d.number > c.number)
			order by number desc limit 1`, id)
		if err != nil || len(next) == 0 {
			return id, err
		}
		id = next[0]
	}
}
