package link

import (
	"fmt"
	"strconv"
	"strings"

	"byname"
)

// A sheetReader turns a row of fields into a Row.
type sheetReader struct {
	Columns
	dayFirst bool
	warnings []string
}

// reader looks at all rows to learn in which order dates are written, and
// says which columns are of no use.
func (c Columns) reader(rows [][]string) *sheetReader {
	r := &sheetReader{Columns: c, dayFirst: true}
	for _, h := range headers {
		for _, at := range c[h.field] {
			values, empty := map[string]bool{}, true
			for _, row := range rows {
				v := strings.TrimSpace(row[at])
				empty = empty && v == ""
				if len(values) < 2 {
					values[v] = true
				}
			}
			switch {
			case len(rows) == 0:
			case empty:
				r.warnings = append(r.warnings, fmt.Sprintf("column %d, taken for %s, is empty throughout", at+1, h.field))
			case len(values) == 1 && len(rows) > 1:
				r.warnings = append(r.warnings, fmt.Sprintf("column %d, taken for %s, says the same in every row", at+1, h.field))
			}
		}
	}
	if at := c[BornField]; len(at) == 1 {
		r.learnDates(rows, at[0])
	}
	return r
}

// learnDates finds out whether dates like 03/04/1958 have the day first:
// they do unless some second number cannot be a month and no first one.
func (r *sheetReader) learnDates(rows [][]string, at int) {
	first, second := 0, 0
	for _, row := range rows {
		if n, ok := dateNumbers(row[at]); ok && n[2] > 31 {
			first, second = max(first, n[0]), max(second, n[1])
		}
	}
	switch {
	case first > 12 && second > 12:
		r.warnings = append(r.warnings, "some birth dates have the day first and some the month: those that cannot be day first are read month first")
	case second > 12:
		r.dayFirst = false
	case first > 0 && first <= 12 && second <= 12:
		r.warnings = append(r.warnings, "birth dates may have the day or the month first: read as day first")
	}
}

func (r *sheetReader) text(row []string, f Field) string {
	switch at := r.Columns[f]; len(at) {
	case 0:
		return ""
	case 1:
		return strings.TrimSpace(row[at[0]])
	default:
		var words []string
		for _, i := range at {
			if w := strings.TrimSpace(row[i]); w != "" {
				words = append(words, w)
			}
		}
		return strings.Join(words, " ")
	}
}

func (r *sheetReader) row(row []string) (x Row) {
	given, family := r.names(row)
	x.Given, x.Family = byname.Hide(given), byname.Hide(family)
	x.KnownAs, x.Former = byname.Hide(r.text(row, KnownAsField)), byname.Hide(r.text(row, FormerField))
	x.Address, x.Postcode = byname.Hide(r.text(row, AddressField)), byname.Hide(strings.ToUpper(r.text(row, PostcodeField)))
	x.Phone, x.Email = byname.Hide(r.text(row, PhoneField)), byname.Hide(r.text(row, EmailField))
	x.NINO, x.Town, x.Work = byname.Hide(r.text(row, NumberField)), byname.Hide(r.text(row, TownField)), byname.Hide(r.text(row, WorkField))
	if n, err := byname.ParseNHSNumber(r.text(row, NHSField)); err == nil {
		x.NHS = n
	}
	switch strings.ToLower(r.text(row, SexField)) {
	case "f", "female", "2", "w", "woman", "girl":
		x.Sex = byname.Female
	case "m", "male", "1", "man", "boy":
		x.Sex = byname.Male
	}
	r.birth(row, &x)
	return x
}

// names takes given and family names from their columns. What a column with
// the whole name has besides are more given names; alone it is divided.
func (r *sheetReader) names(row []string) (given, family string) {
	given, family = r.text(row, GivenField), r.text(row, FamilyField)
	whole := r.text(row, NameField)
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

// birth reads a birth date, a year alone, or eight digits that are no date.
func (r *sheetReader) birth(row []string, x *Row) {
	var y, m, d int
	if at := r.Columns[BornField]; len(at) > 1 {
		y, m, d = number(row[at[0]]), number(row[at[1]]), 0
		if len(at) > 2 {
			d = number(row[at[2]])
		}
	} else {
		y, m, d = r.date(r.text(row, BornField))
	}
	if y == 0 || y > 9999 || m > 99 || d > 99 || y == 1900 && m == 1 && d == 1 {
		return // none, or what systems write when nobody knew
	}
	if m == 0 && d == 0 {
		x.BornYear = y
		return
	}
	x.BornAs = byname.Hide(fmt.Sprintf("%04d%02d%02d", y, m, d))
}

// date reads 1958-03-04, 19580304, 04/03/1958, 4.3.58, 04-Mar-1958 and 1958.
// Two digits are a year from 1930 to 2029.
func (r *sheetReader) date(s string) (y, m, d int) {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "T")
	switch n, ok := dateNumbers(s); {
	case ok && n[0] > 31:
		return n[0], n[1], n[2]
	case ok:
		d, m, y = n[0], n[1], n[2]
		if !r.dayFirst && m <= 31 || m > 12 && d <= 12 {
			d, m = m, d
		}
		if y < 30 {
			y += 2000
		} else if y < 100 {
			y += 1900
		}
		return y, m, d
	}
	if n, err := strconv.Atoi(s); err == nil {
		switch len(s) {
		case 8:
			return n / 10000, n / 100 % 100, n % 100
		case 4:
			return n, 0, 0
		}
	}
	return 0, 0, 0
}

var months = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// dateNumbers are the three numbers of a date with separators; a month's
// name is its number.
func dateNumbers(s string) (n [3]int, ok bool) {
	s = strings.TrimSpace(s)
	if at := strings.IndexByte(s, ':'); at > 0 { // a time follows
		s = s[:max(0, strings.LastIndexByte(s[:at], ' '))]
	}
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '/' || c == '.' || c == ' ' })
	if len(parts) < 3 {
		return n, false
	}
	for i := range n {
		p := strings.ToLower(parts[i])
		if n[i] = number(p); n[i] > 0 || p == "0" || p == "00" {
			continue
		}
		for k, name := range months {
			if strings.HasPrefix(p, name) {
				n[i] = k + 1
			}
		}
		if n[i] == 0 {
			return n, false
		}
	}
	return n, true
}

func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
