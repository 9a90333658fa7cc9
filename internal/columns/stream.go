package columns

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"byname"
)

// A Stream is a Parquet file whose columns of numbers are read as one goes,
// each from its beginning to its end, whatever its size.
type Stream struct {
	where string
	file  *parquet.File
}

// OpenStream reads where things are in a Parquet file; where is for errors.
func OpenStream(where string, from io.ReaderAt, size int64) (*Stream, error) {
	file, err := parquet.OpenFile(from, size)
	if err != nil {
		return nil, broken(where, err)
	}
	return &Stream{where, file}, nil
}

// Rows is how many there are.
func (s *Stream) Rows() int { return int(s.file.NumRows()) }

// Numbers are one column's, none of them null.
type Numbers[T any] struct {
	where  string
	groups []parquet.RowGroup
	column int
	pages  parquet.Pages
	of     func(parquet.Page) []T
	ahead  []T
}

// Int32s, Int64s and Float64s read the column of that name and type.
func (s *Stream) Int32s(name string) (*Numbers[int32], error) {
	return numbers(s, name, parquet.Int32, func(p parquet.Page) []int32 { data := p.Data(); return data.Int32() })
}

func (s *Stream) Int64s(name string) (*Numbers[int64], error) {
	return numbers(s, name, parquet.Int64, func(p parquet.Page) []int64 { data := p.Data(); return data.Int64() })
}

func (s *Stream) Float64s(name string) (*Numbers[float64], error) {
	return numbers(s, name, parquet.Double, func(p parquet.Page) []float64 { data := p.Data(); return data.Double() })
}

func numbers[T any](s *Stream, name string, kind parquet.Kind, of func(parquet.Page) []T) (*Numbers[T], error) {
	leaf, found := s.file.Schema().Lookup(name)
	if !found || leaf.Node.Type().Kind() != kind || leaf.MaxDefinitionLevel > 0 || leaf.MaxRepetitionLevel > 0 {
		return nil, byname.Invalid(s.where, "a column "+name+" of numbers, none of them missing", "write it as "+kind.String())
	}
	return &Numbers[T]{where: s.where, groups: s.file.RowGroups(), column: leaf.ColumnIndex, of: of}, nil
}

// Next fills room with the values that come next.
func (c *Numbers[T]) Next(room []T) error {
	for len(room) > 0 {
		if len(c.ahead) == 0 {
			if err := c.page(); err != nil {
				return broken(c.where, err)
			}
			continue
		}
		n := copy(room, c.ahead)
		room, c.ahead = room[n:], c.ahead[n:]
	}
	return nil
}

// page reads the next page.
func (c *Numbers[T]) page() error {
	if c.pages == nil {
		if len(c.groups) == 0 {
			return io.ErrUnexpectedEOF
		}
		c.pages, c.groups = c.groups[0].ColumnChunks()[c.column].Pages(), c.groups[1:]
	}
	p, err := c.pages.ReadPage()
	if err == io.EOF {
		err = c.pages.Close()
		c.pages = nil
		return err
	}
	if err != nil {
		return err
	}
	if c.ahead = c.of(p); p.Dictionary() != nil {
		return io.ErrNoProgress // numbers are written as they are
	}
	return nil
}
