package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/mod/sumdb/tlog"

	"byname"
	"byname/guard"
)

// auditQueue is the entries that wait for the writer. Whoever gets to write
// writes all that wait, so that many readers cost one write to disk.
type auditQueue struct {
	sync.Mutex
	waiting []*auditBatch
}

type auditBatch struct {
	entries []guard.Entry
	done    bool
	err     error
}

// Record writes entries to the audit and returns nil when they are durable.
// Each becomes a leaf of a tree of hashes (RFC 6962, as x/mod/sumdb/tlog
// builds it), so that no row can be changed, removed or put in between
// without the root changing.
func (db *DB) Record(ctx context.Context, entries ...guard.Entry) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	mine := &auditBatch{entries: entries}
	db.audit.Lock()
	db.audit.waiting = append(db.audit.waiting, mine)
	db.audit.Unlock()

	db.alone.Lock()
	defer db.alone.Unlock()
	if mine.done {
		return mine.err
	}
	db.audit.Lock()
	batches := db.audit.waiting
	db.audit.waiting = nil
	db.audit.Unlock()
	// Others wait for this write: one who gives up must not spoil theirs.
	err := db.writeAlone(context.WithoutCancel(ctx), func(tx *Tx) error {
		for _, b := range batches {
			if err := tx.record(b.entries); err != nil {
				return err
			}
		}
		return nil
	})
	for _, b := range batches {
		b.done, b.err = true, err
	}
	return mine.err
}

func (tx *Tx) record(entries []guard.Entry) error {
	size, err := one(tx, value[int64], errNoAudit, `select size from guard_audit_size where one = 1`)
	if err != nil {
		return err
	}
	for _, e := range entries {
		text, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("audit: %w", err)
		}
		if err := tx.leaf(size, e, text); err != nil {
			return err
		}
		if e.Emergency && e.Granted {
			if err := tx.emergency(size, e); err != nil {
				return err
			}
		}
		size++
	}
	return tx.exec(`update guard_audit_size set size = $1 where one = 1`, size)
}

func (tx *Tx) leaf(number int64, e guard.Entry, text []byte) error {
	err := tx.exec(`insert into guard_audit (number, at, worker, entry) values ($1, $2, $3, $4)`,
		number, millis(e.At), e.Worker, string(text))
	if err != nil {
		return err
	}
	if err := tx.name(number, distinctPersons(e.Persons)); err != nil {
		return err
	}
	hashes, err := tlog.StoredHashes(number, text, tlog.HashReaderFunc(tx.readHashes))
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	first := tlog.StoredHashIndex(0, number)
	for i, h := range hashes {
		if err := tx.exec(`insert into guard_audit_hash (place, hash) values ($1, $2)`, first+int64(i), h[:]); err != nil {
			return err
		}
	}
	return nil
}

// name writes down whom an entry is about, many with one statement: a list
// names fifty.
func (tx *Tx) name(number int64, persons []byname.PersonID) error {
	if len(persons) == 0 {
		return nil
	}
	args := []any{number}
	var rows []string
	for i, p := range persons {
		args, rows = append(args, p), append(rows, fmt.Sprintf("($%d, $1)", i+2))
	}
	return tx.exec(`insert into guard_audit_person (person, number) values `+strings.Join(rows, ", "), args...)
}

// readHashes gives the tree its hashes by their places.
func (tx *Tx) readHashes(places []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(places))
	for i, place := range places {
		h, err := one(tx, value[[]byte], errNoAudit, `select hash from guard_audit_hash where place = $1`, place)
		if err != nil {
			return nil, err
		}
		if len(h) != tlog.HashSize {
			return nil, errNoAudit
		}
		hashes[i] = tlog.Hash(h)
	}
	return hashes, nil
}
