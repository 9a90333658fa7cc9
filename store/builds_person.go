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
// Pass shows, and what may be said of the rest. came is what came of them since
// the build was made.
func (b *Build) Timeline(pass guard.Pass, now time.Time, id byname.PersonID, came ...population.Told) (population.Timeline, Sealed, error) {
	row, err := b.allowed(pass, now, id)
	if err != nil {
		return population.Timeline{}, Sealed{}, err
	}
	t, err := b.timeline(row)
	if err != nil {
		return population.Timeline{}, Sealed{}, err
	}
	if len(came) > 0 {
		t = t.Tell(came...)
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
	rows, err := b.of(row.Person).household(row)
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
	rows, err := b.of(row.Person).household(row)
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
	rows, err := b.recordsOf(row)
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
	rows, err := b.of(row.Person).linksOf(row)
	if err != nil {
		return nil, err
	}
	records, err := b.recordsOf(row)
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
	rows, err := b.of(row.Person).eventsOf(row)
	if err != nil {
		return population.Timeline{}, err
	}
	t := population.Timeline{Person: row.person(nil), Events: make([]population.Event, len(rows))}
	for i := range rows {
		t.Events[i] = population.Event{Event: rows[i].event(), Agency: byname.AgencyID(rows[i].Agency)}
	}
	return t, nil
}
