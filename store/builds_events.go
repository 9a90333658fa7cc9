package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sort"

	"byname"
	"byname/feed"
	"byname/population"
)

// personsPerShelf bounds what is in memory while timelines are written.
const personsPerShelf = 16 << 10

// A Placing brings the events of each person together, in files beside the
// build. No household is on two shelves.
type Placing struct {
	Events   int
	Unplaced int // about records that no source holds

	shelves *shelves[eventRow, *eventRow]
	firsts  []int32 // number of the first person of each shelf
	persons []population.Person
}

// newPlacing makes room for the events of persons, who are in the order of
// their numbers.
func (n *NewBuild) newPlacing(persons []population.Person) (*Placing, error) {
	firsts := []int32{n.first + 1}
	for i := 1; i < len(persons); i++ {
		apart := persons[i].Household == 0 || persons[i].Household != persons[i-1].Household
		if apart && persons[i].Number-firsts[len(firsts)-1] >= personsPerShelf {
			firsts = append(firsts, persons[i].Number)
		}
	}
	s, err := makeShelves[eventRow](n.folder, "events", len(firsts))
	return &Placing{shelves: s, firsts: firsts, persons: persons}, err
}

// Place places the events of all sources; person is the number of whose each
// row is.
func (n *NewBuild) Place(ctx context.Context, s *Sources, rows *Rows, persons []population.Person, person func(row int32) int32) (*Placing, error) {
	p, err := n.newPlacing(persons)
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, "bringing events together", reading{event: func(_ *Source, e *eventRow) error {
		row, known := rows.Of(feed.Key(e.Subject))
		if !known {
			p.Unplaced++
			return n.unplaced.put(*e)
		}
		return p.put(person(row), e)
	}})
	return p, errors.Join(err, p.shelves.close())
}

// PlaceAnew places the events that each hands over.
func (n *NewBuild) PlaceAnew(each func(take func(population.Event) error) error, persons []population.Person, person func(subject feed.Key) (number int32, known bool)) (*Placing, error) {
	p, err := n.newPlacing(persons)
	if err != nil {
		return nil, err
	}
	err = each(func(event population.Event) error {
		e := rowOfEvent(&event.Event, event.Agency)
		if number, known := person(event.Subject); known {
			return p.put(number, &e)
		}
		p.Unplaced++
		cloned(&e)
		return n.unplaced.put(e)
	})
	return p, errors.Join(err, p.shelves.close())
}

func (p *Placing) put(person int32, e *eventRow) error {
	p.Events++
	e.Person = person
	shelf := sort.Search(len(p.firsts), func(i int) bool { return p.firsts[i] > person }) - 1
	return p.shelves.put(shelf, e)
}

// Events writes all timelines, in the order of persons, and hands them over
// to be read household by household, some thousand at a time; somebody with
// no household comes alone. What is handed over is not to be kept.
func (n *NewBuild) Events(ctx context.Context, p *Placing, read func(households [][]population.Timeline) error) error {
	persons := p.persons
	shelf := 0
	return inOrder(ctx, len(p.firsts), p.take, func(rows []*eventRow) error {
		of := persons
		if shelf++; shelf < len(p.firsts) {
			of = persons[:p.firsts[shelf]-p.firsts[shelf-1]]
		}
		persons = persons[len(of):]
		timelines, err := n.timelines(of, rows)
		if err != nil || len(timelines) == 0 { // nobody is told anew by a join of nothing
			return err
		}
		return read(households(timelines))
	})
}

// take is one shelf in order. It is taken down for good.
func (p *Placing) take(i int) ([]*eventRow, error) {
	rows, err := p.shelves.take(i)
	err = errors.Join(err, p.shelves.clear(i))
	slices.SortFunc(rows, func(a, b *eventRow) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.At, b.At), cmp.Compare(a.Key, b.Key))
	})
	return rows, err
}

func (n *NewBuild) timelines(persons []population.Person, rows []*eventRow) ([]population.Timeline, error) {
	events := make([]population.Event, len(rows))
	for i := range rows {
		events[i] = population.Event{Event: rows[i].event(), Agency: byname.AgencyID(rows[i].Agency)}
	}
	timelines := make([]population.Timeline, len(persons))
	for i := range persons {
		count := 0
		for count < len(rows) && rows[count].Person == persons[i].Number {
			count++
		}
		span := n.span(persons[i].Number)
		span.eventsAt, span.events = n.events.count(), int32(count)
		for _, row := range rows[:count] {
			span.told = n.told.add(span.told, row.Agency)
			span.restricted = span.restricted || row.Restricted
			if err := n.events.put(*row); err != nil {
				return nil, err
			}
		}
		timelines[i] = population.Timeline{Person: persons[i], Events: events[:count:count]}
		rows, events = rows[count:], events[count:]
	}
	return timelines, nil
}

// households splits timelines where one household ends and another begins.
func households(timelines []population.Timeline) (homes [][]population.Timeline) {
	for first := 0; first < len(timelines); {
		n := first + 1
		for n < len(timelines) && timelines[first].Household != 0 && timelines[n].Household == timelines[first].Household {
			n++
		}
		homes = append(homes, timelines[first:n])
		first = n
	}
	return homes
}
