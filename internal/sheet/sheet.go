// Package sheet reads any table that people have, delimited text of any kind
// or Parquet, as rows of text, and writes such tables.
package sheet

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"byname"
)

// longest is how many bytes a field may have: longer ones are no fact about
// a person.
const longest = 10_000

// A Table is a header and rows, each as long as the header, to be gone
// through as often as wanted.
type Table struct {
	Name     string // of its file, in words of errors and warnings
	Kind     string // what the file is: "CSV" or "Parquet"
	Header   []string
	Rows     int
	Warnings []string // without values of fields

	each func(hand func(line int, row []string) error) error
}

// Options say what a file does not.
type Options struct {
	Name   string
	Header []string // names of the columns, for a file whose first line is a row
}

// Read reads a whole file. It may be gzipped; delimited text may be in UTF-8,
// UTF-16 or Windows-1252, and divided by comma, semicolon, tab or bar, with
// or without spaces after them.
func Read(r io.Reader, o Options) (*Table, error) {
	content, err := unpack(r, o.Name)
	if err != nil {
		return nil, err
	}
	t := &Table{Name: o.Name}
	if bytes.HasPrefix(content, []byte("PAR1")) {
		return t, t.readParquet(content)
	}
	text, err := t.plain(content)
	if err != nil {
		return nil, err
	}
	return t, t.readCSV(text, o.Header)
}

// Each hands over every row in order; a row is good until the next. A line
// is a line of the file, or in Parquet a row, counted from 1. Fields too
// long to be of a person are empty.
func (t *Table) Each(hand func(line int, row []string) error) error { return t.each(hand) }

func (t *Table) warn(format string, a ...any) {
	t.Warnings = append(t.Warnings, fmt.Sprintf(format, a...))
}

// name gives every column a name, and says which stand twice.
func (t *Table) name(header []string) {
	t.Header = make([]string, len(header))
	for i, h := range header {
		h = strings.TrimSpace(h)
		switch {
		case h == "":
			h = fmt.Sprintf("column %d", i+1)
		case slices.Contains(t.Header[:i], h):
			t.warn("the header has %q twice: the first is used, the other is %q", brief(h), fmt.Sprintf("%s (column %d)", brief(h), i+1))
			h = fmt.Sprintf("%s (column %d)", h, i+1)
		}
		t.Header[i] = h
	}
}

// brief is a header that fits a line.
func brief(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// Column is the place of a name in the header, whatever its case, or -1.
func (t *Table) Column(name string) int {
	for i, h := range t.Header {
		if h == name {
			return i
		}
	}
	for i, h := range t.Header {
		if strings.EqualFold(h, name) {
			return i
		}
	}
	return -1
}

// Names are the columns as an error lists them.
func (t *Table) Names() string {
	names := make([]string, 0, len(t.Header))
	for i, h := range t.Header {
		if i == 50 {
			names = append(names, fmt.Sprintf("and %d more", len(t.Header)-i))
			break
		}
		names = append(names, brief(h))
	}
	return strings.Join(names, ", ")
}

// long empties fields that are too long, and says whether any was.
func long(row []string) (column int) {
	column = -1
	for i, f := range row {
		if len(f) > longest {
			row[i], column = "", i
		}
	}
	return column
}

func (t *Table) invalid(where, expected, do string) error {
	if where != "" {
		where = ", " + where
	}
	return byname.Invalid(t.Name+where, expected, do)
}
