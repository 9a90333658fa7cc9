package store

import (
	"byname"
	"byname/feed"
	"byname/population"
)

// A Retelling reads what a build tells of person after person, so that they
// are told anew by the next one: quickest in the order of their numbers. It
// keeps next to nothing in memory, and is for one goroutine. It is for building alone: whoever
// is shown somebody needs a Pass.
type Retelling struct {
	build  *Build
	layers [2]retold // of the build, and of the base that it lies over
	hides  *hider
}

// retold is one layer, read on.
type retold struct {
	persons cardsOn[personRow, *personRow]
	records cardsOn[recordRow, *recordRow]
	events  cardsOn[eventRow, *eventRow]
}

// Retell begins to read a build.
func (b *Build) Retell() *Retelling {
	r := &Retelling{build: b, hides: newHider()}
	for i, of := range []*Build{b, b.base} {
		if of != nil {
			r.layers[i] = retold{cardsOn[personRow, *personRow]{of: of.persons}, cardsOn[recordRow, *recordRow]{of: of.records}, cardsOn[eventRow, *eventRow]{of: of.events}}
		}
	}
	return r
}

// of is the layer that tells of a person, and the place of their row in it.
func (r *Retelling) of(number int32) (*retold, int64) {
	if r.build.base != nil && number <= r.build.first {
		return &r.layers[1], int64(number - 1)
	}
	return &r.layers[0], int64(number - 1 - r.build.first)
}

func (r *Retelling) person(number int32) (personRow, error) {
	l, at := r.of(number)
	row, err := l.persons.row(at)
	if err != nil {
		return personRow{}, err
	}
	return *row, nil
}

// Household hands over number and id of everybody in a person's household,
// the person too.
func (r *Retelling) Household(number int32, take func(int32, byname.PersonID)) error {
	p, err := r.person(number)
	if err != nil {
		return err
	}
	take(p.Person, byname.PersonID(p.ID))
	if p.Household == 0 {
		return nil
	}
	l, at := r.of(number)
	for _, step := range []int64{-1, 1} {
		for i := at + step; i >= 0 && i < l.persons.of.table.rows(); i += step {
			row, err := l.persons.row(i)
			if err != nil {
				return err
			}
			if row.Household != p.Household {
				break
			}
			take(row.Person, byname.PersonID(row.ID))
		}
	}
	return nil
}

// Records are a person's records.
func (r *Retelling) Records(number int32) (records []feed.Record, err error) {
	err = r.records(number, func(row *recordRow) error {
		records = append(records, row.record(r.hides))
		return nil
	})
	return records, err
}

func (r *Retelling) records(number int32, take func(*recordRow) error) error {
	p, err := r.person(number)
	if err != nil {
		return err
	}
	l, _ := r.of(number)
	return readOn(&l.records, p.RecordsAt, p.Records, take)
}

// Events hands over what is told of a person. It is not to be kept: it holds
// what is told of others in memory, too.
func (r *Retelling) Events(number int32, take func(population.Event) error) error {
	p, err := r.person(number)
	if err != nil {
		return err
	}
	l, _ := r.of(number)
	return readOn(&l.events, p.EventsAt, p.Events, func(row *eventRow) error {
		return take(population.Event{Event: row.event(), Agency: byname.AgencyID(row.Agency)})
	})
}

func readOn[T any, P shelved[T]](rows *cardsOn[T, P], first int64, n int32, take func(*T) error) error {
	for i := first; i < first+int64(n); i++ {
		row, err := rows.row(i)
		if err == nil {
			err = take(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
