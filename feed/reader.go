package feed

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"byname"
)

// A reader turns the rows of one file into Rows, one after the other, using
// the same memory again.
type reader struct {
	*File
	clock  *clock
	cells  [][]byte // of the row, in the order of the mapping's columns
	row    Row
	record Record
	ids    idSet
	words  map[string]string      // notes met before
	hidden map[string]byname.Text // names and the like met before
	note   []byte
}

func newReader(f *File) *reader {
	return &reader{File: f, clock: newClock(), cells: make([][]byte, len(f.m.Columns())),
		words: map[string]string{}, hidden: map[string]byname.Text{}}
}

// read makes a Row of what the scanner is at.
func (r *reader) read() *Row {
	r.row = Row{Line: r.scan.line, Events: r.row.Events[:0], Refusals: r.row.Refusals[:0]}
	if r.cut() {
		r.identify()
	}
	if !r.row.Refused {
		for i := range r.m.events {
			r.event(&r.m.events[i])
		}
		if len(r.row.Events) == 0 && !r.m.quiet && !r.row.Refused {
			r.refuseRow("", "a row that something follows from, and no event of the mapping fits this one",
				"correct its codes, or add an event for such rows to the mapping")
		}
	}
	if r.row.Refused {
		r.row.Record, r.row.Events = nil, r.row.Events[:0]
	}
	if len(r.row.Refusals) > 0 {
		r.row.Raw = byname.Hide(r.raw())
	}
	return &r.row
}

// cut puts the row's cells into the mapping's order, and refuses a row that
// has too many or too few.
func (r *reader) cut() bool {
	s := r.scan
	for c, from := range r.from {
		r.cells[c] = nil
		if from < len(s.cells) {
			r.cells[c] = bytes.TrimSpace(s.cells[from])
		}
	}
	r.row.ID = string(r.cells[r.m.row])
	switch {
	case !legible(s.raw):
		r.row.ID = ""
		return r.refuseRow("", "letters written as "+string(r.m.Encoding), "export the file again in that encoding")
	case s.lost:
		return r.refuseRow("", "quotation marks in pairs", "close the one left open, and double those inside a cell")
	case len(s.cells) != r.width:
		return r.refuseRow("", fmt.Sprintf("%d cells, and there are %d", len(r.columns), len(s.cells)-r.width+len(r.columns)), "the row was cut short or has a delimiter too many: complete it and send it again")
	}
	for c, cell := range r.cells {
		r.empty[c] = r.empty[c] || len(cell) == 0
	}
	if !ascii(s.raw) {
		for c, cell := range r.cells {
			if !norm.NFC.IsNormal(cell) {
				r.cells[c] = norm.NFC.Bytes(cell)
			}
		}
	}
	if r.row.ID == "" {
		return r.refuseRow(r.header[r.m.row], "the row's id", "give the row an id")
	}
	if !r.ids.add(r.row.ID) {
		return r.refuseRow(r.header[r.m.row], "an id that comes once, and an earlier row has it", "remove the row, or give it an id of its own")
	}
	r.row.Key = r.m.prefix + Key(r.row.ID)
	for i := range r.m.known {
		if k := &r.m.known[i]; !k.holds(r.cells) {
			return r.refuseRow(r.header[k.column], "one of: "+k.String(), "correct the code, or add it to the mapping")
		}
	}
	return true
}

// raw is the row as it came, in letters that can be kept, without the columns
// that WriteRefused added.
func (r *reader) raw() string {
	raw := string(r.scan.raw)
	if r.Correction && !r.scan.lost {
		var cells []string
		for i, c := range r.scan.cells {
			if i >= len(r.ours) || !r.ours[i] {
				cells = append(cells, string(c))
			}
		}
		var text bytes.Buffer
		r.m.writeCells(&text, cells)
		raw = strings.TrimSuffix(text.String(), "\n")
	}
	return strings.ReplaceAll(strings.ToValidUTF8(raw, "\uFFFD"), "\x00", "\uFFFD")
}

// refuseRow refuses the row; false is for the caller to return.
func (r *reader) refuseRow(field, reason, do string) bool {
	r.row.Refused = true
	r.tell(Refusal{field, reason, do})
	return false
}

// tell notes a refusal, once: several events may use one bad cell.
func (r *reader) tell(one Refusal) {
	if !slices.Contains(r.row.Refusals, one) {
		r.row.Refusals = append(r.row.Refusals, one)
	}
}

// refuse leaves a field out, and refuses the row where the mapping says that
// the field must be right.
func (r *reader) refuse(column int, reason, do string) {
	if r.m.person.must[column] {
		r.refuseRow(r.header[column], reason, do)
		return
	}
	r.tell(Refusal{r.header[column], reason, do})
}

// date reads a column in its declared forms; ok is false when it is filled
// with something else.
func (r *reader) date(column int) (s stamp, ok bool) {
	forms := r.m.dates[column]
	for i := range forms {
		if s, ok = forms[i].read(r.cells[column]); ok {
			return s, true
		}
	}
	return s, false
}

// written are the forms of a date column, for a reason.
func (m *Mapping) written(column int) string {
	var list []string
	for _, f := range m.dates[column] {
		list = append(list, f.text)
	}
	return "a date in the calendar written " + strings.Join(list, " or ")
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}
