package feed

import (
	"bytes"
	"fmt"
	"slices"

	"byname"
)

// tail judges a last line without a line end. It is a row like any other when
// all its cells are there and the last one is whole. Where a shorter one stops
// after a whole cell, somebody's system wrote it so, and it is refused alone;
// not in a snapshot, because those missing from one are taken to have ended.
// Anywhere else the file was cut off on its way.
func (f *File) tail() error {
	s := f.scan
	if s.ended || blank(s.raw, f.m.Delimiter) {
		return nil
	}
	last := len(s.cells) - 1
	column := slices.Index(f.from, last)
	whole := column >= 0 && f.m.proves(column, bytes.TrimSpace(s.cells[last]))
	if full := last+1 >= f.width; full {
		whole = whole || s.shut
	} else {
		empty := column >= 0 && len(s.cells[last]) == 0 && f.empty[column]
		whole = (whole || empty) && f.m.Extract != Snapshot
	}
	if !whole || f.quoted && !s.shut {
		return cutOff(s.line, "a line end after the last row")
	}
	return nil
}

func cutOff(line int, expected string) error {
	return byname.Invalid(fmt.Sprintf("the file, line %d", line), expected,
		"it was cut off on its way: send it again; if it is whole, end its last line with a line end")
}

// proves reports whether a value of a column is whole by its look: a date in
// its form, a valid NHS number, a whole postcode, a code that is listed.
func (m *Mapping) proves(column int, value []byte) bool {
	if column < 0 {
		return false
	}
	if forms := m.dates[column]; len(forms) == 1 {
		_, ok := forms[0].read(value)
		return ok
	}
	if p := m.person; p != nil {
		switch column {
		case p.nhs:
			_, err := byname.ParseNHSNumber(string(value))
			return err == nil
		case p.postcode:
			code, ok := readPostcode(value)
			return ok && code.full
		}
	}
	for _, t := range m.tables() {
		if _, listed := t.exact[string(value)]; listed && t.column == column {
			return true
		}
	}
	return false
}

// tables are all tables of codes that a mapping has.
func (m *Mapping) tables() []*table {
	var list []*table
	if m.person != nil {
		list = append(list, m.person.sex, m.person.verified)
	}
	for i := range m.events {
		list = append(list, m.events[i].kind, m.events[i].role, m.events[i].restricted)
	}
	return slices.DeleteFunc(list, func(t *table) bool { return t == nil })
}
