package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"byname"
)

// readParquet takes a file's flat columns; lists and groups are left out and
// said.
func (t *Table) readParquet(content []byte) (err error) {
	t.Kind = "Parquet"
	defer t.damaged(&err)
	file, err := parquet.OpenFile(bytes.NewReader(content), int64(len(content)), parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
	if err != nil {
		return err
	}
	p := parquetFile{file: file, most: 1000 + 64*len(content)}
	var names []string
	for _, column := range file.Root().Columns() {
		if !column.Leaf() || column.Repeated() {
			t.warn("column %q holds lists or groups and is left out: write it as plain columns", brief(column.Name()))
			continue
		}
		for len(p.place) <= column.Index() {
			p.place = append(p.place, -1)
			p.text = append(p.text, nil)
		}
		p.place[column.Index()], p.text[column.Index()] = len(names), texts(column)
		names = append(names, column.Name())
	}
	if len(names) == 0 {
		return t.invalid("", "columns of text, numbers or dates", "write a table with a column for each field")
	}
	t.name(names)
	p.width = len(names)
	tooLong, firstLong, column := 0, 0, 0
	t.each = func(hand func(int, []string) error) error { return p.each(t, hand) }
	err = p.each(t, func(line int, row []string) error {
		t.Rows++
		if at := long(row); at >= 0 {
			if tooLong == 0 {
				firstLong, column = line, at
			}
			tooLong++
		}
		return nil
	})
	if tooLong > 0 {
		t.warn("%s longer than %d characters, the first in row %d, column %q: taken as empty", count(tooLong, "row has a field", "rows have a field"), longest, firstLong, brief(t.Header[column]))
	}
	return err
}

// damaged turns what the reader makes of a damaged file, which may be a
// panic, into what to do about it.
func (t *Table) damaged(err *error) {
	if recover() != nil || *err != nil && !errors.Is(*err, byname.ErrInvalid) {
		*err = t.invalid("", "a whole Parquet file", "it was cut off or damaged, or packed in a way this reader does not know: write it again")
	}
}

type parquetFile struct {
	file  *parquet.File
	place []int // of each leaf among the columns taken; -1 when it is left out
	text  []func(parquet.Value) string
	width int
	most  int // rows that a file of its size can have: one that is damaged may claim any number
}

func (p *parquetFile) each(t *Table, hand func(line int, row []string) error) error {
	line, batch := 0, make([][]string, 256)
	for i := range batch {
		batch[i] = make([]string, p.width)
	}
	buffer := make([]parquet.Row, len(batch))
	for _, group := range p.file.RowGroups() {
		rows := group.Rows()
		for {
			n, end, err := p.read(t, rows, buffer, batch)
			if err == nil && line+n > p.most {
				err = t.invalid("", fmt.Sprintf("no more than %d rows in a file of its size", p.most), "write it again")
			}
			if err != nil {
				return err // rows may be beyond closing
			}
			for _, row := range batch[:n] {
				line++
				if err := hand(line, row); err != nil {
					return errors.Join(err, rows.Close())
				}
			}
			if end {
				break
			}
		}
		if err := rows.Close(); err != nil {
			return err
		}
	}
	return nil
}

// read reads rows into a batch.
func (p *parquetFile) read(t *Table, rows parquet.Rows, buffer []parquet.Row, batch [][]string) (n int, end bool, err error) {
	defer t.damaged(&err)
	n, err = rows.ReadRows(buffer)
	if end = err == io.EOF; end {
		err = nil
	} else if err == nil && n == 0 {
		err = io.ErrUnexpectedEOF
	}
	for i, values := range buffer[:n] {
		clear(batch[i])
		for _, v := range values {
			if c := v.Column(); c < len(p.place) && p.place[c] >= 0 && !v.IsNull() {
				batch[i][p.place[c]] = p.text[c](v)
			}
		}
	}
	return n, end, err
}

// texts is how the values of a column are written.
func texts(column *parquet.Column) func(parquet.Value) string {
	plain := func(v parquet.Value) string {
		switch v.Kind() {
		case parquet.ByteArray, parquet.FixedLenByteArray:
			return string(v.ByteArray())
		case parquet.Float:
			return strconv.FormatFloat(float64(v.Float()), 'f', -1, 32)
		case parquet.Double:
			return strconv.FormatFloat(v.Double(), 'f', -1, 64)
		}
		return v.String()
	}
	logical := column.Type().LogicalType()
	if logical == nil {
		return plain
	}
	switch l := logical.Value.(type) {
	case *format.DateType:
		return func(v parquet.Value) string {
			return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
		}
	case *format.TimestampType:
		per := int64(time.Second / l.Unit.Value.Duration())
		return func(v parquet.Value) string {
			return time.Unix(v.Int64()/per, 0).UTC().Format(time.DateTime)
		}
	}
	return plain
}
