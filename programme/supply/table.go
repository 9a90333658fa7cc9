package supply

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"

	"byname"
)

// A row is one line of one of the place's CSV files, by column.
type row struct {
	file   string
	line   int
	header []string
	fields []string
}

func (r row) text(column string) string { return r.fields[slices.Index(r.header, column)] }

func (r row) has(column string) bool { return slices.Contains(r.header, column) }

func (r row) number(column string) (float64, error) {
	x, err := strconv.ParseFloat(r.text(column), 64)
	if err != nil || x != x {
		return 0, r.wrong(column, "a number", "correct it")
	}
	return x, nil
}

func (r row) wrong(column, expected, do string) error {
	return byname.Invalid(fmt.Sprintf("place: %s line %d, %s %q", r.file, r.line, column, r.text(column)), expected, do)
}

// read gives each row of a CSV file of the place, or of its gzip, that has at
// least these columns.
func read(place fs.FS, file string, columns []string, each func(row) error) error {
	f, err := place.Open(file)
	var in io.Reader = f
	if errors.Is(err, fs.ErrNotExist) {
		if f, err = place.Open(file + ".gz"); err == nil {
			defer f.Close()
			if in, err = gzip.NewReader(f); err != nil {
				return byname.Invalid("place: "+file+".gz", "a gzip file", "make it again with gzip")
			}
		}
	} else if err == nil {
		defer f.Close()
	}
	if err != nil {
		return byname.NotFound("place: "+file, "this file, or its .gz", "bring it")
	}
	rows := csv.NewReader(in)
	rows.ReuseRecord = true
	first, err := rows.Read()
	header := slices.Clone(first)
	for _, c := range columns {
		if err != nil || !slices.Contains(header, c) {
			return byname.Invalid("place: "+file+" line 1", fmt.Sprintf("the columns %v", columns), "correct the header")
		}
	}
	for {
		fields, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return byname.Invalid("place: "+file, fmt.Sprintf("a whole CSV file with %d fields a line", len(header)), err.Error())
		}
		line, _ := rows.FieldPos(0)
		if err := each(row{file, line, header, fields}); err != nil {
			return err
		}
	}
}
