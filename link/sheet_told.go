package link

import (
	"strings"
	"time"

	"byname/internal/sheet"
)

// columns are the places of what was told: a column, several with + between,
// or alternatives of those with | between, of which the first that the file
// has is taken. Lacks is a column that is not there.
func (s *Sheet) columns(rows *sheet.Table, told string) (at []int, lacks string) {
	if i := rows.Column(told); i >= 0 {
		return []int{i}, ""
	}
	for one := range strings.SplitSeq(told, "|") {
		found, without := []int(nil), ""
		for name := range strings.SplitSeq(one, "+") {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			i := rows.Column(name)
			if i < 0 {
				without = name
				break
			}
			found = append(found, i)
		}
		if without == "" {
			return found, ""
		}
		if lacks == "" {
			lacks = without
		}
	}
	return nil, lacks
}

// Plain is what a row says of a birth date or sex as people write it; "" for
// what was not read and for all other fields.
func (s *Sheet) Plain(f Field, row []string) string {
	x := s.read.row(0, row)
	switch f {
	case SexField:
		if x.Sex != 0 {
			return x.Sex.String()
		}
	case BornField:
		at := x.BornAs.Reveal()
		if len(at) != 8 {
			return ""
		}
		if day, err := time.Parse("20060102", at); err == nil {
			return day.Format("2 January 2006")
		}
	}
	return ""
}

// lack keeps in mind that a column which was told is not there, or is the
// error itself where no other file can have it.
func (s *Sheet) lack(flag string, err error, o SheetOptions) error {
	if !o.OneOfSeveral {
		return err
	}
	if s.Lacks == nil {
		s.Lacks = map[string]error{}
	}
	s.Lacks[flag] = err
	return nil
}

// warnOfNone warns where nothing says what people are called or when they
// were born, and nobody said that it is to be so.
func (s *Sheet) warnOfNone(c Columns, o SheetOptions) {
	none := func(fields ...Field) bool {
		for _, f := range fields {
			if _, told := o.Map[f]; told || len(c[f]) > 0 {
				return false
			}
		}
		return true
	}
	if none(GivenField, FamilyField, NameField) {
		s.warn("no column of names was found: say which it is with --map name=COLUMN, or --map given=COLUMN,family=COLUMN")
	}
	if none(BornField, AgeField) {
		s.warn("no column of birth dates was found: say which it is with --map born=COLUMN")
	}
}
