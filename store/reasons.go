package store

import (
	"time"

	"byname"
)

// A Reason is why a worker may open somebody, for a while.
type Reason struct {
	Worker    byname.WorkerID
	Person    byname.PersonID
	Purpose   string
	Reason    string
	Emergency bool // the glass was broken
	Given     time.Time
	Until     time.Time
}

// GiveReason keeps one.
func (tx *Tx) GiveReason(r Reason) error {
	return tx.exec(`
		insert into guard_reason (worker, person, purpose, reason, emergency, given_at, until_at) values ($1, $2, $3, $4, $5, $6, $7)`,
		r.Worker, r.Person, r.Purpose, r.Reason, r.Emergency, millis(r.Given), millis(r.Until))
}

// ReasonNow is the last reason a worker gave for a person that still holds,
// false when there is none.
func (tx *Tx) ReasonNow(worker byname.WorkerID, person byname.PersonID, now time.Time) (Reason, bool, error) {
	list, err := all(tx, func(row scanner) (r Reason, err error) {
		var given, until int64
		err = row.Scan(&r.Worker, &r.Person, &r.Purpose, &r.Reason, &r.Emergency, &given, &until)
		r.Given, r.Until = moment(given), moment(until)
		return r, err
	}, `
		select worker, person, purpose, reason, emergency, given_at, until_at from guard_reason
		where worker = $1 and person = $2 and until_at > $3 order by id desc limit 1`, worker, person, millis(now))
	if err != nil || len(list) == 0 {
		return Reason{}, false, err
	}
	return list[0], true, nil
}
