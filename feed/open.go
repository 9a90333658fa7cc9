package feed

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

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

// indexFold is where a column's name is, in capitals or not: -1 when nowhere.
func indexFold(names []string, name string) int {
	return slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
}

// match finds the mapping's columns among those of the file.
func (f *File) match(names []string) error {
	f.width = len(names)
	var missing, unknown []string
	for _, header := range f.m.Headers {
		from := make([]int, len(header))
		var lacks []string
		for i, column := range header {
			if from[i] = indexFold(names, column); from[i] < 0 {
				lacks = append(lacks, column)
			}
		}
		var extra []string
		for i, name := range names {
			if !f.ours[i] && (indexFold(header, name) < 0 || indexFold(names, name) < i) {
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
