package columns

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"byname"
)

// A chunk is a column being read, row after row.
type chunk struct {
	t        *Table
	at       int // among the table's columns
	row      int // next
	column   *parquet.Column
	plain    bool
	nullable bool
	values   Values
	interner *Interner
	write    func([]byte, parquet.Value) []byte
	text     []byte
	ofIndex  []uint32 // of the file's own dictionary: our numbers
	index    parquet.Dictionary
}

func newChunk(t *Table, at int, l leaf, plain bool) *chunk {
	c := &chunk{t: t, at: at, column: l.column, plain: plain, nullable: l.null, values: NewValues(), write: writer(l.column.Type())}
	if !plain {
		c.interner = NewInterner(&c.values)
	}
	t.Columns[at] = Column{Name: l.name, Kind: l.kind}
	return c
}

func (c *chunk) read(where string, file *parquet.File) error {
	for _, g := range file.RowGroups() {
		if err := c.pages(where, g.ColumnChunks()[c.column.Index()]); err != nil {
			return err
		}
	}
	if c.row != c.t.Rows {
		return broken(where, io.ErrUnexpectedEOF)
	}
	c.values.clip()
	c.t.Columns[c.at].Values = c.values
	return nil
}

func (c *chunk) pages(where string, from parquet.ColumnChunk) (err error) {
	pages := from.Pages()
	defer pages.Close()
	for {
		p, err := pages.ReadPage()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return broken(where, err)
		}
		switch {
		case c.column.MaxRepetitionLevel() > 0:
			err = c.lists(p)
		case p.Dictionary() != nil:
			err = c.indexed(p)
		case c.column.Type().Kind() == parquet.ByteArray:
			err = c.texts(p)
		default:
			err = c.others(p)
		}
		parquet.Release(p)
		if err != nil {
			return broken(where, err)
		}
		if c.values.Size() > limit-1<<24 {
			return byname.Invalid(where+", column "+c.t.Columns[c.at].Name, "less than 4 GB of different values", "link it in parts")
		}
	}
}

// put writes the next row's value.
func (c *chunk) put(code uint32) error {
	if c.row >= c.t.Rows {
		return io.ErrUnexpectedEOF
	}
	c.t.Codes[c.row*len(c.t.Columns)+c.at] = code
	c.row++
	return nil
}

func (c *chunk) code(text []byte) uint32 {
	if c.plain {
		return c.values.Add(text)
	}
	return c.interner.Code(text)
}

// each calls put for each row of a page: with the code of its next value, or
// with null.
func (c *chunk) each(p parquet.Page, values int, next func(i int) uint32) error {
	levels, full := p.DefinitionLevels(), byte(c.column.MaxDefinitionLevel())
	if len(levels) == 0 {
		for i := range values {
			if err := c.put(next(i)); err != nil {
				return err
			}
		}
		return nil
	}
	i := 0
	for _, l := range levels {
		code := uint32(0)
		if l == full {
			if i >= values {
				return io.ErrUnexpectedEOF
			}
			code = next(i)
			i++
		}
		if err := c.put(code); err != nil {
			return err
		}
	}
	return nil
}

// indexed reads a page that has the numbers of a dictionary of the file.
func (c *chunk) indexed(p parquet.Page) error {
	d := p.Dictionary()
	if c.index != d {
		c.index, c.ofIndex = d, make([]uint32, d.Len())
	}
	data := p.Data()
	indexes := data.Int32()
	return c.each(p, len(indexes), func(i int) uint32 {
		at := indexes[i]
		if c.plain || c.ofIndex[at] == 0 {
			c.text = c.write(c.text[:0], d.Index(at))
			c.ofIndex[at] = c.code(c.text)
		}
		return c.ofIndex[at]
	})
}

// texts reads a page of texts.
func (c *chunk) texts(p parquet.Page) error {
	data := p.Data()
	text, ends := data.ByteArray()
	return c.each(p, len(ends)-1, func(i int) uint32 { return c.code(text[ends[i]:ends[i+1]]) })
}

// others reads a page of numbers, dates and so on.
func (c *chunk) others(p parquet.Page) error {
	return c.walk(p, func(v parquet.Value) error {
		if v.IsNull() {
			return c.put(0)
		}
		c.text = c.write(c.text[:0], v)
		return c.put(c.code(c.text))
	})
}

// lists reads a page of lists. A list that goes on from the page before it
// would be one of the oldest writers; it is refused by the count of rows.
func (c *chunk) lists(p parquet.Page) error {
	open, null := false, false
	end := func() error {
		if !open {
			return nil
		}
		if null {
			return c.put(0)
		}
		return c.put(c.code(c.text))
	}
	full := c.column.MaxDefinitionLevel()
	err := c.walk(p, func(v parquet.Value) error {
		if v.RepetitionLevel() == 0 {
			if err := end(); err != nil {
				return err
			}
			open, null, c.text = true, c.nullable && v.DefinitionLevel() == 0, c.text[:0]
		}
		if v.DefinitionLevel() == full {
			c.text = append(c.write(c.text, v), Sep...)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return end()
}

func (c *chunk) walk(p parquet.Page, visit func(parquet.Value) error) error {
	values := p.Values()
	var buffer [256]parquet.Value
	for {
		n, err := values.ReadValues(buffer[:])
		for _, v := range buffer[:n] {
			if err := visit(v); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
