package store

import (
	"encoding/json"
	"fmt"
	"time"

	"byname"
	"byname/visit"
)

// A Visit is one visit as it stands.
type Visit struct {
	Number int64
	Person byname.PersonID
	Agency byname.AgencyID // of who came
	Worker byname.WorkerID
	visit.Visit
}

// BeginVisit begins a visit in the name of a worker of an agency; nothing is
// written in it yet.
func (tx *Tx) BeginVisit(person byname.PersonID, anchor string, agency byname.AgencyID, by byname.WorkerID, at time.Time) (v Visit, err error) {
	v = Visit{Person: person, Agency: agency, Worker: by}
	v.Number, err = one(tx, value[int64], nil, `insert into visit_visit (person, anchor, agency, worker, at) values ($1, $2, $3, $4, $5) returning number`,
		person, anchor, agency, by, millis(at))
	return v, err
}

// ChangeVisit adds a change to a visit that was read at its version. It is a
// conflict when somebody was first.
func (tx *Tx) ChangeVisit(v Visit, c visit.Change, by byname.WorkerID) (Visit, error) {
	last, err := one(tx, value[int], nil, `select coalesce(max(seq), 0) from visit_change where visit = $1`, v.Number)
	if err != nil {
		return v, err
	}
	if last != v.Version {
		return v, byname.Conflict("visit", "the visit as it is now", "look at the page again")
	}
	text, err := json.Marshal(c)
	if err != nil {
		return v, fmt.Errorf("visit: %w", err)
	}
	v.Visit = visit.Apply(v.Visit, c)
	return v, tx.exec(`insert into visit_change (visit, seq, worker, text) values ($1, $2, $3, $4)`, v.Number, v.Version, by, string(text))
}

// VisitsOf are all to one person, under any id that is theirs now, oldest
// first.
func (tx *Tx) VisitsOf(person byname.PersonID) (list []Visit, err error) {
	ids, err := tx.Was(person)
	if err != nil {
		return nil, err
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	type row struct {
		Visit
		text string
	}
	rows, err := all(tx, func(r scanner) (x row, err error) {
		err = r.Scan(&x.Number, &x.Agency, &x.Worker, &x.text)
		return x, err
	}, `select v.number, v.agency, v.worker, coalesce(c.text, '') from visit_visit v left join visit_change c on c.visit = v.number
		where v.person in (`+numbered(1, len(ids))+`) order by v.number, c.seq`, args...)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if len(list) == 0 || list[len(list)-1].Number != r.Number {
			r.Visit.Person = person
			list = append(list, r.Visit)
		}
		if r.text == "" {
			continue
		}
		var c visit.Change
		if err := json.Unmarshal([]byte(r.text), &c); err != nil {
			return nil, fmt.Errorf("visit %d: %w", r.Number, err)
		}
		v := &list[len(list)-1]
		v.Visit = visit.Apply(v.Visit, c)
	}
	return list, nil
}
