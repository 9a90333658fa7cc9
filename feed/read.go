package feed

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"byname"
)

// Options are what reading needs beside the file and its mapping.
type Options struct {
	// LSOA tells the small area of a whole postcode such as "M18 8LQ". Nil
	// when the place's postcodes are not at hand.
	LSOA func(postcode string) (lsoa string, ok bool)
}

// A File is an agency's file whose header was right.
type File struct {
	// Correction is true when the file is one that WriteRefused wrote: rows that
	// were refused before, to be taken as changes whatever the mapping says.
	Correction bool

	m       *Mapping
	o       Options
	scan    *scanner
	columns []string // its own, in its order, without ours
	ours    []bool   // which of its columns WriteRefused added
	header  []string // as this file names the columns of the mapping
	from    []int    // where in a row of this file each column of the mapping is
	width   int      // of a row of this file
	empty   []bool   // which of the mapping's columns have been empty in a row
	quoted  bool     // its header has every cell in quotation marks, and so should its rows
}

// Read reads a file that the mapping claims. See File.Rows.
func Read(ctx context.Context, r io.Reader, m *Mapping, o Options) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		f, err := Open(r, m, o)
		if err != nil {
			yield(nil, err)
			return
		}
		f.Rows(ctx)(yield)
	}
}

// Open reads a file's header. A wrong one refuses the whole file, and the
// error says which columns are missing and which nobody knows.
func Open(r io.Reader, m *Mapping, o Options) (*File, error) {
	letters, err := m.Encoding.open(r)
	if err != nil {
		return nil, err
	}
	f := &File{m: m, o: o, scan: newScanner(letters, m.Delimiter, m.Quote)}
	if err := f.scan.scan(); err != nil && err != io.EOF && err != errUnclosed {
		return nil, broken(err)
	}
	names := make([]string, len(f.scan.cells))
	for i, c := range f.scan.cells {
		names[i] = norm.NFC.String(string(bytes.TrimSpace(c)))
		f.ours = append(f.ours, slices.Contains(refusedColumns, names[i]))
		f.Correction = f.Correction || f.ours[i]
		if !f.ours[i] {
			f.columns = append(f.columns, names[i])
		}
	}
	f.quoted = m.Quote != 0 && bytes.Count(f.scan.raw, []byte{m.Quote}) >= 2*len(names)
	return f, f.match(names)
}

// Header is the file's own, for Mapping.WriteRefused.
func (f *File) Header() []string { return f.columns }

// match finds the mapping's columns among those of the file.
func (f *File) match(names []string) error {
	f.width = len(names)
	var missing, unknown []string
	for _, header := range f.m.Headers {
		from := make([]int, len(header))
		var lacks []string
		for i, column := range header {
			if from[i] = slices.Index(names, column); from[i] < 0 {
				lacks = append(lacks, column)
			}
		}
		var extra []string
		for i, name := range names {
			if !f.ours[i] && (!slices.Contains(header, name) || slices.Index(names, name) < i) {
				extra = append(extra, name)
			}
		}
		if len(lacks) == 0 && len(extra) == 0 {
			f.header, f.from, f.empty = header, from, make([]bool, len(from))
			return nil
		}
		if missing == nil || len(lacks) < len(missing) {
			missing, unknown = append([]string{}, lacks...), extra
		}
	}
	if columns := len(f.m.Columns()); len(missing) > columns/2 {
		return byname.Invalid("the file's first line", "the header of "+f.m.Title+", and most of its columns are not there",
			fmt.Sprintf("check that the file is this data set and is separated as declared; expected: %s", strings.Join(f.m.Columns(), ", ")))
	}
	var wrong []string
	if len(missing) > 0 {
		wrong = append(wrong, "missing: "+strings.Join(missing, ", "))
	}
	if len(unknown) > 0 {
		wrong = append(wrong, "not known: "+strings.Join(unknown, ", "))
	}
	return byname.Invalid("the file's header", "the columns that "+f.m.File+" lists ("+strings.Join(wrong, "; ")+")",
		"ask the agency what changed; when the columns are the same under new names, add them under also: in the mapping")
}

// Rows reads the rows one after the other, in memory that grows only by a few
// bytes a row, to notice ids that come twice. A Row and all it points to is
// good until the next. An error refuses the whole file, rows read before it
// too: it was cut off, is not in its encoding, or ctx was cancelled.
func (f *File) Rows(ctx context.Context) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		r := newReader(f)
		for n := 0; ; n++ {
			if n%1024 == 0 && ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			err := f.scan.scan()
			if err == io.EOF {
				return
			}
			if err == errUnclosed {
				err = cutOff(f.scan.line, "a closing quotation mark")
			}
			if err == nil {
				err = f.tail()
			}
			if err != nil {
				yield(nil, broken(err))
				return
			}
			if blank(f.scan.raw, f.m.Delimiter) {
				continue
			}
			if !yield(r.read(), nil) {
				return
			}
		}
	}
}

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

func blank(raw []byte, delimiter byte) bool {
	for _, c := range raw {
		if c != delimiter && c != ' ' && c != '"' && c != '\r' {
			return false
		}
	}
	return true
}

// legible reports whether the letters of a row can be kept anywhere.
func legible(raw []byte) bool { return utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0 }
