package outcome

import (
	"math"
	"strconv"
)

// Small numbers are protected here and nowhere else, by the rule that NHS
// England applies to hospital statistics below national level: counts of 1 to
// 7 are not shown, all others are rounded to the nearest 5, and 0 is shown.
// What is computed from counts is computed from the rounded ones.
//
// Source: Disclosure control methodology for Hospital Episode Statistics and
// Emergency Care Data Set, NHS Digital, September 2018.
const (
	smallest = 8 // shown
	roundTo  = 5
)

// Hidden is why a protected number is not shown.
const Hidden = "fewer than 8, not shown to protect people"

// HiddenBeside is why a number is not shown that would give a hidden one away.
const HiddenBeside = "not shown, so that a small number beside it cannot be worked out"

// Protect gives an indicator as anybody may see it. In a proportion those who
// were not counted are protected too. Published numbers are public already.
func Protect(i Indicator) Indicator {
	if !i.Shown() || i.Kind == Published {
		return i
	}
	if small(float64(i.Numerator)) || small(i.Denominator) || i.Kind == Proportion && small(i.Denominator-float64(i.Numerator)) {
		return hide(i, Hidden)
	}
	if i.Method == combinedMethod { // a mean of several shares gives none of their counts away
		i.Numerator, i.Denominator = int64(round(float64(i.Numerator))), round(i.Denominator)
		return i
	}
	of := OfRate
	if i.Kind == Proportion {
		of = OfProportion
	}
	shown := of(int64(round(float64(i.Numerator))), round(i.Denominator), i.Per, i.Confidence)
	shown.Measure, shown.Area, shown.Period = i.Measure, i.Area, i.Period
	return shown
}

// AtMost is the most that a proportion can be which Protect hides because
// fewer than 8 were counted; ok is false for all others, and where this would
// say no more than that it is hidden.
func AtMost(i Indicator) (value float64, ok bool) {
	n := round(i.Denominator)
	if !i.Shown() || i.Kind != Proportion || !small(float64(i.Numerator)) || n < 4*smallest {
		return 0, false
	}
	return (smallest - 1) / n * i.Per, true
}

// AtLeast is AtMost for a proportion that Protect hides because fewer than 8
// were not counted.
func AtLeast(i Indicator) (value float64, ok bool) {
	if !i.Shown() || i.Kind != Proportion {
		return 0, false
	}
	i.Numerator = int64(math.Round(i.Denominator)) - i.Numerator
	most, ok := AtMost(i)
	if !ok {
		return 0, false
	}
	return i.Per - most, true
}

// About is a number of people in words as anybody may see it.
func About(n int) string {
	switch {
	case n == 0:
		return "none"
	case small(float64(n)):
		return "fewer than " + strconv.Itoa(smallest)
	}
	return strconv.Itoa(int(round(float64(n))))
}

// ProtectTable protects indicators of the same measure and period for areas
// that together make up a total. When just one of them is hidden, the total
// less the others would give it away, so the next smallest is hidden as well;
// when there is no other, the total is.
func ProtectTable(parts []Indicator, total Indicator) ([]Indicator, Indicator) {
	shown := make([]Indicator, len(parts))
	hidden, next := 0, -1
	for i, p := range parts {
		shown[i] = Protect(p)
		switch {
		case p.Shown() && !shown[i].Shown():
			hidden++
		case shown[i].Shown() && p.Numerator > 0 && (next < 0 || p.Numerator < parts[next].Numerator):
			next = i
		}
	}
	total = Protect(total)
	switch {
	case hidden != 1 || !total.Shown():
	case next < 0:
		total = hide(total, HiddenBeside)
	default:
		shown[next] = hide(shown[next], HiddenBeside)
	}
	return shown, total
}

// A Headcount counts people where anybody may ask anew, with a rule of their
// own. Its key is made of who is counted, so that the same people always come
// to the same number, and people that differ by one to another rounding.
type Headcount struct {
	N   int64
	key uint64
}

// Add counts one more person. salt is the run's: it keeps roundings of two
// builds apart.
func (h *Headcount) Add(person, salt uint64) {
	h.N++
	h.key += scattered(person ^ scattered(salt))
}

// Rounded is the count as anybody may see it; shown is false below 8, and for
// some a little above, so that nobody can feel for the edge. Unlike in a
// published table 0 is not shown either: a rule about one person would tell
// whether it holds of them. Others are rounded up or down to a multiple of 5
// by a chance that who is counted fixes, so that two questions that differ by
// one person do not give them away by their difference, and asking again
// tells nothing new.
//
// Source: Fraser B, Wooton J. A proposed method for confidentialising tabular
// output to protect against differencing. UNECE 2005.
func (h Headcount) Rounded() (n int64, shown bool) {
	chance := scattered(h.key)
	if h.N < smallest+int64(chance>>32%roundTo) {
		return 0, false
	}
	n = h.N - h.N%roundTo
	if int64(chance%roundTo) < h.N%roundTo {
		n += roundTo
	}
	return max(n, 2*roundTo), true
}

// Of is the proportion of so many people, as anybody may see it.
func (h Headcount) Of(people int64, per, confidence float64) Indicator {
	n, shown := h.Rounded()
	i := OfProportion(n, math.Max(round(float64(people)), float64(n)), per, confidence)
	if !shown || small(float64(people-h.N)) {
		return hide(i, Hidden)
	}
	return i
}

// And counts those of another together with these; who is in both counts
// twice.
func (h Headcount) And(other Headcount) Headcount {
	return Headcount{h.N + other.N, h.key + other.key}
}

// Order is a number by which to draw from people without choosing: it is made
// of who is counted, and says nothing of them.
func (h Headcount) Order() uint64 { return scattered(h.key) }

// scattered spreads a number over all 64 bits.
//
// Source: Steele GL, Lea D, Flood CH. OOPSLA 2014, mix64.
func scattered(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func small(count float64) bool { return count > 0 && count < smallest }

func round(count float64) float64 { return math.Round(count/roundTo) * roundTo }

// hide removes the number and the counts it rests on.
func hide(i Indicator, why string) Indicator {
	i.Numerator, i.Denominator = 0, 0
	return i.none(why)
}

// stateOf tells whether a count is of few people.
func stateOf(kind Kind, c Cell) State {
	n, d := float64(c.Numerator), float64(c.Denominator)
	if small(n) || small(d) || kind == Proportion && small(d-n) {
		return Small
	}
	return Open
}

// Indicator is one cell of a grid as a number, whole or as anybody may see it.
func (g *Grid) Indicator(m Measure, area, group, period int, whole bool, confidence float64) Indicator {
	c := g.At(area, group, period)
	of := OfRate
	if m.Kind == Proportion {
		of = OfProportion
	}
	i := of(int64(c.Numerator), float64(c.Denominator), m.Per, confidence)
	if !whole {
		i = Protect(i)
	}
	switch {
	case g.Refused[period] != "":
		i = hide(i, g.Refused[period])
	case !whole && c.State == Beside:
		i = hide(i, HiddenBeside)
	}
	i.Measure, i.Period = m.ID, g.Periods[period]
	if area >= 0 {
		i.Area = g.Areas[area]
	}
	return i
}
