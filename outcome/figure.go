package outcome

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"byname"
)

// A Figure is one published number: of which indicator, of whom, and the
// number itself with its area and period. One without a value says why.
type Figure struct {
	Strand
	Indicator
}

// A Strand is what figures of one kind have in common.
type Strand struct {
	Indicator string // its name in its source: life_expectancy, or 90366
	Sex       string // all, female or male
	Age       string // "" is everybody it is about
	Group     string // of some other way to divide people, "" is everybody
}

// A Reading is what came of reading a file of figures.
type Reading struct {
	Figures []Figure
	Rows    int      // lines read, without the header
	Notes   []string // what was left out or changed, and how much of it
}

// ReadFigures reads figures from a tidy CSV, one number a row, or from a file
// that the national site of public-health profiles exports; which of the two
// it is its header tells. here reports whether an area is one of ours or
// England; rows of others are left out and counted. Areas of 2011 are turned
// into those of 2021 by old, nil when there are none.
//
// Refused, with the line: columns missing, a value or limit that is no
// number, limits that do not hold the value, a count below 0, a period that
// cannot be read, a number that is there twice and not the same.
func ReadFigures(r io.Reader, here func(area string) bool, old *Boundaries) (got Reading, err error) {
	rows := csv.NewReader(r)
	rows.ReuseRecord, rows.FieldsPerRecord = true, -1
	header, err := rows.Read()
	if err != nil {
		return got, byname.Invalid("figures", "a header and rows, as CSV", "docs/outcome.md shows the form")
	}
	header = slices.Clone(header)
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	form, err := formOf(header)
	if err != nil {
		return got, err
	}
	left, without := 0, 0
	var kept []Figure
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line := lineOf(rows, err)
		if err != nil || len(row) != len(header) {
			return got, byname.Invalid(fmt.Sprintf("figures, line %d", line), fmt.Sprintf("%d columns, quoted as CSV", len(header)), "correct the line")
		}
		got.Rows++
		f, field, expected := form.figure(row)
		if field != "" {
			return got, byname.Invalid(fmt.Sprintf("figures, line %d, %s", line, field), expected, "correct the line")
		}
		switch {
		case here(f.Area) || old.has(f.Area):
			kept = append(kept, f)
			if !f.Shown() {
				without++
			}
		default:
			left++
		}
	}
	if len(kept) == 0 {
		return got, byname.Invalid("figures", "rows of areas of this place, or of England", "check the column of area codes")
	}
	if form.national {
		ageless(kept)
	}
	if kept, err = once(kept); err != nil {
		return got, err
	}
	kept, converted := old.Convert(kept, here)
	got.Figures = kept
	for _, n := range []struct {
		n    int
		what string
	}{{left, "rows of areas elsewhere were left out"}, {without, "rows have no value: they are shown as gaps"},
		{converted, "figures of areas of 2011 were turned into those of 2021 by the look-up"}} {
		if n.n > 0 {
			got.Notes = append(got.Notes, fmt.Sprintf("%d %s", n.n, n.what))
		}
	}
	return got, nil
}

// lineOf is the line that was read, or at which reading failed.
func lineOf(rows *csv.Reader, err error) int {
	var broken *csv.ParseError
	if errors.As(err, &broken) {
		return broken.Line
	}
	if err != nil {
		return 0
	}
	line, _ := rows.FieldPos(0)
	return line
}

// ageless forgets the age of an indicator that has only one: there it says
// whom the indicator is about and divides nobody.
func ageless(list []Figure) {
	ages := map[string]map[string]bool{}
	for _, f := range list {
		if ages[f.Strand.Indicator] == nil {
			ages[f.Strand.Indicator] = map[string]bool{}
		}
		ages[f.Strand.Indicator][f.Age] = true
	}
	for i := range list {
		if f := &list[i]; len(ages[f.Strand.Indicator]) == 1 {
			f.Age = ""
		}
	}
}

// once drops a figure that is there twice, and refuses one that is there
// twice with another value.
func once(list []Figure) ([]Figure, error) {
	type key struct {
		Strand
		area, period string
	}
	seen := make(map[key]int, len(list))
	kept := list[:0]
	for _, f := range list {
		k := key{f.Strand, f.Area, f.Period.Name}
		at, again := seen[k]
		if !again {
			seen[k] = len(kept)
			kept = append(kept, f)
			continue
		}
		if kept[at].Value != f.Value || kept[at].Refused != f.Refused {
			return nil, byname.Invalid("figures", "one value of "+f.Strand.Indicator+" for "+f.Area+" in "+f.Period.Name, "there are two: leave one out, or name their ages or groups")
		}
	}
	return kept, nil
}

// set fills in the numbers of a figure from their texts; field names the one
// that is wrong.
func (f *Figure) set(value, lower, upper, numerator, denominator, why string) (field, expected string) {
	read := func(name, s string, least float64) (float64, bool) {
		s = strings.TrimSpace(s)
		if s == "" {
			return 0, false
		}
		v, err := strconv.ParseFloat(s, 64)
		switch {
		case field != "":
		case err != nil || math.IsNaN(v) || math.IsInf(v, 0):
			field, expected = name, "a number, or nothing"
		case v < least:
			field, expected = name, "no count below 0"
		}
		return v, true
	}
	any := math.Inf(-1)
	v, given := read("value", value, any)
	lo, low := read("lower limit", lower, any)
	up, high := read("upper limit", upper, any)
	n, _ := read("numerator", numerator, 0)
	d, _ := read("denominator", denominator, 0)
	if field != "" {
		return field, expected
	}
	f.Kind = Published
	if !given {
		f.Refused = cmp.Or(strings.TrimSpace(why), "its source gives no value")
		return "", ""
	}
	f.Value, f.Method, f.Denominator = v, "as published", d
	f.Numerator = int64(math.Round(n))
	if low != high {
		return "limits", "both or neither"
	}
	if low {
		slip := 1e-6 + math.Abs(v)*1e-6
		if lo > v+slip || up < v-slip {
			return "limits", "a lower limit no higher, and an upper no lower, than the value"
		}
		f.LowerCL, f.UpperCL, f.Confidence = lo, up, .95
	}
	return "", ""
}
