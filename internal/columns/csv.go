package columns

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"byname"
)

// ReadCSV reads a file with a header, of fields between commas, semicolons,
// tabs or bars; gzipped or not; in UTF-8 or Windows-1252. Spaces around values
// go, and empty values are null. Lines of another length than the header are
// refused.
func ReadCSV(where string, r io.Reader, o Options) (*Table, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	if magic, _ := b.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, byname.Invalid(where, "a whole gzip file", "send it again")
		}
		b = bufio.NewReaderSize(z, 1<<16)
	}
	if mark, _ := b.Peek(3); string(mark) == "\xef\xbb\xbf" {
		b.Discard(3)
	}
	line, _ := b.Peek(1 << 14)
	head, _, _ := strings.Cut(string(line), "\n")
	if strings.TrimSpace(head) == "" {
		return nil, byname.Invalid(where, "a header line", "give a file with a header")
	}
	c := csv.NewReader(b)
	c.Comma, c.ReuseRecord, c.LazyQuotes = delimiter(head), true, true
	c.TrimLeadingSpace = c.Comma != '\t'
	header, err := c.Read()
	if err != nil {
		return nil, badLine(where, err)
	}
	header = slices.Clone(header)
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	t, from, err := chosen(where, header, o)
	if err != nil {
		return nil, err
	}
	return t, t.fill(where, c, from, o)
}

// chosen makes an empty table of the columns wanted, and says where in the
// lines they stand.
func chosen(where string, header []string, o Options) (*Table, []int, error) {
	names := o.Columns
	if names == nil {
		names = header
	}
	t := &Table{}
	var from []int
	for _, name := range names {
		at := slices.Index(header, name)
		if at < 0 {
			at = slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(h, name) })
		}
		if at < 0 {
			return nil, nil, byname.Invalid(where, fmt.Sprintf("a column %q", name), "its columns are "+strings.Join(header, ", "))
		}
		t.Columns = append(t.Columns, Column{Name: name, Values: NewValues()})
		from = append(from, at)
	}
	return t, from, nil
}

func (t *Table) fill(where string, c *csv.Reader, from []int, o Options) error {
	known := make([]*Interner, len(from))
	for i := range t.Columns {
		known[i] = NewInterner(&t.Columns[i].Values)
	}
	decode := charmap.Windows1252.NewDecoder()
	for {
		line, err := c.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return badLine(where, err)
		}
		for i, at := range from {
			text := strings.TrimSpace(line[at])
			if text == "" {
				t.Codes = append(t.Codes, 0)
				continue
			}
			if !utf8.ValidString(text) {
				if text, err = decode.String(text); err != nil {
					return byname.Invalid(fmt.Sprintf("%s, row %d", where, t.Rows+1), "text in UTF-8 or Windows-1252", "save it as UTF-8")
				}
			}
			if t.Columns[i].Size() > limit-len(text) {
				return byname.Invalid(where+", column "+t.Columns[i].Name, "less than 4 GB of different values", "link it in parts")
			}
			t.Codes = append(t.Codes, known[i].Code([]byte(text)))
		}
		t.Rows++
	}
	for i := range t.Columns {
		t.Columns[i].clip()
	}
	return nil
}

func badLine(where string, err error) error {
	var p *csv.ParseError
	switch {
	case errors.As(err, &p):
		return byname.Invalid(fmt.Sprintf("%s, line %d", where, p.Line), "as many fields as the header", "correct that line ("+p.Err.Error()+")")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, gzip.ErrChecksum):
		return byname.Invalid(where, "a whole gzip file", "it was cut off: send it again")
	}
	return err
}

// delimiter is the one of four that the header has most of.
func delimiter(header string) rune {
	best, most := ',', strings.Count(header, ",")
	for _, d := range ";\t|" {
		if n := strings.Count(header, string(d)); n > most {
			best, most = d, n
		}
	}
	return best
}
