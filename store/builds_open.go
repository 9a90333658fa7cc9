package store

import (
	"errors"
	"path/filepath"
	"sync"

	"byname"
	"byname/feed"
	"byname/link"
	"byname/population"
)

// A Build is one night's population, open for reading. It is never changed
// and may be read from many goroutines. It needs no closing: its files close
// when nobody holds it any more.
type Build struct {
	Manifest
	folder  string
	kinds   map[string]feed.Kind
	persons carded[personRow, *personRow]
	records *table[recordRow]
	links   *table[linkRow]
	events  carded[eventRow, *eventRow]
	signals carded[signalRow, *signalRow]
	find    *index
	waiting func() ([]Waiting, error) // reads them once
	model   func() (*link.Model, error)
	quality func() (link.Standing, error)
}

func openBuild(folder string, kinds map[string]feed.Kind) (*Build, error) {
	m, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	b := &Build{Manifest: m, folder: folder, kinds: kinds}
	in := func(name string) string { return filepath.Join(folder, name) }
	var errs [6]error
	b.persons, errs[0] = openCarded[personRow](in(personsFile))
	b.records, errs[1] = openTable[recordRow](in(recordsFile))
	b.links, errs[2] = openTable[linkRow](in(linksFile))
	b.events, errs[3] = openCarded[eventRow](in(eventsFile))
	b.signals, errs[5] = openCarded[signalRow](in(signalsFile))
	b.find, errs[4] = openIndex(in(findFile))
	b.waiting, b.model, b.quality = sync.OnceValues(b.loadWaiting), sync.OnceValues(b.readModel), sync.OnceValues(b.readQuality)
	return b, errors.Join(errs[:]...)
}

// classOf is the class of information of a kind of event. A kind that the
// place no longer has is of none, which nobody but its own agency sees.
func (b *Build) classOf(kind string) string { return b.kinds[kind].Class }

func (b *Build) phraseOf(kind string) string { return b.kinds[kind].Phrase }

// ids opens the memory of ids, which only the next build reads.
func (b *Build) ids() (*table[heldRow], error) {
	return openTable[heldRow](filepath.Join(b.folder, idsFile))
}

// number is a person's place in this build.
func (b *Build) number(id byname.PersonID) (int32, error) {
	number, found := b.find.person(uint64(id))
	if !found {
		return 0, nobody()
	}
	return number, nil
}

// nobody is said of those who are not there and of those who object alike.
func nobody() error {
	return byname.NotFound("person", "somebody in the current population", "look for them by name, birth date or postcode")
}

// row reads a person by number.
func (b *Build) row(number int32) (personRow, error) {
	rows, err := b.persons.read(int64(number)-1, 1)
	if err != nil {
		return personRow{}, err
	}
	return rows[0], nil
}

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
	numbers, err := b.find.persons(k, k)
	if err != nil {
		return 0, err
	}
	for _, n := range numbers {
		p, err := b.row(n)
		if err != nil {
			return 0, err
		}
		records, err := b.records.read(p.RecordsAt, int(p.Records))
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
