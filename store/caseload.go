package store

import (
	"slices"

	"byname"
	"byname/team"
)

const careColumns = `person, anchor, team, worker, weight, words, handed_by, from_on, to_on`

func readCare(row scanner) (c team.Care, err error) {
	var words string
	err = row.Scan(&c.Person, &c.Anchor, &c.Team, &c.Worker, &c.Weight, &words, &c.By, &c.From, &c.To)
	c.Words = byname.Hide(words)
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
			insert into team_care (person, anchor, team, worker, weight, words, handed_by, from_on, to_on)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
			on conflict (person, from_on) do update set to_on = excluded.to_on`,
			c.Person, c.Anchor, c.Team, c.Worker, c.Weight, c.Words.Reveal(), c.By, c.From, c.To)
		if err != nil {
			return err
		}
	}
	return nil
}

// CareFor is who leads and led for a person, oldest first, whatever id the
// person had then.
func (tx *Tx) CareFor(person byname.PersonID) ([]team.Care, error) {
	args, err := tx.was(person)
	if err != nil {
		return nil, err
	}
	return all(tx, readCare, `select `+careColumns+` from team_care
		where person in (`+numbered(1, len(args))+`) order by from_on, person`, args...)
}

// LeadFor is who leads for a person on a day, the last named first; no worker
// when nobody does.
func (tx *Tx) LeadFor(person byname.PersonID, day byname.Day) (byname.WorkerID, error) {
	cares, err := tx.CareFor(person)
	for _, c := range slices.Backward(cares) {
		if c.Holds(day) {
			return c.Worker, err
		}
	}
	return "", err
}

// Weigh changes how much work a person is for who leads for them now.
func (tx *Tx) Weigh(c team.Care, w team.Weight) error {
	if w.String() == "" {
		return byname.Invalid("weight", "light, usual or heavy", "choose one")
	}
	return tx.change(byname.Conflict("weight", "a person with the same lead", "open it again"),
		`update team_care set weight = $3 where person = $1 and from_on = $2`, c.Person, c.From, w)
}

// Caseload is the persons a worker leads for on a day, longest first, each
// with the id they have now.
func (tx *Tx) Caseload(w byname.WorkerID, day byname.Day) ([]team.Care, error) {
	cares, err := all(tx, readCare, `select `+careColumns+` from team_care
		where worker = $1 and from_on <= $2 and (to_on = 0 or to_on > $2) order by from_on, person`, w, day)
	for i := range cares {
		if err == nil {
			cares[i].Person, err = tx.Alias(cares[i].Person)
		}
	}
	return cares, err
}

// CaresOf are all that hold on a day in a team.
func (tx *Tx) CaresOf(t team.TeamID, day byname.Day) ([]team.Care, error) {
	return all(tx, readCare, `select `+careColumns+` from team_care
		where team = $1 and from_on <= $2 and (to_on = 0 or to_on > $2) order by worker, from_on, person`, t, day)
}
