package store

import (
	"byname"
)

// A Need names a worker who must know what is restricted about a person, and
// why. Another worker, a lead, names them.
type Need struct {
	ID     int64
	Person byname.PersonID
	Anchor string
	Worker byname.WorkerID
	Reason string
	By     byname.WorkerID
	byname.Span
}

// AddNeed names a worker.
func (tx *Tx) AddNeed(n Need) error {
	switch {
	case n.Worker == n.By:
		return byname.Denied("named need", "one worker names another", "ask the lead of the team")
	case n.Reason == "":
		return byname.Invalid("named need", "a reason", "say why this worker must know")
	}
	return tx.exec(`insert into guard_need (person, anchor, worker, reason, named_by, from_on, to_on) values ($1, $2, $3, $4, $5, $6, $7)`,
		n.Person, n.Anchor, n.Worker, n.Reason, n.By, n.From, n.To)
}

// EndNeed ends one; day is the first on which it no longer holds.
func (tx *Tx) EndNeed(id int64, day byname.Day) error {
	return tx.change(byname.NotFound("named need", "one that holds", "look in the list"),
		`update guard_need set to_on = $2 where id = $1 and (to_on = 0 or to_on > $2)`, id, day)
}

// NamedNeeds are all that were named for a person, oldest first.
func (tx *Tx) NamedNeeds(person byname.PersonID) ([]Need, error) {
	return all(tx, func(row scanner) (n Need, err error) {
		err = row.Scan(&n.ID, &n.Person, &n.Anchor, &n.Worker, &n.Reason, &n.By, &n.From, &n.To)
		return n, err
	}, `select id, person, anchor, worker, reason, named_by, from_on, to_on from guard_need where person = $1 order by id`, person)
}
