package store

import (
	"errors"

	"byname"
	"byname/team"
)

const careColumns = `person, anchor, team, worker, from_on, to_on`

func readCare(row scanner) (c team.Care, err error) {
	err = row.Scan(&c.Person, &c.Anchor, &c.Team, &c.Worker, &c.From, &c.To)
	return c, err
}

// HandOver passes the lead for a person on, as team.Hand allows.
func (tx *Tx) HandOver(next team.Care) error {
	now, err := tx.CareFor(next.Person)
	if err != nil {
		return err
	}
	changed, err := team.Hand(now, next)
	if err != nil {
		return err
	}
	for _, c := range changed {
		err := tx.exec(`
			insert into team_care (person, anchor, team, worker, from_on, to_on) values ($1, $2, $3, $4, $5, $6)
			on conflict (person, from_on) do update set to_on = excluded.to_on`,
			c.Person, c.Anchor, c.Team, c.Worker, c.From, c.To)
		if err != nil {
			return err
		}
	}
	return nil
}

// CareFor is who leads and led for a person, oldest first.
func (tx *Tx) CareFor(person byname.PersonID) ([]team.Care, error) {
	return all(tx, readCare, `select `+careColumns+` from team_care where person = $1 order by from_on`, person)
}

// LeadFor is who leads for a person on a day; no worker when nobody does.
func (tx *Tx) LeadFor(person byname.PersonID, day byname.Day) (byname.WorkerID, error) {
	nobody := errors.New("nobody leads")
	w, err := one(tx, value[byname.WorkerID], nobody, `
		select worker from team_care where person = $1 and from_on <= $2 and (to_on = 0 or to_on > $2)`, person, day)
	if errors.Is(err, nobody) {
		return "", nil
	}
	return w, err
}

// Caseload is the persons a worker leads for on a day, longest first.
func (tx *Tx) Caseload(w byname.WorkerID, day byname.Day) ([]team.Care, error) {
	return all(tx, readCare, `select `+careColumns+` from team_care
		where worker = $1 and from_on <= $2 and (to_on = 0 or to_on > $2) order by from_on, person`, w, day)
}
