package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"byname"
	"byname/feed"
	"byname/population"
)

var errNotJoinable = byname.Conflict("population join", "a build that a day's changes can join", "this one is of an earlier version: run byname population build")

// BeginJoin starts a build that lies over the base of the current one. It is
// to be ended by Publish or Abandon.
func (b *Builds) BeginJoin() (*NewBuild, *Build, error) {
	n, err := b.Begin() // and nobody else publishes from here on
	if err != nil {
		return nil, nil, err
	}
	current, err := b.Current()
	if err == nil {
		n.base = current
		if current.base != nil {
			n.base = current.base
		}
		n.first = int32(n.base.persons.rows())
		n.replaced, err = create(createTable[replacedRow], filepath.Join(n.folder, replacedFile), nil)
	}
	if err != nil {
		n.Abandon()
		return nil, nil, err
	}
	return n, current, nil
}

// First is how many persons are numbered before the build's own.
func (n *NewBuild) First() int32 { return n.first }

// Replace writes which persons of the current build are told anew, or are
// nobody now; all that the current build told anew itself are. It gives the
// counts of the others.
func (n *NewBuild) Replace(current *Build, numbers []int32) (Counts, error) {
	all := slices.DeleteFunc(append(slices.Clone(numbers), current.replaced...), func(p int32) bool { return p > n.first })
	slices.Sort(all)
	all = slices.Compact(all)
	counts := n.base.Counts
	counts.Changes, counts.Unplaced, counts.Signals = 0, 0, 0
	waiting, err := n.base.waiting()
	if err != nil {
		return counts, err
	}
	for _, w := range waiting {
		if _, told := slices.BinarySearch(all, w.number); !told {
			counts.Signals++
		}
	}
	n.gone = all
	home, base := int32(0), n.base.Retell()
	for _, p := range all {
		if err := n.replaced.put(replacedRow{p}); err != nil {
			return counts, err
		}
		row, err := base.person(p)
		if err != nil {
			return counts, err
		}
		counts.Persons--
		counts.Records -= int(row.Records)
		counts.Links -= int(row.Links)
		counts.Events -= int(row.Events)
		if row.Objects {
			counts.Objecting--
		}
		if row.Household != 0 && row.Household != home {
			counts.Households--
			home = row.Household
		}
	}
	return counts, nil
}

// Household is how many households are numbered before the build's own.
func (n *NewBuild) Household() int32 {
	if n.base == nil {
		return 0
	}
	return int32(n.base.Counts.Households)
}

// Told is everything that a build tells of one person.
type Told struct {
	Person  population.Person
	Records []feed.Record
	Events  []population.Event
}

// Told is what is told of the person with a number, to be told anew by the
// next build. It is for building alone: whoever is shown somebody needs a
// Pass.
func (b *Build) Told(number int32) (Told, error) {
	row, err := b.row(number)
	if err != nil {
		return Told{}, err
	}
	return b.told(row)
}

func (b *Build) told(row personRow) (t Told, err error) {
	l := b.of(row.Person)
	records, err := l.recordsOf(row)
	if err != nil {
		return t, err
	}
	events, err := l.eventsOf(row)
	if err != nil {
		return t, err
	}
	// What is read is part of a text of many rows, which must not stay in
	// memory with it.
	cloned(&row)
	t = Told{Person: row.person(nil), Records: make([]feed.Record, len(records)), Events: make([]population.Event, len(events))}
	for i := range records {
		cloned(&records[i])
		t.Records[i] = records[i].record(nil)
	}
	for i := range events {
		cloned(&events[i])
		t.Events[i] = population.Event{Event: events[i].event(), Agency: byname.AgencyID(events[i].Agency)}
	}
	return t, nil
}

// NumberOf is the place of the person with an id, 0 when they are nobody.
func (b *Build) NumberOf(id byname.PersonID) int32 {
	number, err := b.number(id)
	if err != nil {
		return 0
	}
	return number
}

// Own are the numbers of whoever a joined build tells anew; none of a whole one.
func (b *Build) Own() (numbers []int32) {
	if b.base == nil {
		return nil
	}
	for i := range int32(b.persons.rows()) {
		numbers = append(numbers, b.first+1+i)
	}
	return numbers
}

// Whose hands over the key of every record of the build and whose it is.
func (b *Build) Whose(take func(feed.Key, byname.PersonID)) error {
	return b.held(func(r *heldRow, _ bool) error {
		if r.Here {
			take(feed.Key(r.Key), byname.PersonID(r.ID))
		}
		return nil
	})
}

// Others hands over the households of the base whose persons the build under
// way does not tell anew, to look for early signs among them. It comes after
// Replace.
func (n *NewBuild) Others(take func(household []population.Timeline) error) error {
	return n.base.raw(n.gone, take)
}

// Unplaced are the events about records that no delivery held.
func (b *Build) Unplaced() (events []population.Event, err error) {
	t, err := openTable[eventRow](filepath.Join(b.folder, unplacedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNotJoinable
	}
	if err != nil {
		return nil, err
	}
	err = t.scan(0, t.rows(), 4096, func(rows []eventRow) error {
		for i := range rows {
			events = append(events, population.Event{Event: rows[i].event(), Agency: byname.AgencyID(rows[i].Agency)})
		}
		return nil
	})
	return events, err
}
