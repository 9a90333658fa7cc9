package store

import (
	"encoding/json"
	"fmt"
	"time"

	"byname"
	"byname/bed"
)

// A WrittenProperty is a property as somebody wrote it last.
type WrittenProperty struct {
	bed.Property
	Version int
}

// WriteProperty writes a property down, of which seen is the version that its
// writer saw; 0 is none. It is a conflict when somebody was first.
func (tx *Tx) WriteProperty(p bed.Property, seen int, by byname.WorkerID, at time.Time) error {
	last, err := one(tx, value[int], nil, `select coalesce(max(version), 0) from bed_property where property = $1`, p.ID)
	if err != nil {
		return err
	}
	if last != seen {
		return byname.Conflict("property", "the property as it is now", "somebody was first: look at it again")
	}
	text, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("property: %w", err)
	}
	return tx.exec(`insert into bed_property (property, version, worker, at, text) values ($1, $2, $3, $4, $5)`, p.ID, seen+1, by, millis(at), string(text))
}

// Properties are all there are, each as last written, in the order of ids.
func (tx *Tx) Properties() ([]WrittenProperty, error) {
	return all(tx, func(row scanner) (p WrittenProperty, err error) {
		var text string
		if err = row.Scan(&p.Version, &text); err != nil {
			return p, err
		}
		return p, json.Unmarshal([]byte(text), &p.Property)
	}, `select version, text from bed_property a
		where version = (select max(b.version) from bed_property b where b.property = a.property) order by property`)
}

// Chill writes down that every bed is opened from a night up to and not
// including another.
func (tx *Tx) Chill(span byname.Span, by byname.WorkerID, at time.Time, reason string) error {
	return tx.exec(`insert into bed_cold (from_on, to_on, worker, at, reason) values ($1, $2, $3, $4, $5)`, span.From, span.To, by, millis(at), reason)
}

// Cold says whether a night is one on which every bed is opened, and until
// when; of several that say so the last written holds.
func (tx *Tx) Cold(night byname.Day) (until byname.Day, reason string, err error) {
	type cold struct {
		to     byname.Day
		reason string
	}
	list, err := all(tx, func(row scanner) (c cold, err error) {
		err = row.Scan(&c.to, &c.reason)
		return c, err
	}, `select to_on, reason from bed_cold where from_on <= $1 order by at desc limit 1`, night)
	if err != nil || len(list) == 0 || list[0].to <= night {
		return 0, "", err
	}
	return list[0].to, list[0].reason, nil
}

// Sight writes a sighting down; the same of one day once.
func (tx *Tx) Sight(s bed.Sighting, anchor string, by byname.WorkerID, at time.Time) error {
	return tx.exec(`insert into bed_sighting (person, anchor, day, what, worker, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
		s.Person, anchor, s.Day, string(s.What), by, millis(at))
}

// Sightings are all there are, oldest first; who ended is now who they became.
func (tx *Tx) Sightings() ([]bed.Sighting, error) {
	list, err := all(tx, func(row scanner) (s bed.Sighting, err error) {
		var what string
		err = row.Scan(&s.Person, &s.Day, &what)
		s.What = bed.Sight(what)
		return s, err
	}, `select person, day, what from bed_sighting order by day, person, what`)
	if err != nil {
		return nil, err
	}
	ended, err := all(tx, value[byname.PersonID], `
		select distinct person from bed_sighting where person in (select person from population_move where gone)`)
	now := map[byname.PersonID]byname.PersonID{}
	for _, id := range ended {
		if err == nil {
			now[id], err = tx.Alias(id)
		}
	}
	for i, s := range list {
		if id, gone := now[s.Person]; gone {
			list[i].Person = id
		}
	}
	return list, err
}
