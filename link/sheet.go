package link

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"byname"
	"byname/feed"
	"byname/internal/sheet"
)

// A Sheet is any table with a header, CSV or Parquet, read to be linked as
// it is.
type Sheet struct {
	Source   string   // its file's name without folder and ending
	Kind     string   // CSV or Parquet
	ID       string   // the column of the ids; "" when rows are counted
	IDs      []string // by row
	Lines    []int    // by row, of the file; in Parquet the row
	Truth    []string // by row; "" where there is none
	First    int      // the table's row of the first row
	Header   []string
	Columns  Columns // what was taken for what
	Warnings []string
	Unread   []string         // of the warnings, those of values that could not be read
	Lacks    map[string]error // by flag, what was told and is not in this file

	read    *sheetReader
	truthAt int // the place of the truth's column, or -1
}

// SheetOptions say what the header does not.
type SheetOptions struct {
	Source       string
	ID           string              // column of the ids; "" to look for one, and count rows where there is none
	Header       []string            // names of the columns, for a file without a header
	Map          map[Field]string    // columns by field, instead of those guessed; "" for none
	Dates        DateOrder           // how birth dates are written, when they alone do not tell
	Truth        string              // column of the true person, if known
	OneOfSeveral bool                // a column that is told may be in another file: here it is guessed
	Entity       func(string) string // the true person inside that column; nil for all of it
}

// ReadSheet adds a file's rows to a table. What is wrong with the file is an
// error that says where and what to do; what is odd about it a warning.
func (t *Table) ReadSheet(r io.Reader, o SheetOptions) (*Sheet, error) {
	return readSheet(r, o, t.Rows(), func(r *Row) { t.AddRow(r) })
}

// ReadRows reads a file's rows and hands each over, to be matched or to join.
func ReadRows(r io.Reader, o SheetOptions, take func(*Row)) (*Sheet, error) {
	return readSheet(r, o, 0, take)
}

func readSheet(r io.Reader, o SheetOptions, first int, take func(*Row)) (*Sheet, error) {
	rows, err := sheet.Read(r, sheet.Options{Name: o.Source, Header: o.Header})
	if err != nil {
		return nil, err
	}
	s := &Sheet{Source: o.Source, Kind: rows.Kind, Header: rows.Header, First: first}
	for _, w := range rows.Warnings {
		s.warn("%s", w)
	}
	s.truthAt = -1
	if o.Truth != "" {
		if at, lacks := s.columns(rows, o.Truth); len(at) == 1 {
			s.truthAt = at[0]
		} else if err := s.lack("--truth", missing(rows, cmp.Or(lacks, o.Truth), "--truth"), o); err != nil {
			return nil, err
		}
	}
	idAt, err := s.findID(rows, o)
	if err != nil {
		return nil, err
	}
	if s.Columns, err = s.chooseColumns(rows, o, idAt); err != nil {
		return nil, err
	}
	read, err := s.Columns.reader(rows, o.Dates)
	if err != nil {
		return nil, err
	}
	s.read = read
	if err := s.fill(take, rows, read, o, idAt); err != nil {
		return nil, err
	}
	s.Unread = read.unreadable()
	for _, w := range append(read.said(), s.Unread...) {
		s.warn("%s", w)
	}
	return s, nil
}

func missing(rows *sheet.Table, column, flag string) error {
	return byname.Invalid(rows.Name+", header", fmt.Sprintf("a column %q", column), "give "+flag+" one of: "+rows.Names())
}

func (s *Sheet) warn(format string, a ...any) {
	s.Warnings = append(s.Warnings, s.Source+": "+fmt.Sprintf(format, a...))
}

// Unused are the columns that are neither compared nor the id nor the truth.
func (s *Sheet) Unused() (names []string) {
	used := map[int]bool{}
	for _, at := range s.Columns {
		for _, i := range at {
			used[i] = true
		}
	}
	for i, h := range s.Header {
		if !used[i] && h != s.ID && i != s.truthAt {
			names = append(names, h)
		}
	}
	return names
}

// fill hands the rows over and looks for what is odd about them.
func (s *Sheet) fill(take func(*Row), rows *sheet.Table, read *sheetReader, o SheetOptions, idAt int) error {
	type place struct{ line, n int }
	seen := make(map[string]place, rows.Rows)
	var twice, without, untrue odd
	n := 0
	err := rows.Each(func(line int, row []string) error {
		n++
		id := fmt.Sprint(n)
		if idAt >= 0 {
			id = strings.Clone(strings.TrimSpace(row[idAt]))
		}
		key := s.Source + "/" + id
		switch before, is := seen[id]; {
		case id == "":
			without.see(line, 0)
			key = fmt.Sprintf("%s#%d", key, n)
		case is:
			twice.see(line, before.line)
			key = fmt.Sprintf("%s#%d", key, n)
		default:
			seen[id] = place{line, n}
		}
		r := read.row(line, row)
		r.Key, r.Agency, r.Row = feed.Key(key), byname.AgencyID(s.Source), id
		take(&r)
		s.IDs, s.Lines = append(s.IDs, id), append(s.Lines, line)
		entity := ""
		if s.truthAt >= 0 {
			if entity = strings.Clone(strings.TrimSpace(row[s.truthAt])); o.Entity != nil {
				entity = o.Entity(entity)
			}
			if entity == "" {
				untrue.see(line, 0)
			}
		}
		s.Truth = append(s.Truth, entity)
		return nil
	})
	if n == 0 {
		s.warn("there are no rows after the header")
	}
	if without.n > 0 {
		s.warn("%d rows have no id, the first is line %d: they are linked, and written with an empty id", without.n, without.line)
	}
	if twice.n > 0 {
		s.warn("%d rows have an id that another row has, the first is line %d, which has that of line %d: they are linked as rows of their own", twice.n, twice.line, twice.before)
	}
	if s.truthAt >= 0 && untrue.n > 0 {
		s.warn("%d rows have no truth, the first is line %d: they are not judged", untrue.n, untrue.line)
	}
	return err
}

// odd counts what is odd about rows and remembers the first.
type odd struct{ n, line, before int }

func (o *odd) see(line, before int) {
	if o.n == 0 {
		o.line, o.before = line, before
	}
	o.n++
}

// Fields are the fields that were found and the columns they were found in.
func (s *Sheet) Fields() (list [][2]string) {
	for _, f := range allFields {
		var names []string
		for _, at := range s.Columns[f] {
			names = append(names, s.Header[at])
		}
		if names != nil {
			list = append(list, [2]string{string(f), strings.Join(names, "+")})
		}
	}
	return list
}

// ReadAs says which columns were taken for what: "given=forename born=dob".
func (s *Sheet) ReadAs() string {
	var parts []string
	for _, f := range s.Fields() {
		parts = append(parts, f[0]+"="+f[1])
	}
	return strings.Join(parts, " ")
}
