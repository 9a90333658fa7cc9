package splink

import (
	"fmt"
	"slices"
	"strings"

	"byname"
	"byname/internal/columns"
)

// Data are the rows that a model is run on, those of several sources one
// after the other.
type Data struct {
	Table   *columns.Table
	ID      int      // column of the rows' ids
	Sources []string // names
	First   []int    // first row of each source
}

// source is which source a row is of.
func (d *Data) source(row int) int {
	at, found := slices.BinarySearch(d.First, row)
	if !found {
		at--
	}
	return at
}

// Source is the name of a row's source.
func (d *Data) Source(row int) string { return d.Sources[d.source(row)] }

// RowID is a row's id in its source.
func (d *Data) RowID(row int) string {
	id, _ := d.Table.Text(row, d.ID)
	return id
}

// check refuses rows without an id, and ids that two rows of one source have.
func (d *Data) check() error {
	for s, first := range d.First {
		to := d.Table.Rows
		if s+1 < len(d.First) {
			to = d.First[s+1]
		}
		if err := d.checkSource(first, to); err != nil {
			return err
		}
	}
	return nil
}

func (d *Data) checkSource(from, to int) error {
	rising := true
	for row := from; row < to; row++ {
		if d.Table.Code(row, d.ID) == 0 {
			return byname.Invalid(fmt.Sprintf("%s, row %d", d.Source(row), row-from+1), "an id in the column "+d.Table.Columns[d.ID].Name, "give every row one")
		}
		rising = rising && (row == from || d.less(row-1, row))
	}
	if rising {
		return nil
	}
	ids := keyed{make([]uint64, 0, to-from), make([]uint32, 0, to-from)}
	for row := from; row < to; row++ {
		ids.add(hashText(d.RowID(row)), uint32(row))
	}
	ids.sort()
	for i := range ids.keys {
		for j := i + 1; j < len(ids.keys) && ids.keys[j] == ids.keys[i]; j++ {
			if a, b := int(ids.rows[i]), int(ids.rows[j]); d.RowID(a) == d.RowID(b) {
				return byname.Invalid(fmt.Sprintf("%s, rows %d and %d", d.Source(a), a-from+1, b-from+1), "ids of their own in the column "+d.Table.Columns[d.ID].Name,
					"number the rows, or choose another column")
			}
		}
	}
	return nil
}

// less reports whether one row comes before another as Splink orders them:
// by source, then id; ids of a column of numbers as numbers. The first of a
// pair is the left one.
func (d *Data) less(a, b int) bool {
	x, y := d.RowID(a), d.RowID(b)
	if len(d.Sources) > 1 { // Splink orders the two joined, as text
		return strings.Compare(d.Source(a)+"-__-"+x, d.Source(b)+"-__-"+y) < 0
	}
	if d.Table.Columns[d.ID].Kind == columns.Number && !strings.ContainsAny(x+y, ".eE-") {
		if len(x) != len(y) {
			return len(x) < len(y)
		}
	}
	return x < y
}

// ranks are the places of rows in Splink's order, nil where rows stand in it.
func (d *Data) ranks() []uint32 {
	rising := true
	for row := 1; row < d.Table.Rows && rising; row++ {
		rising = d.less(row-1, row)
	}
	if rising {
		return nil
	}
	rows := make([]uint32, d.Table.Rows)
	for i := range rows {
		rows[i] = uint32(i)
	}
	slices.SortFunc(rows, func(a, b uint32) int {
		if d.less(int(a), int(b)) {
			return -1
		}
		return 1
	})
	ranks := make([]uint32, len(rows))
	for at, row := range rows {
		ranks[row] = uint32(at)
	}
	return ranks
}
