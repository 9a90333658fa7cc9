package link

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"byname"
	"byname/feed"
)

// A Sheet is any delimited file with a header, read to be linked as it is.
type Sheet struct {
	Source   string   // its file's name without folder and ending
	IDs      []string // by row
	Truth    []string // by row; "" where there is none
	First    int      // the table's row of the first row
	Header   []string
	Columns  Columns // what was taken for what
	Warnings []string
}

// SheetOptions say what the header does not.
type SheetOptions struct {
	Source string
	ID     string              // column of the ids
	Map    map[Field]string    // columns by field, instead of those guessed; "" for none
	Truth  string              // column of the true person, if known
	Entity func(string) string // the true person inside that column; nil for all of it
}

// ReadSheet adds a file's rows to a table. The file may be gzipped, in UTF-8
// or Windows-1252, and delimited by comma, semicolon, tab or bar, with or
// without spaces after them.
func (t *Table) ReadSheet(r io.Reader, o SheetOptions) (*Sheet, error) {
	text, warning, err := plainText(r)
	if err != nil {
		return nil, err
	}
	s := &Sheet{Source: o.Source, First: t.Rows()}
	if warning != "" {
		s.warn("%s", warning)
	}
	rows, err := s.rows(text)
	if err != nil {
		return nil, err
	}
	header, rows := rows[0], rows[1:]
	s.Header = header
	idAt, truthAt := -1, -1
	if idAt = column(header, o.ID); idAt < 0 {
		return nil, byname.Invalid(o.Source+", header", fmt.Sprintf("a column %q", o.ID), "give --id one of: "+strings.Join(header, ", "))
	}
	if o.Truth != "" {
		if truthAt = column(header, o.Truth); truthAt < 0 {
			return nil, byname.Invalid(o.Source+", header", fmt.Sprintf("a column %q", o.Truth), "give --truth one of: "+strings.Join(header, ", "))
		}
	}
	if s.Columns, err = chooseColumns(header, rows, o, idAt, truthAt); err != nil {
		return nil, err
	}
	s.fill(t, rows, o, idAt, truthAt)
	return s, nil
}

func (s *Sheet) warn(format string, a ...any) {
	s.Warnings = append(s.Warnings, s.Source+": "+fmt.Sprintf(format, a...))
}

// fill adds the rows to the table and looks for what is odd about them.
func (s *Sheet) fill(t *Table, rows [][]string, o SheetOptions, idAt, truthAt int) {
	read := s.Columns.reader(rows)
	for _, w := range read.warnings {
		s.warn("%s", w)
	}
	seen := map[string]int{}
	twice, untrue := 0, 0
	for n, row := range rows {
		id := strings.TrimSpace(row[idAt])
		key := s.Source + "/" + id
		if seen[id]++; seen[id] > 1 {
			twice++
			key = fmt.Sprintf("%s#%d", key, n)
		}
		r := read.row(row)
		r.Key, r.Agency, r.Row = feed.Key(key), byname.AgencyID(s.Source), id
		t.AddRow(&r)
		s.IDs = append(s.IDs, id)
		entity := ""
		if truthAt >= 0 {
			if entity = strings.TrimSpace(row[truthAt]); o.Entity != nil {
				entity = o.Entity(entity)
			}
			if entity == "" {
				untrue++
			}
		}
		s.Truth = append(s.Truth, entity)
	}
	if twice > 0 {
		s.warn("%d rows have an id that another row has: they are linked as rows of their own", twice)
	}
	if truthAt >= 0 && untrue > 0 {
		s.warn("%d rows have no truth and are not judged", untrue)
	}
}

// rows reads all lines, each as long as the header.
func (s *Sheet) rows(text []byte) ([][]string, error) {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	if len(bytes.TrimSpace(line)) == 0 {
		return nil, byname.Invalid(s.Source, "a header line", "give a file with a header")
	}
	c := csv.NewReader(bytes.NewReader(text))
	c.Comma = delimiter(string(line))
	c.TrimLeadingSpace = c.Comma != '\t'
	c.FieldsPerRecord = -1
	c.LazyQuotes = true
	var rows [][]string
	uneven := 0
	for {
		row, err := c.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			var p *csv.ParseError
			if errors.As(err, &p) {
				return nil, byname.Invalid(fmt.Sprintf("%s, line %d", s.Source, p.Line), "delimited fields", "correct the quotes of that line")
			}
			return nil, err
		}
		if rows == nil {
			for i := range row {
				row[i] = strings.TrimSpace(row[i])
			}
		} else if n := len(rows[0]); len(row) != n {
			uneven++
			for len(row) < n {
				row = append(row, "")
			}
			row = row[:n]
		}
		rows = append(rows, row)
	}
	if uneven > 0 {
		s.warn("%d lines have more or fewer fields than the header: fields missing are taken as empty", uneven)
	}
	return rows, nil
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

// plainText is the file as UTF-8, without a byte order mark.
func plainText(r io.Reader) (text []byte, warning string, err error) {
	b := bufio.NewReader(r)
	if magic, _ := b.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		if r, err = gzip.NewReader(b); err != nil {
			return nil, "", byname.Invalid("file", "a whole gzip file", "send it again")
		}
	} else {
		r = b
	}
	if text, err = io.ReadAll(r); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) {
			err = byname.Invalid("file", "a whole gzip file", "it was cut off: send it again")
		}
		return nil, "", err
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) {
		if text, err = charmap.Windows1252.NewDecoder().Bytes(text); err != nil {
			return nil, "", byname.Invalid("file", "text in UTF-8 or Windows-1252", "save it as UTF-8")
		}
		warning = "not UTF-8: read as Windows-1252"
	}
	return text, warning, nil
}

func column(header []string, name string) int {
	for i, h := range header {
		if h == name {
			return i
		}
	}
	for i, h := range header {
		if strings.EqualFold(h, name) {
			return i
		}
	}
	return -1
}
