package store

import (
	"errors"
	"path/filepath"
	"sync"
)

// A layer is the files of one build: of everybody, or of those whom a joined
// build tells anew.
type layer struct {
	folder  string
	first   int32 // how many persons are numbered before its own
	persons carded[personRow, *personRow]
	records carded[recordRow, *recordRow]
	links   *table[linkRow]
	events  carded[eventRow, *eventRow]
	signals carded[signalRow, *signalRow]
	find    *index
	near    func() (*table[nearRow], error)
}

func openLayer(folder string, first int32) (*layer, error) {
	l := &layer{folder: folder, first: first}
	in := func(name string) string { return filepath.Join(folder, name) }
	var errs [6]error
	l.persons, errs[0] = openCarded[personRow](in(personsFile))
	l.records, errs[1] = openCarded[recordRow](in(recordsFile))
	l.links, errs[2] = openTable[linkRow](in(linksFile))
	l.events, errs[3] = openCarded[eventRow](in(eventsFile))
	l.find, errs[4] = openIndex(in(findFile))
	l.signals, errs[5] = openCarded[signalRow](in(signalsFile))
	l.near = sync.OnceValues(l.openNear)
	return l, errors.Join(errs[:]...)
}

// row reads a person by number.
func (l *layer) row(number int32) (personRow, error) {
	rows, err := l.persons.read(int64(number-1-l.first), 1)
	if err != nil {
		return personRow{}, err
	}
	return rows[0], nil
}

func (l *layer) recordsOf(p personRow) ([]recordRow, error) {
	return l.records.read(p.RecordsAt, int(p.Records))
}

func (l *layer) linksOf(p personRow) ([]linkRow, error) {
	return l.links.read(p.LinksAt, int(p.Links))
}

func (l *layer) eventsOf(p personRow) ([]eventRow, error) {
	return l.events.read(p.EventsAt, int(p.Events))
}

// household reads the neighbours in number of a person for as long as they
// are the same household.
func (l *layer) household(p personRow) ([]personRow, error) {
	if p.Household == 0 {
		return []personRow{p}, nil
	}
	const around = 24 // more than nearly every household has
	at := int64(p.Person - 1 - l.first)
	first, end := at-around, at+1+around
	for {
		rows, err := l.persons.read(max(0, first), int(min(end, l.persons.rows())-max(0, first)))
		if err != nil {
			return nil, err
		}
		open := first > 0 && rows[0].Household == p.Household || end < l.persons.rows() && rows[len(rows)-1].Household == p.Household
		if open {
			first, end = first-around, end+around
			continue
		}
		var members []personRow
		for _, r := range rows {
			if r.Household == p.Household {
				members = append(members, r)
			}
		}
		return members, nil
	}
}
