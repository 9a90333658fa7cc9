package store

import (
	"time"

	"byname"
)

// A Draft is what a worker had typed when their session had ended.
type Draft struct {
	Number int64
	Worker byname.WorkerID
	Path   string // where it was to be sent
	Form   []byte // as JSON
	At     time.Time
}

// draftsLast is how long drafts are kept.
const draftsLast = 7 * 24 * time.Hour

// KeepDraft keeps one, and forgets those that nobody came back for.
func (tx *Tx) KeepDraft(d Draft) error {
	if err := tx.exec(`delete from plan_draft where at < $1`, millis(d.At.Add(-draftsLast))); err != nil {
		return err
	}
	return tx.exec(`insert into plan_draft (worker, path, form, at) values ($1, $2, $3, $4)`, d.Worker, d.Path, string(d.Form), millis(d.At))
}

// Drafts are a worker's, the last first.
func (tx *Tx) Drafts(w byname.WorkerID, now time.Time) ([]Draft, error) {
	return all(tx, func(row scanner) (d Draft, err error) {
		var at int64
		var form string
		err = row.Scan(&d.Number, &d.Worker, &d.Path, &form, &at)
		d.Form, d.At = []byte(form), moment(at)
		return d, err
	}, `select number, worker, path, form, at from plan_draft where worker = $1 and at >= $2 order by number desc`, w, millis(now.Add(-draftsLast)))
}

// DropDraft forgets one of a worker's own. One that is gone is no error.
func (tx *Tx) DropDraft(w byname.WorkerID, number int64) error {
	return tx.exec(`delete from plan_draft where worker = $1 and number = $2`, w, number)
}
