package area

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"byname"
)

// A row is one line of one of the place's CSV files.
type row struct {
	file   string
	line   int
	header []string
	fields []string
}

// open opens a file of the place, or its gzip.
func open(fsys fs.FS, name string) (io.ReadCloser, string, error) {
	f, err := fsys.Open(name)
	if err == nil {
		return f, name, nil
	}
	f, errGz := fsys.Open(name + ".gz")
	if errors.Is(errGz, fs.ErrNotExist) && errors.Is(err, fs.ErrNotExist) {
		return nil, "", byname.Invalid("place: "+name, "this file, or "+name+".gz", "add it: place/greater-manchester shows what is in it")
	}
	if errGz != nil {
		return nil, "", fmt.Errorf("place: %s: %w", name, errGz)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, "", byname.Invalid("place: "+name+".gz", "a gzip file", "make it again with gzip")
	}
	return unzipped{z, f}, name + ".gz", nil
}

type unzipped struct {
	*gzip.Reader
	file fs.File
}

func (u unzipped) Close() error { return u.file.Close() }

// read gives each row of a CSV file that has exactly these columns, in order.
func read(fsys fs.FS, name, columns string, each func(row) error) error {
	f, name, err := open(fsys, name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	header := strings.Split(columns, ",")
	first, err := r.Read()
	if err != nil || !slices.Equal(first, header) {
		return byname.Invalid("place: "+name+" line 1", "the columns "+columns, "correct the header")
	}
	for {
		fields, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return byname.Invalid("place: "+name, "a whole CSV file with "+strconv.Itoa(len(header))+" fields a line", err.Error())
		}
		line, _ := r.FieldPos(0)
		if err := each(row{name, line, header, fields}); err != nil {
			return err
		}
	}
}

func (r row) text(column string) string { return r.fields[slices.Index(r.header, column)] }

func (r row) whole(column string) (int, error) {
	n, err := strconv.Atoi(r.text(column))
	if err != nil || n < 0 {
		return 0, r.wrong(column, "a whole number", "correct it")
	}
	return n, nil
}

func (r row) number(column string) (float64, error) {
	x, err := strconv.ParseFloat(r.text(column), 64)
	if err != nil || x < 0 || x != x {
		return 0, r.wrong(column, "a number, not below 0", "correct it")
	}
	return x, nil
}

// wrong is an error about one field of the row.
func (r row) wrong(column, expected, do string) error {
	return byname.Invalid(fmt.Sprintf("place: %s line %d, %s %q", r.file, r.line, column, r.text(column)), expected, do)
}

// find looks up what a column refers to.
func find[T any](r row, column string, in map[string]*T) (*T, error) {
	if t, ok := in[r.text(column)]; ok {
		return t, nil
	}
	return nil, r.wrong(column, "the code of a known "+column, "correct the code, or add the "+column+" to its own file")
}

// once keeps what the row made, and refuses a second of the same code.
func once[T any](r row, column string, in map[string]*T, t *T) error {
	code := r.text(column)
	if code == "" || in[code] != nil {
		return r.wrong(column, "a code that stands on one line only", "delete the line that is wrong")
	}
	in[code] = t
	return nil
}
