package store

import (
	"time"

	"byname"
	"byname/guard"
	"byname/population"
)

// Home is the household of one person as the rules of a run weigh it, in the
// order of numbers: as Each hands it over. It is empty when the person
// objects, to planning use alone too.
func (b *Build) Home(pass guard.Pass, now time.Time, id byname.PersonID) (home []population.Timeline, err error) {
	if !pass.Whole() {
		return nil, byname.Denied("a whole home", "the pass of a run", "ask for each person")
	}
	number, err := b.number(id)
	if err != nil {
		return nil, err
	}
	self, err := b.row(number)
	if err != nil || self.unplanned() {
		return nil, err
	}
	rows, err := b.of(number).household(self)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if row.unplanned() {
			continue
		}
		if err := pass.Check(byname.PersonID(row.ID), now); err != nil {
			return nil, err
		}
		t, err := b.timeline(row)
		if err != nil {
			return nil, err
		}
		kept := t.Events[:0]
		for _, e := range t.Events {
			if pass.Sees(b.classOf(e.Kind), e.Agency, false) != guard.Nothing {
				kept = append(kept, e)
			}
		}
		t.Events = kept
		home = append(home, t)
	}
	return home, nil
}

// Weighs reports whether the rules of a run may weigh an event.
func (b *Build) Weighs(pass guard.Pass, e population.Event) bool {
	return pass.Whole() && pass.Sees(b.classOf(e.Kind), e.Agency, false) != guard.Nothing
}
