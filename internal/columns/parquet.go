package columns

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
	"golang.org/x/sync/errgroup"

	"byname"
)

// Options say what is read of a file.
type Options struct {
	Columns []string // their names, in this order; nil for all
	Plain   []string // of those, the ones whose values are mostly different: kept by row, equal values or not
}

// IsParquet reports whether a file begins as Parquet files do.
func IsParquet(start []byte) bool { return strings.HasPrefix(string(start), "PAR1") }

// ReadParquet reads a Parquet file. where names it in errors.
func ReadParquet(where string, r io.ReaderAt, size int64, o Options) (t *Table, err error) {
	defer func() { // the reader of a broken file
		if p := recover(); p != nil {
			t, err = nil, broken(where, fmt.Errorf("%v", p))
		}
	}()
	file, err := parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true), parquet.ReadBufferSize(1<<16))
	if err != nil {
		return nil, broken(where, err)
	}
	leaves, err := choose(where, file.Root(), o.Columns)
	if err != nil {
		return nil, err
	}
	rows := int(file.NumRows())
	t = &Table{Rows: rows, Columns: make([]Column, len(leaves)), Codes: make([]uint32, rows*len(leaves))}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for at, l := range leaves {
		g.Go(func() (err error) {
			defer func() {
				if p := recover(); p != nil {
					err = broken(where, fmt.Errorf("%v", p))
				}
			}()
			c := newChunk(t, at, l, slices.Contains(o.Plain, l.name))
			return c.read(where, file)
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return t, nil
}

func broken(where string, err error) error {
	var p *byname.Problem
	if errors.As(err, &p) {
		return err
	}
	return byname.Invalid(where, "a whole Parquet file", "it is damaged or cut off: send it again ("+err.Error()+")")
}

// A leaf is a column of the file that is wanted.
type leaf struct {
	name   string
	column *parquet.Column
	kind   Kind
	null   bool // a list may be null, which is not an empty one
}

func choose(where string, root *parquet.Column, names []string) (list []leaf, err error) {
	var there []string
	byName := map[string]*parquet.Column{}
	for _, c := range root.Columns() {
		there = append(there, c.Name())
		byName[c.Name()] = c
	}
	if names == nil {
		names = there
	}
	for _, name := range names {
		c, ok := byName[name]
		for i := 0; i < len(there) && !ok; i++ {
			if ok = strings.EqualFold(there[i], name); ok {
				c = byName[there[i]]
			}
		}
		if !ok {
			return nil, byname.Invalid(where, fmt.Sprintf("a column %q", name), "its columns are "+strings.Join(there, ", "))
		}
		l := leaf{name: name, column: c, null: c.Optional()}
		for !l.column.Leaf() {
			if len(l.column.Columns()) != 1 {
				return nil, byname.Invalid(where+", column "+name, "one value or a list of values", "leave it out, or make columns of its parts")
			}
			l.column = l.column.Columns()[0]
		}
		if l.kind = kindOf(l.column.Type()); l.column.MaxRepetitionLevel() > 0 {
			l.kind = List
		}
		list = append(list, l)
	}
	return list, nil
}

func kindOf(t parquet.Type) Kind {
	if l := t.LogicalType(); l != nil {
		switch l.Value.(type) {
		case *format.DateType:
			return Date
		case *format.TimestampType:
			return Moment
		}
	}
	switch t.Kind() {
	case parquet.Boolean:
		return Truth
	case parquet.ByteArray, parquet.FixedLenByteArray, parquet.Int96:
		return Text
	}
	return Number
}
