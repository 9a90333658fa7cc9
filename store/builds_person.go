package store

import (
	"time"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
)

// Person is who somebody is, as far as the Pass shows.
func (b *Build) Person(pass guard.Pass, now time.Time, id byname.PersonID) (population.Person, error) {
	row, err := b.allowed(pass, now, id)
	if err != nil {
		return population.Person{}, err
	}
	return seen(pass, row.person(nil)), nil
}

// Timeline is a person and what happened to them, oldest first, as far as the
// Pass shows, and what may be said of the rest.
func (b *Build) Timeline(pass guard.Pass, now time.Time, id byname.PersonID) (population.Timeline, Sealed, error) {
	row, err := b.allowed(pass, now, id)
	if err != nil {
		return population.Timeline{}, Sealed{}, err
	}
	t, err := b.timeline(row)
	if err != nil {
		return population.Timeline{}, Sealed{}, err
	}
	t, sealed := seenTimeline(pass, t, b.classOf)
	return t, sealed, nil
}

// Household is everybody who lives with a person, the person too, in the
// order of their numbers. Those the Pass does not name are counted in others,
// but for those who object.
func (b *Build) Household(pass guard.Pass, now time.Time, id byname.PersonID) (members []population.Person, others int, err error) {
	row, err := b.allowed(pass, now, id)
	if err != nil {
		return nil, 0, err
	}
	rows, err := b.household(row)
	if err != nil {
		return nil, 0, err
	}
	for _, r := range rows {
		switch covered := pass.Check(byname.PersonID(r.ID), now) == nil; {
		case covered && !(r.Objects && pass.Whole()):
			members = append(members, seen(pass, r.person(nil)))
		case !r.Objects:
			others++
		}
	}
	return members, others, nil
}

// HouseholdIDs are the ids of everybody in a person's household, so that a
// Pass can be asked for. An id says nothing of anybody, so it takes no Pass.
func (b *Build) HouseholdIDs(id byname.PersonID) ([]byname.PersonID, error) {
	number, err := b.number(id)
	if err != nil {
		return nil, err
	}
	row, err := b.row(number)
	if err != nil {
		return nil, err
	}
	rows, err := b.household(row)
	var ids []byname.PersonID
	for _, r := range rows {
		if !r.Objects {
			ids = append(ids, byname.PersonID(r.ID))
		}
	}
	return ids, err
}

// Records are what agencies' records say of who a person is, in the order of
// their keys, as far as the Pass shows.
func (b *Build) Records(pass guard.Pass, now time.Time, id byname.PersonID) ([]feed.Record, error) {
	row, err := b.allowed(pass, now, id)
	if err != nil {
		return nil, err
	}
	rows, err := b.records.read(row.RecordsAt, int(row.Records))
	var records []feed.Record
	for i := range rows {
		if r, shown := seenRecord(pass, rows[i].record(nil), row.Protected); shown {
			records = append(records, r)
		}
	}
	return records, err
}

// A Link holds two records of one person together.
type Link struct {
	Left, Right feed.Key
	Weight      float64 // bits of evidence
	Probability float64
}

// Links are those that hold a person's records together, the strongest first,
// as far as the Pass shows the records.
func (b *Build) Links(pass guard.Pass, now time.Time, id byname.PersonID) ([]Link, error) {
	row, err := b.allowed(pass, now, id)
	if err != nil {
		return nil, err
	}
	rows, err := b.links.read(row.LinksAt, int(row.Links))
	if err != nil {
		return nil, err
	}
	records, err := b.records.read(row.RecordsAt, int(row.Records))
	if err != nil {
		return nil, err
	}
	shown := func(r *recordRow) bool {
		return pass.Sees(classPerson, byname.AgencyID(r.Agency), false) == guard.Full
	}
	var links []Link
	for _, l := range rows {
		if left, right := &records[l.Left], &records[l.Right]; shown(left) && shown(right) {
			links = append(links, Link{feed.Key(left.Key), feed.Key(right.Key), l.Weight, l.Probability})
		}
	}
	return links, nil
}

// allowed is the row of a person whom the Pass may read. Guard decides about
// those who object; a run is not to meet them.
func (b *Build) allowed(pass guard.Pass, now time.Time, id byname.PersonID) (personRow, error) {
	if err := pass.Check(id, now); err != nil {
		return personRow{}, err
	}
	number, err := b.number(id)
	if err != nil {
		return personRow{}, err
	}
	row, err := b.row(number)
	if err == nil && row.Objects && pass.Whole() {
		err = nobody()
	}
	return row, err
}

func (b *Build) timeline(row personRow) (population.Timeline, error) {
	rows, err := b.events.read(row.EventsAt, int(row.Events))
	if err != nil {
		return population.Timeline{}, err
	}
	t := population.Timeline{Person: row.person(nil), Events: make([]population.Event, len(rows))}
	for i := range rows {
		t.Events[i] = population.Event{Event: rows[i].event(), Agency: byname.AgencyID(rows[i].Agency)}
	}
	return t, nil
}

// household reads the neighbours in number of a person for as long as they
// are the same household.
func (b *Build) household(row personRow) ([]personRow, error) {
	if row.Household == 0 {
		return []personRow{row}, nil
	}
	const around = 24 // more than nearly every household has
	first, end := int64(row.Person)-1-around, int64(row.Person)+around
	for {
		rows, err := b.persons.read(max(0, first), int(min(end, b.persons.rows())-max(0, first)))
		if err != nil {
			return nil, err
		}
		open := first > 0 && rows[0].Household == row.Household || end < b.persons.rows() && rows[len(rows)-1].Household == row.Household
		if open {
			first, end = first-around, end+around
			continue
		}
		var members []personRow
		for _, r := range rows {
			if r.Household == row.Household {
				members = append(members, r)
			}
		}
		return members, nil
	}
}
