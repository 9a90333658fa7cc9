package link

import (
	"fmt"
	"strconv"
	"strings"

	"byname"
	"byname/internal/sheet"
)

// longestField is how many bytes of a field are a person's; a longer one is
// no name or address.
const longestField = 500

// A sheetReader turns a row of fields into a Row, and counts what it could
// not read.
type sheetReader struct {
	Columns
	header []string
	dates  dateForm
	notes  []string
	long   odd
	unread map[Field]*odd
}

// reader looks at all rows to learn how dates are written, and says which
// columns are of no use.
func (c Columns) reader(rows *sheet.Table, told DateOrder) (*sheetReader, error) {
	r := &sheetReader{Columns: c, header: rows.Header, unread: map[Field]*odd{}}
	first, empty, same := make([]string, len(rows.Header)), make([]bool, len(rows.Header)), make([]bool, len(rows.Header))
	var dates dateSigns
	n := 0
	err := rows.Each(func(_ int, row []string) error {
		for i, v := range row {
			v = strings.TrimSpace(v)
			if n == 0 {
				first[i], empty[i], same[i] = strings.Clone(v), true, true
			}
			empty[i], same[i] = empty[i] && v == "", same[i] && v == first[i]
		}
		n++
		if at := c[BornField]; len(at) == 1 {
			dates.see(row[at[0]])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, h := range headers {
		for _, at := range c[h.field] {
			switch {
			case n > 0 && empty[at]:
				r.note("column %q, taken for %s, is empty throughout", r.header[at], h.field)
			case n > 1 && same[at]:
				r.note("column %q, taken for %s, says the same in every row", r.header[at], h.field)
			}
		}
	}
	if r.dates, err = dates.form(told); err != nil {
		return nil, err
	}
	if r.dates.warning != "" {
		r.note("%s", r.dates.warning)
	}
	return r, nil
}

func (r *sheetReader) note(format string, a ...any) {
	r.notes = append(r.notes, fmt.Sprintf(format, a...))
}

// said is what was odd about the columns and their values.
func (r *sheetReader) said() []string {
	if r.long.n > 0 {
		r.note("%d rows have a field longer than %d characters, the first is line %d: it is taken as empty", r.long.n, longestField, r.long.line)
	}
	return r.notes
}

// unreadable says which values were not read.
func (r *sheetReader) unreadable() (said []string) {
	for _, h := range headers {
		if o := r.unread[h.field]; o != nil {
			values := fmt.Sprintf("1 value of %s is none that is known, in", h.field)
			if o.n > 1 {
				values = fmt.Sprintf("%d values of %s are none that is known, the first in", o.n, h.field)
			}
			said = append(said, fmt.Sprintf("%s line %d: %s", values, o.line, unreadWords[h.field]))
		}
	}
	return said
}

var unreadWords = map[Field]string{
	BornField: "such is compared with nothing; write 1958-03-04 or 04/03/1958",
	AgeField:  "such is compared with nothing; write years as a number",
	SexField:  "such is compared with nothing; write F or M, or 2 or 1",
	NHSField:  "what fails the check of an NHS number is compared with nothing",
}

// miss counts a value that was not read.
func (r *sheetReader) miss(f Field, line int, text string) {
	if text == "" || junk["given"].has(fold(text)) {
		return
	}
	if r.unread[f] == nil {
		r.unread[f] = &odd{}
	}
	r.unread[f].see(line, 0)
}

// text is what a row says of a field.
func (r *sheetReader) text(line int, row []string, f Field) (s string) {
	switch at := r.Columns[f]; len(at) {
	case 0:
		return ""
	case 1:
		s = strings.TrimSpace(row[at[0]])
	default:
		var words []string
		for _, i := range at {
			if w := strings.TrimSpace(row[i]); w != "" {
				words = append(words, w)
			}
		}
		s = strings.Join(words, " ")
	}
	if len(s) > longestField {
		r.long.see(line, 0)
		return ""
	}
	return s
}

func (r *sheetReader) row(line int, row []string) (x Row) {
	hidden := func(f Field) byname.Text { return byname.Hide(r.text(line, row, f)) }
	given, family := r.names(line, row)
	x.Given, x.Family, x.KnownAs, x.Former = byname.Hide(given), byname.Hide(family), hidden(KnownAsField), hidden(FormerField)
	x.Address, x.Postcode = hidden(AddressField), byname.Hide(strings.ToUpper(r.text(line, row, PostcodeField)))
	x.Phone, x.Email, x.NINO, x.Town, x.Work = hidden(PhoneField), hidden(EmailField), hidden(NumberField), hidden(TownField), hidden(WorkField)
	if s := r.text(line, row, NHSField); s != "" {
		n, err := byname.ParseNHSNumber(s)
		if err != nil {
			r.miss(NHSField, line, s)
		} else {
			x.NHS = n
		}
	}
	switch s := r.text(line, row, SexField); strings.ToLower(s) {
	case "f", "female", "2", "w", "woman", "girl", "fem", "feminine":
		x.Sex = byname.Female
	case "m", "male", "1", "man", "boy", "masculine":
		x.Sex = byname.Male
	case "0", "9", "u", "x", "i", "n", "-", "indeterminate", "unspecified", "other", "unisex": // nobody's
	default:
		r.miss(SexField, line, s)
	}
	r.birth(line, row, &x)
	return x
}

// names takes given and family names from their columns. What a column with
// the whole name has besides are more given names; alone it is divided.
func (r *sheetReader) names(line int, row []string) (given, family string) {
	given, family = r.text(line, row, GivenField), r.text(line, row, FamilyField)
	if middle := r.text(line, row, MiddleField); middle != "" {
		given = strings.TrimSpace(given + " " + middle)
	}
	whole := r.text(line, row, NameField)
	if whole == "" {
		return given, family
	}
	if given == "" && family == "" {
		return SplitName(whole)
	}
	known := strings.Fields(fold(given + " " + family))
	for _, w := range strings.Fields(fold(whole)) {
		found := false
		for i := range known {
			if known[i] == w {
				known[i], found = "", true
				break
			}
		}
		if !found {
			given += " " + w
		}
	}
	return strings.TrimSpace(given), family
}

// aged is the day on which ages are taken, which one does not matter.
var aged = byname.OnDay(2020, 1, 1)

// birth reads a birth date, a year alone, eight digits that are no date, or
// an age.
func (r *sheetReader) birth(line int, row []string, x *Row) {
	if s := r.text(line, row, AgeField); s != "" && r.Columns[BornField] == nil {
		if n, err := strconv.ParseFloat(s, 64); err == nil && n >= 0 && n < 120 {
			x.AgeLow, x.AgeTop, x.Seen = int8(n), int8(n), aged
		} else {
			r.miss(AgeField, line, s)
		}
	}
	var y, m, d int
	s := r.text(line, row, BornField)
	if at := r.Columns[BornField]; len(at) > 1 {
		y, m = number(row[at[0]]), number(row[at[1]])
		if len(at) > 2 {
			d = number(row[at[2]])
		}
		if y > 0 && y < 100 {
			y = century(y, 2)
		}
	} else {
		y, m, d = r.dates.date(s)
	}
	if y == 0 || y > 9999 || m > 99 || d > 99 {
		r.miss(BornField, line, s)
		return
	}
	switch {
	case y == 1900 && m == 1 && d == 1: // what systems write when nobody knew
	case m == 0 && d == 0:
		x.BornYear = y
	default:
		x.BornAs = byname.Hide(fmt.Sprintf("%04d%02d%02d", y, m, d))
	}
}

func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), ".0"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
