package store

import (
	"encoding/json"
	"fmt"
	"math"
	"time"

	"byname"
	"byname/guard"
	"byname/team"
)

// WhoLooked is who asked to see a person, newest first, refusals among them:
// at most most entries, older than entry before, or the newest when before
// is 0. Reading it is reading the person, so it takes a Pass. A written reason
// may tell what its writer was shown: it is read by the writer's own agency,
// and for the person's own request.
func (tx *Tx) WhoLooked(pass guard.Pass, person byname.PersonID, now time.Time, before int64, most int) ([]guard.Look, error) {
	if err := pass.Check(person, now); err != nil {
		return nil, err
	}
	if before == 0 {
		before = math.MaxInt64
	}
	list, err := all(tx, readLook, `
		select a.number, a.entry, coalesce(w.name, '')
		from guard_audit_person p
			join guard_audit a on a.number = p.number
			left join team_worker w on w.id = a.worker
		where p.person = $1 and a.number < $2
		order by a.number desc limit $3`, person, before, most)
	if err != nil {
		return nil, err
	}
	if err := tx.then(list); err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Agency != pass.Agency() && pass.Purpose() != "rights" {
			list[i].Reason = ""
		}
	}
	return list, err
}

// then says as what, and for which agency, workers looked: they may work
// elsewhere now.
func (tx *Tx) then(list []guard.Look) error {
	agencies, err := tx.Agencies()
	if err != nil {
		return err
	}
	posts := map[byname.WorkerID][]team.Post{}
	for i := range list {
		l := &list[i]
		if a, err := agencies.Agency(l.Agency); err == nil {
			l.AgencyName = a.Name
		}
		if _, read := posts[l.Worker]; !read {
			if posts[l.Worker], err = tx.PostsOf(l.Worker); err != nil {
				return err
			}
		}
		for _, p := range posts[l.Worker] {
			if p.From <= byname.MinuteOf(l.At).Day() && p.Agency == l.Agency {
				l.Job = p.Job
			}
		}
	}
	return nil
}

// Lookers counts the entries about a person.
func (tx *Tx) Lookers(pass guard.Pass, person byname.PersonID, now time.Time) (int, error) {
	if err := pass.Check(person, now); err != nil {
		return 0, err
	}
	return one(tx, value[int], errNoAudit, `select count(*) from guard_audit_person where person = $1`, person)
}

func readLook(row scanner) (l guard.Look, err error) {
	var text string
	if err := row.Scan(&l.Number, &text, &l.WorkerName); err != nil {
		return l, err
	}
	if err := json.Unmarshal([]byte(text), &l.Entry); err != nil {
		return l, fmt.Errorf("audit: entry %d cannot be read", l.Number)
	}
	l.People = len(l.Persons)
	// Whom else a list named is not this person's to read.
	l.Persons = nil
	return l, nil
}

// AuditEntries are entries as they were written, from a number on, at most
// most: for who checks the audit itself. They name persons by id alone.
func (tx *Tx) AuditEntries(from int64, most int) ([]guard.Entry, error) {
	return all(tx, func(row scanner) (e guard.Entry, err error) {
		text, err := value[string](row)
		if err != nil {
			return e, err
		}
		return e, json.Unmarshal([]byte(text), &e)
	}, `select entry from guard_audit where number >= $1 order by number limit $2`, from, most)
}
