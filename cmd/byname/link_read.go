package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"

	"byname"
	"byname/link"
)

// linkSheets are the files of a verb, and what is in their columns.
type linkSheets struct {
	Files  []string          `arg:"" name:"file" help:"CSV with a header (any delimiter, gzipped or not) or Parquet; as many as there are sources."`
	ID     string            `placeholder:"COL" help:"Column of the row's id; without it one called id or the like, else rows are numbered. A|B for the first that a file has."`
	Map    map[string]string `mapsep:"," placeholder:"FIELD=COL,..." help:"Columns by field where the header does not say; see above. Several columns with + between, alternatives with |; nothing to leave a field out."`
	Header []string          `placeholder:"COL,..." help:"Names of the columns, for files whose first line is a row already."`
	Dates  string            `placeholder:"ORDER" help:"How birth dates are written when they alone do not tell: dmy, mdy or ymd."`
	Truth  string            `placeholder:"COL[~REGEXP]" help:"Column of the true person, to be judged by; the expression's first group when that is inside it."`
}

// Help says what the flags have no room for.
func (linkSheets) Help() string {
	return `Fields are guessed from the header, and what was taken for what is said: given, middle, family, name (given and family in one), known_as,
former, born (one column, or year+month+day), age, sex, nhs, number (national insurance, social security or any number of one person), email, phone,
address (any number of columns), postcode, town, work. Where a guess is wrong or missing, say so: --map given=vorname,born=gebdat,town=
What --map, --id and --truth name must be in one of the files at least; in one that lacks it, the column is guessed as if nothing were said (and no truth
is known). Files that name it in two ways: --map 'address=Addr Line 1+Addr Line 2|Address'

CSV may be divided by comma, semicolon, tab or bar, in UTF-8, UTF-16 or Windows-1252. How dates are written is learned from the whole column.`
}

// open reads all files into one table.
func (c linkSheets) open(e *env) (*link.Table, []*link.Sheet, error) {
	table := link.NewTable()
	var sheets []*link.Sheet
	heard := newProgress(e)
	defer heard.end()
	for _, file := range c.Files {
		heard.say("reading "+filepath.Base(file), 0, 0)
		s, err := c.read(e.ctx, table, file)
		heard.end()
		if err != nil {
			return nil, nil, err
		}
		for _, other := range sheets {
			if other.Source == s.Source {
				return nil, nil, byname.Invalid("files", "names that differ, not two called "+s.Source, "rename one: the name tells their rows apart")
			}
		}
		sheets = append(sheets, s)
		for _, w := range s.Warnings {
			fmt.Fprintln(e.stderr, "byname: warning:", w)
		}
	}
	if err := lacking(sheets); err != nil {
		return nil, nil, err
	}
	if c.Truth != "" {
		for _, w := range link.DoubtTruth(truthOf(sheets)) {
			fmt.Fprintln(e.stderr, "byname: warning: --truth:", w)
		}
	}
	return table, sheets, nil
}

// lacking is an error when a column that was told is in none of the files; in
// those that lack it, it was guessed.
func lacking(sheets []*link.Sheet) error {
	for _, flag := range slices.Sorted(maps.Keys(sheets[0].Lacks)) {
		if !slices.ContainsFunc(sheets, func(s *link.Sheet) bool { return s.Lacks[flag] == nil }) {
			return sheets[0].Lacks[flag]
		}
	}
	return nil
}

func (c linkSheets) read(ctx context.Context, t *link.Table, file string) (*link.Sheet, error) {
	o := link.SheetOptions{Source: sourceName(file), ID: c.ID, Header: c.Header, Dates: link.DateOrder(c.Dates), OneOfSeveral: len(c.Files) > 1, Map: map[link.Field]string{}}
	for field, column := range c.Map {
		o.Map[link.Field(field)] = column
	}
	var err error
	if o.Truth, o.Entity, err = c.entity(); err != nil {
		return nil, err
	}
	f, err := openInput(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return t.ReadSheet(stoppable{ctx, f}, o)
}

// entity is the column of the truth, and what finds the person in it; nil for
// all of it.
func (c linkSheets) entity() (column string, find func(string) string, err error) {
	column, expression, inside := strings.Cut(c.Truth, "~")
	if !inside || expression == "" {
		return column, nil, nil
	}
	re, err := regexp.Compile(expression)
	if err != nil || re.NumSubexp() < 1 {
		return "", nil, byname.Invalid("--truth", "an expression with a group", `write it like rec_id~rec-(\d+)-`)
	}
	return column, func(s string) string {
		if m := re.FindStringSubmatch(s); m != nil {
			return m[1]
		}
		return ""
	}, nil
}

// openInput opens a file to read, with words for what is often wrong.
func openInput(file string) (*os.File, error) {
	f, err := os.Open(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, byname.NotFound(file, "a file", "check its name")
	case errors.Is(err, fs.ErrPermission):
		return nil, byname.Denied(file, "a file that you may read", "ask its owner, or copy it")
	case err != nil:
		return nil, err
	}
	if info, err := f.Stat(); err != nil {
		return nil, errors.Join(err, f.Close())
	} else if info.IsDir() {
		return nil, errors.Join(byname.Invalid(file, "a file, not a folder", "name the files in it: "+filepath.Join(file, "*.csv")), f.Close())
	}
	return f, nil
}

// A stoppable reader ends when its context does.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// sourceName is a file's name without folder and endings.
func sourceName(file string) string {
	name := strings.TrimSuffix(filepath.Base(file), ".gz")
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// rowOf says which sheet and which of its rows a row of the table is.
func rowOf(sheets []*link.Sheet, row int) (source, id string) {
	s := sheets[sort.Search(len(sheets), func(i int) bool { return sheets[i].First > row })-1]
	return s.Source, s.IDs[row-s.First]
}

// truthOf is the true person of every row of the table.
func truthOf(sheets []*link.Sheet) (truth []string) {
	for _, s := range sheets {
		truth = append(truth, s.Truth...)
	}
	return truth
}
