package store

import (
	"time"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
)

// Person is who somebody is, as far as the Pass shows. Those who object are
// not found.
func (b *Build) Person(pass guard.Pass, now time.Time, id byname.PersonID) (population.Person, error) {
	row, err := b.allowed(pass, now, id)
	if err != nil {
		return population.Person{}, err
	}
	return seen(pass, row.person()), nil
}

// Timeline is a person and what happened to them, oldest first, as far as the
// Pass shows.
func (b *Build) Timeline(pass guard.Pass, now time.Time, id byname.PersonID) (t population.Timeline, sealed Sealed, err error) {
	row, err := b.allowed(pass, now, id)
	if err != nil {
		return t, sealed, err
	}
	t, err = b.timeline(row)
	if err != nil {
		return population.Timeline{}, sealed, err
	}
	t, sealed = seenTimeline(pass, t)
	return t, sealed, nil
}

// Household is everybody who lives with a person, the person too, in the
// order of their numbers. Those the Pass does not name are counted in others.
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
		switch {
		case r.Objects:
		case pass.Check(byname.PersonID(r.ID), now) != nil:
			others++
		default:
			members = append(members, seen(pass, r.person()))
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
// their keys. A protected address is left out for those without the need.
func (b *Build) Records(pass guard.Pass, now time.Time, id byname.PersonID) ([]feed.Record, error) {
	row, err := b.allowed(pass, now, id)
	if err != nil {
		return nil, err
	}
	rows, err := b.records.read(row.RecordsAt, int(row.Records))
	records := make([]feed.Record, len(rows))
	for i := range rows {
		records[i] = rows[i].record()
		r := &records[i]
		if pass.Sees("nhs_number", r.Agency, false) != guard.Full {
			r.NHS = byname.NHSNumber{}
		}
		if row.Protected && !pass.Need() || r.Withheld {
			r.Address, r.Postcode, r.UPRN, r.LSOA = byname.Text{}, byname.Text{}, "", ""
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

// Links are those that hold a person's records together.
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
	links := make([]Link, len(rows))
	for i, r := range rows {
		links[i] = Link{feed.Key(records[r.Left].Key), feed.Key(records[r.Right].Key), r.Weight, r.Probability}
	}
	return links, err
}

// allowed is the row of a person whom the Pass may read.
func (b *Build) allowed(pass guard.Pass, now time.Time, id byname.PersonID) (personRow, error) {
	if err := pass.Check(id, now); err != nil {
		return personRow{}, err
	}
	number, err := b.number(id)
	if err != nil {
		return personRow{}, err
	}
	row, err := b.row(number)
	if err == nil && row.Objects {
		err = nobody()
	}
	return row, err
}

func (b *Build) timeline(row personRow) (population.Timeline, error) {
	rows, err := b.events.read(row.EventsAt, int(row.Events))
	if err != nil {
		return population.Timeline{}, err
	}
	t := population.Timeline{Person: row.person(), Events: make([]population.Event, len(rows))}
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
