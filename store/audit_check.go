package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"byname"
	"byname/guard"
)

var errNoAudit = errors.New("store: the audit is damaged: a part of it is missing")

// A Head is the size of the audit and the root of its tree. Kept elsewhere,
// it proves later that nothing up to it was changed.
type Head struct {
	Size int64
	Root tlog.Hash
}

// AuditHead is the head as it is now.
func (tx *Tx) AuditHead() (Head, error) {
	size, err := one(tx, value[int64], errNoAudit, `select size from guard_audit_size where one = 1`)
	if err != nil {
		return Head{}, err
	}
	root, err := tlog.TreeHash(size, tlog.HashReaderFunc(tx.readHashes))
	return Head{size, root}, err
}

// An AuditCheck is what reading the whole audit found.
type AuditCheck struct {
	Head     Head
	Good     bool
	FirstBad int64 // number of the first entry that does not fit; -1 when all do
	Wrong    string
}

// CheckAudit reads every entry and builds the tree anew. With heads kept from
// before it also checks that the audit still begins as it did then.
func (db *DB) CheckAudit(ctx context.Context, kept ...Head) (c AuditCheck, err error) {
	err = db.Read(ctx, func(tx *Tx) (err error) {
		c, err = tx.checkAudit(kept)
		return err
	})
	return c, err
}

func (tx *Tx) checkAudit(kept []Head) (AuditCheck, error) {
	bad := func(number int64, wrong string) (AuditCheck, error) {
		return AuditCheck{FirstBad: number, Wrong: wrong}, nil
	}
	size, err := one(tx, value[int64], errNoAudit, `select size from guard_audit_size where one = 1`)
	if err != nil {
		return AuditCheck{}, err
	}
	var tree []tlog.Hash // built anew, in the order of places
	reader := tlog.HashReaderFunc(func(places []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(places))
		for i, p := range places {
			hashes[i] = tree[p]
		}
		return hashes, nil
	})
	const page = 1000
	var number int64
	for {
		rows, err := tx.auditRows(number, page)
		if err != nil {
			return AuditCheck{}, err
		}
		for _, r := range rows {
			if r.number != number {
				return bad(number, "the entry is missing")
			}
			if wrong := r.wrong(); wrong != "" {
				return bad(number, wrong)
			}
			hashes, err := tlog.StoredHashes(number, []byte(r.text), reader)
			if err != nil {
				return AuditCheck{}, err
			}
			stored, err := tx.hashesFrom(int64(len(tree)), len(hashes))
			if err != nil {
				return AuditCheck{}, err
			}
			if !slices.Equal(stored, hashes) {
				return bad(number, "the entry is not the one that was written")
			}
			tree = append(tree, hashes...)
			number++
		}
		if len(rows) < page {
			break
		}
	}
	if number != size {
		return bad(number, "entries at the end are missing")
	}
	for _, k := range kept {
		if k.Size > size {
			return bad(size, "the audit is shorter than it was")
		}
		root, err := tlog.TreeHash(k.Size, reader)
		if err != nil {
			return AuditCheck{}, err
		}
		if root != k.Root {
			return bad(0, fmt.Sprintf("the first %d entries are not those of the head that was kept", k.Size))
		}
	}
	root, err := tlog.TreeHash(size, reader)
	return AuditCheck{Head: Head{size, root}, Good: true, FirstBad: -1}, err
}

type auditRow struct {
	number, at int64
	worker     byname.WorkerID
	text       string
	persons    []byname.PersonID
}

func (tx *Tx) auditRows(from, most int64) ([]auditRow, error) {
	rows, err := all(tx, func(row scanner) (r auditRow, err error) {
		err = row.Scan(&r.number, &r.at, &r.worker, &r.text)
		return r, err
	}, `select number, at, worker, entry from guard_audit where number >= $1 order by number limit $2`, from, most)
	if err != nil || len(rows) == 0 {
		return rows, err
	}
	type named struct {
		number int64
		person byname.PersonID
	}
	persons, err := all(tx, func(row scanner) (n named, err error) {
		err = row.Scan(&n.number, &n.person)
		return n, err
	}, `select number, person from guard_audit_person where number between $1 and $2 order by number, person`,
		rows[0].number, rows[len(rows)-1].number)
	i := 0
	for _, n := range persons {
		for rows[i].number < n.number {
			i++
		}
		rows[i].persons = append(rows[i].persons, n.person)
	}
	return rows, err
}

// wrong says how the columns of a row differ from its entry.
func (r auditRow) wrong() string {
	var e guard.Entry
	switch {
	case json.Unmarshal([]byte(r.text), &e) != nil:
		return "the entry cannot be read"
	case e.Worker != r.worker || millis(e.At) != r.at || !slices.Equal(distinctPersons(e.Persons), r.persons):
		return "the entry's columns say something else than the entry"
	}
	return ""
}

func (tx *Tx) hashesFrom(place int64, n int) ([]tlog.Hash, error) {
	return all(tx, func(row scanner) (h tlog.Hash, err error) {
		var b []byte
		err = row.Scan(&b)
		copy(h[:], b)
		return h, err
	}, `select hash from guard_audit_hash where place >= $1 and place < $2 order by place`, place, place+int64(n))
}

func distinctPersons(persons []byname.PersonID) []byname.PersonID {
	sorted := slices.Sorted(slices.Values(persons))
	return slices.Compact(sorted)
}
