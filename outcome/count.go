package outcome

import (
	"maps"
	"slices"
)

// A Count is what was counted for a measure in one area and period.
type Count struct {
	Measure, Area          string
	Line                   int // 0 is the latest period
	Period                 Period
	Numerator, Denominator int64
	Refused                string // why there is no number
}

// Counts are all that was counted, by area, measure and period, latest first.
func (t *Tally) Counts() []Count {
	var list []Count
	for _, area := range slices.Sorted(maps.Keys(t.cells)) {
		for i, m := range t.measures {
			for j, p := range t.periods[i] {
				c := t.cells[area][i][j]
				list = append(list, Count{m.ID, area, j, p, c.numerator, c.denominator, t.uncovered(i, p)})
			}
		}
	}
	return list
}

// Of makes a measure's indicators of what was counted in areas that together
// have one name, latest first.
func (m Measure) Of(name string, counts []Count, confidence float64) []Indicator {
	var sums []Count
	for _, c := range counts {
		if c.Measure != m.ID {
			continue
		}
		for len(sums) <= c.Line {
			sums = append(sums, Count{})
		}
		sum := &sums[c.Line]
		sum.Period, sum.Refused = c.Period, c.Refused
		sum.Numerator += c.Numerator
		sum.Denominator += c.Denominator
	}
	var list []Indicator
	for _, c := range sums {
		of := OfRate
		if m.Kind == Proportion {
			of = OfProportion
		}
		i := of(c.Numerator, float64(c.Denominator), m.Per, confidence)
		if c.Refused != "" {
			i = i.none(c.Refused)
		}
		i.Measure, i.Area, i.Period = m.ID, name, c.Period
		list = append(list, i)
	}
	return list
}

// slack is how long after the start of a year the first event may come before
// the extracts are taken to have begun later than the year.
const slack = 45

// uncovered tells why a period cannot be counted, "" when it can.
func (t *Tally) uncovered(i int, p Period) string {
	first := t.first[i]
	switch {
	case first == 0:
		return "no extract tells of it"
	case first > p.Last, t.measures[i].Span == Year && first > p.First+slack:
		return "the extracts begin on " + first.Words()
	}
	return ""
}
