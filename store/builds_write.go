package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"byname"
	"byname/population"
)

// A NewBuild is a build on its way. Nobody sees it before Publish, and
// nothing is left of it when Publish is not reached.
type NewBuild struct {
	Number int
	Next   byname.PersonID // the first id to be issued

	builds *Builds
	unlock func()
	folder string

	persons cardedWriter[personRow, *personRow]
	records cardedWriter[recordRow, *recordRow]
	held    *tableWriter[heldRow]
	links   *tableWriter[linkRow]
	near    *tableWriter[nearRow]
	events  cardedWriter[eventRow, *eventRow]
	changes *tableWriter[changeRow]
	signals cardedWriter[signalRow, *signalRow]
	find    indexWriter
	homes   indexWriter

	unplaced *tableWriter[eventRow]
	replaced *tableWriter[replacedRow] // nil in a whole build
	gone     []int32                   // the persons of the base that are replaced
	files    []FileSum                 // of those that are written in one go
	spans    []spans                   // by person number, from the first on
	base     *Build                    // that it lies over; nil when it is whole
	first    int32                     // how many persons the base has
	before   int                       // the build that was current when it began
	told     agencySets
}

// spans are where the rows of one person are, and what is gathered of them
// on the way.
type spans struct {
	recordsAt, linksAt, eventsAt int64
	links, events                int32
	told                         int32 // the set of agencies
	restricted                   bool
}

// Files of a build.
const (
	personsFile = "persons.parquet"
	recordsFile = "records.parquet"
	idsFile     = "ids.parquet"
	linksFile   = "links.parquet"
	eventsFile  = "events.parquet"
	changesFile = "changes.parquet"
	signalsFile = "signals.parquet"
	findFile    = "find.index"

	unplacedFile = "unplaced.parquet"
)

// Begin starts the next build. It is to be ended by Publish or Abandon.
func (b *Builds) Begin() (*NewBuild, error) {
	unlock, err := b.lock()
	if err != nil {
		return nil, err
	}
	n, err := b.begin()
	if err != nil {
		unlock()
		return nil, fmt.Errorf("population build: %w", err)
	}
	n.unlock = unlock
	return n, nil
}

func (b *Builds) begin() (*NewBuild, error) {
	if err := b.sweep(); err != nil {
		return nil, err
	}
	last, err := b.issued()
	if err != nil {
		return nil, err
	}
	n := &NewBuild{Number: last.Build + 1, Next: last.Person, builds: b}
	if n.before, err = b.current(); err != nil {
		return nil, err
	}
	if err := b.issue(issued{n.Number, n.Next}); err != nil {
		return nil, err
	}
	n.folder = filepath.Join(b.folder, writing+strconv.Itoa(n.Number))
	if err := os.Mkdir(n.folder, 0o700); err != nil {
		return nil, err
	}
	in := func(name string) string { return filepath.Join(n.folder, name) }
	n.persons, err = create(createCarded[personRow], in(personsFile), nil)
	n.records, err = create(createCarded[recordRow], in(recordsFile), err)
	n.held, err = create(createTable[heldRow], in(idsFile), err)
	n.links, err = create(createTable[linkRow], in(linksFile), err)
	n.near, err = create(createTable[nearRow], in(nearFile), err)
	n.events, err = create(createCarded[eventRow], in(eventsFile), err)
	n.changes, err = create(createTable[changeRow], in(changesFile), err)
	n.signals, err = create(createCarded[signalRow], in(signalsFile), err)
	n.unplaced, err = create(createTable[eventRow], in(unplacedFile), err)
	return n, err
}

// create makes one table, unless making those before it failed.
func create[W any](make func(path string) (W, error), path string, before error) (w W, err error) {
	if before != nil {
		return w, before
	}
	return make(path)
}

// Person writes a person; numbers follow one another from 1. It comes after
// all that is written of them.
func (n *NewBuild) Person(p *population.Person) error {
	row, at := rowOfPerson(p), n.span(p.Number)
	row.RecordsAt, row.LinksAt, row.Links, row.EventsAt, row.Events = at.recordsAt, at.linksAt, at.links, at.eventsAt, at.events
	row.Agencies, row.Restricted = n.told.of(at.told), at.restricted
	if int64(p.Number-n.first) != n.persons.count()+1 {
		return fmt.Errorf("population build: person %d is out of order", p.Number)
	}
	return n.persons.put(row)
}

func (n *NewBuild) span(person int32) *spans {
	person -= n.first
	for int(person) >= len(n.spans) {
		n.spans = append(n.spans, make([]spans, max(1024, len(n.spans)))...)
	}
	return &n.spans[person]
}

// Change writes records that another id stands over now.
func (n *NewBuild) Change(c population.Change) error {
	return n.changes.put(changeRow{int64(c.From), int64(c.To), c.Records, c.Gone, c.Returned, c.Reason})
}

// Publish makes the build durable and current, and lets go of all but the
// last keep builds; the one that was current stays among them. m is completed
// with what only the writer knows.
func (n *NewBuild) Publish(m Manifest, keep int) (Manifest, error) {
	defer n.Abandon()
	m.Number, m.NextPerson, m.Before = n.Number, n.Next, n.before
	m.Files = nil
	ends := []func() (FileSum, error){n.persons.close, n.records.close, n.held.close, n.links.close, n.near.close, n.events.close, n.changes.close, n.signals.close, n.unplaced.close,
		n.persons.cards.close, n.records.cards.close, n.events.cards.close, n.signals.cards.close,
		func() (FileSum, error) { return n.find.write(filepath.Join(n.folder, findFile)) },
		func() (FileSum, error) { return n.homes.write(filepath.Join(n.folder, homesFile)) },
	}
	if n.replaced != nil {
		ends = append(ends, n.replaced.close)
		m.Base = n.base.Number
	}
	for _, end := range ends {
		sum, err := end()
		if err != nil {
			return m, fmt.Errorf("population build: %w", err)
		}
		m.Files = append(m.Files, sum)
	}
	m.Files = append(m.Files, n.files...)
	if err := n.publish(m, keep); err != nil {
		return m, fmt.Errorf("population build: %w", err)
	}
	return m, nil
}

func (n *NewBuild) publish(m Manifest, keep int) error {
	b := n.builds
	if err := m.write(n.folder); err != nil {
		return err
	}
	if err := syncFolder(n.folder); err != nil {
		return err
	}
	// Before anybody can see the build, so that a roll-back issues no id twice.
	if err := b.issue(issued{n.Number, n.Next}); err != nil {
		return err
	}
	before, err := b.current()
	if err != nil {
		return err
	}
	if err := rename(n.folder, filepath.Join(b.folder, strconv.Itoa(n.Number))); err != nil {
		return err
	}
	n.folder = ""
	if err := b.point(n.Number); err != nil {
		return err
	}
	return b.prune(keep, before)
}

// Abandon leaves nothing of a build that was not published. After Publish it
// does nothing.
func (n *NewBuild) Abandon() {
	if n.unlock == nil {
		return
	}
	if n.folder != "" {
		n.persons.abandon()
		n.records.abandon()
		n.held.abandon()
		n.links.abandon()
		n.near.abandon()
		n.events.abandon()
		n.changes.abandon()
		n.signals.abandon()
		n.unplaced.abandon()
		if n.replaced != nil {
			n.replaced.abandon()
		}
		os.RemoveAll(n.folder)
	}
	n.unlock()
	n.unlock = nil
}
