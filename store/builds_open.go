package store

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"byname"
	"byname/feed"
	"byname/link"
	"byname/population"
)

// A Build is a population, open for reading. It is never changed and may be
// read from many goroutines. It needs no closing: its files close when nobody
// holds it any more.
//
// A joined build lies over a whole one, its base. It tells anew whoever a
// day's changes concern; everybody else is read from the base. No household
// is in both.
type Build struct {
	Manifest
	*layer
	base     *Build  // nil for a whole build
	replaced []int32 // the numbers of the base's persons who are told anew, or are nobody now
	kinds    map[string]feed.Kind
	waiting  func() ([]Waiting, error) // reads them once
	model    func() (*link.Model, error)
	quality  func() (link.Standing, error)
	homes    func() (*index, error)
	sketches sync.Map // of those asked for, by byname.PersonID
	sketched atomic.Int32
}

// openBuild opens a build; open is another that may be open already.
func openBuild(folder string, kinds map[string]feed.Kind, open *Build) (*Build, error) {
	m, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	b := &Build{Manifest: m, kinds: kinds}
	first := int32(0)
	if m.Base != 0 {
		if b.base, err = openBase(filepath.Join(filepath.Dir(folder), strconv.Itoa(m.Base)), kinds, open); err != nil {
			return nil, err
		}
		if b.replaced, err = readReplaced(folder); err != nil {
			return nil, err
		}
		first = int32(b.base.persons.rows())
	}
	b.layer, err = openLayer(folder, first)
	b.waiting, b.model = sync.OnceValues(b.loadWaiting), sync.OnceValues(b.readModel)
	b.quality, b.homes = sync.OnceValues(b.readQuality), sync.OnceValues(b.openHomes)
	return b, err
}

func openBase(folder string, kinds map[string]feed.Kind, open *Build) (*Build, error) {
	for ; open != nil; open = open.base {
		if open.folder == folder {
			return open, nil
		}
	}
	return openBuild(folder, kinds, nil)
}

// of is the layer that tells of the person with a number.
func (b *Build) of(number int32) *layer {
	if b.base != nil && number <= b.first {
		return b.base.layer
	}
	return b.layer
}

// tells reports whether the base still tells of the person with a number.
func (b *Build) tells(number int32) bool {
	_, told := slices.BinarySearch(b.replaced, number)
	return !told
}

// classOf is the class of information of a kind of event. A kind that the
// place no longer has is of none, which nobody but its own agency sees.
func (b *Build) classOf(kind string) string { return b.kinds[kind].Class }

func (b *Build) phraseOf(kind string) string { return b.kinds[kind].Phrase }

// number is a person's place in this build.
func (b *Build) number(id byname.PersonID) (int32, error) {
	if number, found := b.find.person(uint64(id)); found {
		return number, nil
	}
	if b.base != nil {
		if number, found := b.base.find.person(uint64(id)); found && b.tells(number) {
			return number, nil
		}
	}
	return 0, nobody()
}

// known are the numbers of all of whom something from first to last is known,
// in order.
func (b *Build) known(first, last known) ([]int32, error) {
	numbers, err := b.find.persons(first, last)
	if b.base == nil || err != nil {
		return numbers, err
	}
	before, err := b.base.find.persons(first, last)
	before = slices.DeleteFunc(before, func(n int32) bool { return !b.tells(n) })
	return append(before, numbers...), err
}

// nobody is said of those who are not there and of those who object alike.
func nobody() error {
	return byname.NotFound("person", "somebody in the current population", "look for them by name, birth date or postcode")
}

// row reads a person by number.
func (b *Build) row(number int32) (personRow, error) { return b.of(number).row(number) }

func (b *Build) recordsOf(p personRow) ([]recordRow, error) { return b.of(p.Person).recordsOf(p) }

var _ People = (*Build)(nil)

// Resolve finds the person that somebody wrote down by id and anchor, after a
// roll-back or a join too: by the id when it is somebody's, else by the
// record. It gives a label and nothing about anybody, so it takes no Pass.
func (b *Build) Resolve(id byname.PersonID, anchor feed.Key) (byname.PersonID, error) {
	_, err := b.number(id)
	if err == nil || anchor == "" || !errors.Is(err, byname.ErrNotFound) {
		return id, err
	}
	return b.ByRecord(anchor)
}

// ByRecord is whose record it is.
func (b *Build) ByRecord(key feed.Key) (byname.PersonID, error) {
	k := hashOf(key).known()
	numbers, err := b.known(k, k)
	if err != nil {
		return 0, err
	}
	for _, n := range numbers {
		p, err := b.row(n)
		if err != nil {
			return 0, err
		}
		records, err := b.recordsOf(p)
		if err != nil {
			return 0, err
		}
		for i := range records {
			if records[i].Key == string(key) {
				return byname.PersonID(p.ID), nil
			}
		}
	}
	return 0, nobody()
}

// Changes are the records that another id stands over than in the build
// before: splits, joins and joins undone.
func (b *Build) Changes() ([]population.Change, error) {
	t, err := openTable[changeRow](filepath.Join(b.folder, changesFile))
	if err != nil {
		return nil, err
	}
	rows, err := t.read(0, int(t.rows()))
	changes := make([]population.Change, len(rows))
	for i, r := range rows {
		changes[i] = population.Change{From: byname.PersonID(r.From), To: byname.PersonID(r.To), Records: r.Records, Gone: r.Gone, Returned: r.Returned, Reason: r.Reason}
	}
	return changes, err
}
