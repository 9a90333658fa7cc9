package store

import (
	"fmt"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/population"
)

// Each hands over every household's timelines to the rules of a run, in the
// order of numbers; somebody with no household comes alone. Those who object,
// to planning use alone too, are left out, and what agencies told without an agreement for the run's
// purpose. Restricted events are there, because rules must weigh them; what
// the rules find goes through SeenReasons before anybody reads it.
func (b *Build) Each(pass guard.Pass, now time.Time, take func(household []population.Timeline) error) error {
	if b.base != nil {
		if err := b.eachOf(b.base.layer, pass, now, take); err != nil {
			return err
		}
	}
	return b.eachOf(b.layer, pass, now, take)
}

// eachOf hands over the households of one layer.
func (b *Build) eachOf(l *layer, pass guard.Pass, now time.Time, take func(household []population.Timeline) error) error {
	var household []population.Timeline
	done := func() error {
		if len(household) == 0 {
			return nil
		}
		defer func() { household = household[:0] }()
		return take(household)
	}
	events, h := eventReader[eventRow]{table: l.events.table}, newHider()
	last := int32(0)
	err := l.persons.scan(0, l.persons.rows(), 4096, func(rows []personRow) error {
		for i := range rows {
			row := &rows[i]
			if row.Household == 0 || row.Household != last {
				if err := done(); err != nil {
					return err
				}
			}
			last = row.Household
			if !b.tells(row.Person) {
				if err := events.next(int(row.Events), func(*eventRow) {}); err != nil {
					return err
				}
				continue
			}
			if err := pass.Check(byname.PersonID(row.ID), now); err != nil {
				return err
			}
			t := population.Timeline{Person: row.person(h), Events: make([]population.Event, 0, row.Events)}
			err := events.next(int(row.Events), func(e *eventRow) {
				agency := byname.AgencyID(e.Agency)
				if !row.unplanned() && pass.Sees(b.classOf(e.Kind), agency, false) != guard.Nothing {
					t.Events = append(t.Events, population.Event{Event: e.event(), Agency: agency})
				}
			})
			if err != nil {
				return err
			}
			if !row.unplanned() {
				household = append(household, t)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return done()
}

// raw hands over the households of a whole build with all that is told of
// them, but for those of whom some are gone.
func (b *Build) raw(gone []int32, take func(household []population.Timeline) error) error {
	var household []population.Timeline
	done := func() error {
		if len(household) == 0 {
			return nil
		}
		defer func() { household = household[:0] }()
		return take(household)
	}
	events, h := eventReader[eventRow]{table: b.events.table}, newHider()
	err := b.persons.scan(0, b.persons.rows(), 4096, func(rows []personRow) error {
		for i := range rows {
			row := &rows[i]
			if last := len(household) - 1; last >= 0 && (row.Household == 0 || row.Household != household[last].Household) {
				if err := done(); err != nil {
					return err
				}
			}
			t := population.Timeline{Person: row.person(h), Events: make([]population.Event, 0, row.Events)}
			err := events.next(int(row.Events), func(e *eventRow) {
				t.Events = append(t.Events, population.Event{Event: e.event(), Agency: byname.AgencyID(e.Agency)})
			})
			if err != nil {
				return err
			}
			if _, left := slices.BinarySearch(gone, row.Person); !left {
				household = append(household, t)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return done()
}

// streamRows is how many events are read ahead.
const streamRows = 16 << 10

// An eventReader reads the events of person after person.
type eventReader[T any] struct {
	table *table[T]
	at    int64 // first row not read yet
	ahead []T
}

// next takes the next n events.
func (r *eventReader[T]) next(n int, take func(*T)) error {
	for range n {
		if len(r.ahead) == 0 {
			size := min(streamRows, r.table.rows()-r.at)
			if size == 0 {
				return fmt.Errorf("%s ends early", eventsFile)
			}
			rows, err := r.table.read(r.at, int(size))
			if err != nil {
				return err
			}
			r.ahead, r.at = rows, r.at+size
		}
		take(&r.ahead[0])
		r.ahead = r.ahead[1:]
	}
	return nil
}
