package store

import (
	"encoding/json"
	"fmt"
	"time"

	"byname"
	"byname/discharge"
)

// A Discharge is one time in hospital as it stands.
type Discharge struct {
	Number        int64
	Person        byname.PersonID
	Neighbourhood string
	discharge.Stay
}

// Discharge begins a time in hospital, of which the first change is c.
func (tx *Tx) Discharge(person byname.PersonID, anchor, neighbourhood string, c discharge.Change, by byname.WorkerID, at time.Time) (d Discharge, err error) {
	d = Discharge{Person: person, Neighbourhood: neighbourhood}
	d.Number, err = one(tx, value[int64], nil, `insert into discharge_stay (person, anchor, agency, neighbourhood, worker, at) values ($1, $2, $3, $4, $5, $6) returning number`,
		person, anchor, c.Hospital, neighbourhood, by, millis(at))
	if err != nil {
		return d, err
	}
	return tx.ChangeDischarge(d, c, by)
}

// ChangeDischarge adds a change to a stay that was read at its version. It is
// a conflict when somebody was first.
func (tx *Tx) ChangeDischarge(d Discharge, c discharge.Change, by byname.WorkerID) (Discharge, error) {
	last, err := one(tx, value[int], nil, `select coalesce(max(seq), 0) from discharge_change where stay = $1`, d.Number)
	if err != nil {
		return d, err
	}
	if last != d.Version {
		return d, byname.Conflict("stay", "the stay as it is now", "somebody was first: look at it again")
	}
	text, err := json.Marshal(c)
	if err != nil {
		return d, fmt.Errorf("stay: %w", err)
	}
	d.Stay = discharge.Apply(d.Stay, c)
	if err := tx.exec(`insert into discharge_change (stay, seq, worker, text) values ($1, $2, $3, $4)`, d.Number, d.Version, by, string(text)); err != nil {
		return d, err
	}
	for _, agency := range d.Holders() {
		if err := tx.exec(`insert into discharge_holder (stay, agency) values ($1, $2) on conflict do nothing`, d.Number, agency); err != nil {
			return d, err
		}
	}
	if d.Left != 0 {
		err = tx.exec(`insert into discharge_left (stay, left_on) values ($1, $2)`, d.Number, d.Left.Day())
	}
	return d, err
}

// Discharges are those still in hospital, and those who left on a day or
// later, oldest first.
func (tx *Tx) Discharges(since byname.Day) ([]Discharge, error) {
	return tx.discharges(`not exists (select 1 from discharge_left l where l.stay = s.number and l.left_on < $1)`, since)
}

// DischargesOf are all of one person, under any id that is theirs now, oldest
// first.
func (tx *Tx) DischargesOf(person byname.PersonID) ([]Discharge, error) {
	ids, err := tx.Was(person)
	if err != nil {
		return nil, err
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	return tx.discharges(`s.person in (`+numbered(1, len(ids))+`)`, args...)
}

func (tx *Tx) discharges(which string, args ...any) (list []Discharge, err error) {
	type row struct {
		Discharge
		text string
	}
	rows, err := all(tx, func(r scanner) (x row, err error) {
		err = r.Scan(&x.Number, &x.Person, &x.Neighbourhood, &x.text)
		return x, err
	}, `select s.number, s.person, s.neighbourhood, c.text from discharge_stay s join discharge_change c on c.stay = s.number
		where `+which+` order by s.number, c.seq`, args...)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if len(list) == 0 || list[len(list)-1].Number != r.Number {
			list = append(list, r.Discharge)
		}
		var c discharge.Change
		if err := json.Unmarshal([]byte(r.text), &c); err != nil {
			return nil, fmt.Errorf("stay %d: %w", r.Number, err)
		}
		d := &list[len(list)-1]
		d.Stay = discharge.Apply(d.Stay, c)
	}
	for i := range list {
		if list[i].Person, err = tx.Alias(list[i].Person); err != nil {
			return nil, err
		}
	}
	return list, nil
}
