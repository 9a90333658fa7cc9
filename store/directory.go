package store

import (
	"encoding/json"
	"fmt"
	"time"

	"byname"
	"byname/directory"
)

// A WrittenService is a service as somebody wrote it last.
type WrittenService struct {
	directory.Service
	Version int
	By      byname.WorkerID
	At      time.Time
}

// WriteService writes a service down, of which seen is the version that its
// writer saw; 0 is what the place's files say. It is a conflict when somebody
// was first.
func (tx *Tx) WriteService(s directory.Service, seen int, by byname.WorkerID, at time.Time) error {
	last, err := one(tx, value[int], nil, `select coalesce(max(version), 0) from directory_version where service = $1`, s.ID)
	if err != nil {
		return err
	}
	if last != seen {
		return byname.Conflict("service", "the service as it is now", "somebody was first: look at it again")
	}
	text, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("service: %w", err)
	}
	return tx.exec(`insert into directory_version (service, version, worker, at, text) values ($1, $2, $3, $4, $5)`, s.ID, seen+1, by, millis(at), string(text))
}

const lastWritten = `select worker, at, version, text from directory_version a
	where version = (select max(b.version) from directory_version b where b.service = a.service)`

// WrittenServices are all that somebody wrote about, each as last written, in
// the order of ids.
func (tx *Tx) WrittenServices() ([]WrittenService, error) {
	return all(tx, readService, lastWritten+` order by service`)
}

// ServiceVersions are all versions of a service, oldest first.
func (tx *Tx) ServiceVersions(id directory.ServiceID) ([]WrittenService, error) {
	return all(tx, readService, `select worker, at, version, text from directory_version where service = $1 order by version`, id)
}

func readService(row scanner) (s WrittenService, err error) {
	var at int64
	var text string
	if err = row.Scan(&s.By, &at, &s.Version, &text); err != nil {
		return s, err
	}
	s.At = moment(at)
	return s, json.Unmarshal([]byte(text), &s.Service)
}
