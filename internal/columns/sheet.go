package columns

import (
	"fmt"
	"strings"

	"byname"
	"byname/internal/sheet"
)

// FromSheet takes columns out of a table of text. Spaces around values go, and
// empty values are null.
func FromSheet(s *sheet.Table, o Options) (*Table, error) {
	names := o.Columns
	if names == nil {
		names = s.Header
	}
	t := &Table{}
	var from []int
	var known []*Interner
	for _, name := range names {
		at := s.Column(name)
		if at < 0 {
			return nil, byname.Invalid(s.Name, fmt.Sprintf("a column %q", name), "its columns are "+s.Names())
		}
		from = append(from, at)
		t.Columns = append(t.Columns, Column{Name: name, Values: NewValues()})
	}
	for i := range t.Columns {
		known = append(known, NewInterner(&t.Columns[i].Values))
	}
	err := s.Each(func(_ int, row []string) error {
		for i, at := range from {
			code, text := uint32(0), strings.TrimSpace(row[at])
			if text != "" {
				code = known[i].Code([]byte(text))
			}
			t.Codes = append(t.Codes, code)
			if t.Columns[i].Size() > limit-1<<24 {
				return byname.Invalid(s.Name+", column "+t.Columns[i].Name, "less than 4 GB of different values", "link it in parts")
			}
		}
		t.Rows++
		return nil
	})
	for i := range t.Columns {
		t.Columns[i].clip()
	}
	return t, err
}
