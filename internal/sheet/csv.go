package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// readCSV goes through the text once, to say what is odd about it, and keeps
// it to go through it again.
func (t *Table) readCSV(text []byte, header []string) error {
	t.Kind = "CSV"
	first, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n"), []byte("\n"))
	if len(bytes.TrimSpace(first)) == 0 {
		return t.invalid("", "a header line", "give a file whose first line names its columns")
	}
	c := csvText{table: t, text: text, comma: delimiter(string(first)), given: header}
	var said oddities
	err := c.each(&said, func(int, []string) error { t.Rows++; return nil })
	if err != nil {
		return err
	}
	if said.wrong*2 > t.Rows {
		return c.uneven(said)
	}
	said.warn(t)
	t.each = func(hand func(int, []string) error) error { return c.each(&oddities{}, hand) }
	return nil
}

type csvText struct {
	table *Table
	text  []byte
	comma rune
	given []string // the header, when the text has none
}

// oddities are what is forgiven, and where it was first.
type oddities struct {
	uneven, uneven1 int
	wrong, wrong1   int    // of those, what is not only empty fields too many
	wrongText       string // the first
	again, again1   int    // the header once more
	long, long1     int
	longColumn      int
}

func (o *oddities) warn(t *Table) {
	if o.uneven > 0 {
		t.warn("%s more or fewer fields than the header, the first is line %d: fields missing are taken as empty, those too many are left out", count(o.uneven, "line has", "lines have"), o.uneven1)
	}
	if o.again > 0 {
		t.warn("%s the header again, the first is line %d: left out", count(o.again, "line is", "lines are"), o.again1)
	}
	if o.long > 0 {
		t.warn("%s longer than %d characters, the first in line %d, column %q: taken as empty", count(o.long, "row has a field", "rows have a field"), longest, o.long1, brief(t.Header[o.longColumn]))
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (c *csvText) each(said *oddities, hand func(line int, row []string) error) error {
	r := csv.NewReader(bytes.NewReader(c.text))
	r.Comma, r.TrimLeadingSpace = c.comma, c.comma != '\t'
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, true
	var header, row []string
	if c.given != nil {
		header = c.header(c.given)
	}
	for from := int64(0); ; {
		fields, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			var p *csv.ParseError
			if errors.As(err, &p) {
				return c.table.invalid(fmt.Sprintf("line %d", p.Line), "delimited fields", "correct the quotes of that line")
			}
			return err
		}
		line, _ := r.FieldPos(0)
		raw := c.text[from:r.InputOffset()]
		if err := c.open(line, raw); err != nil {
			return err
		}
		from = r.InputOffset()
		if header == nil {
			header = c.header(fields)
			continue
		}
		if len(fields) == len(header) && same(fields, header) {
			said.again1 = first(said.again, said.again1, line)
			said.again++
			continue
		}
		row = append(row[:0], fields[:min(len(fields), len(header))]...)
		for len(row) < len(header) {
			row = append(row, "")
		}
		if len(fields) != len(header) {
			said.uneven1 = first(said.uneven, said.uneven1, line)
			said.uneven++
			if len(fields) < len(header) || strings.Join(fields[len(header):], "") != "" {
				if said.wrong++; said.wrong == 1 {
					said.wrong1, said.wrongText = line, strings.Clone(string(raw))
				}
			}
		}
		if column := long(row); column >= 0 {
			if said.long == 0 {
				said.long1, said.longColumn = line, column
			}
			said.long++
		}
		if err := hand(line, row); err != nil {
			return err
		}
	}
	if header == nil {
		return c.table.invalid("", "a header line", "give a file whose first line names its columns")
	}
	return nil
}

func (c *csvText) header(fields []string) []string {
	if c.table.Header == nil {
		c.table.name(fields)
	}
	header := slices.Clone(fields)
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	return header
}

// open refuses a record of several lines with an odd number of quotes: one
// of them was never closed, and rows would be swallowed.
func (c *csvText) open(line int, raw []byte) error {
	raw = bytes.TrimSpace(raw)
	if lines := bytes.Count(raw, []byte("\n")); lines > 0 && bytes.Count(raw, []byte(`"`))%2 == 1 {
		return c.table.invalid(fmt.Sprintf("line %d", line), "every quote closed", fmt.Sprintf("correct the quotes of that line: the %d lines after it would be taken for one field", lines))
	}
	return nil
}

// uneven refuses a header that most lines do not fit.
func (c *csvText) uneven(said oddities) error {
	do := "correct the header or those lines"
	if d := delimiter(said.wrongText); d != c.comma && strings.ContainsRune(said.wrongText, d) {
		do = fmt.Sprintf("the header is divided by %s and those lines seem to be by %s: divide both alike", delimiters[c.comma], delimiters[d])
	}
	return c.table.invalid(fmt.Sprintf("line %d", said.wrong1), fmt.Sprintf("the %s of the header, which %s not have", count(len(c.table.Header), "field", "fields"),
		count(said.wrong, "line does", "lines do")), do)
}

var delimiters = map[rune]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "bar"}

func same(fields, header []string) bool {
	for i, f := range fields {
		if strings.TrimSpace(f) != header[i] {
			return false
		}
	}
	return true
}

func first(n, already, line int) int {
	if n > 0 {
		return already
	}
	return line
}

// delimiter is the one of four that the first line has most of.
func delimiter(line string) rune {
	best, most := ',', strings.Count(line, ",")
	for _, d := range ";\t|" {
		if n := strings.Count(line, string(d)); n > most {
			best, most = d, n
		}
	}
	return best
}
