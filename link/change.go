package link

import (
	"cmp"
	"math"
	"slices"
)

// A Change is one comparison coming out otherwise, and what the answer would
// be then. It is found by trying: every level of every comparison is put in
// the place of what was found, and the pair weighed anew.
type Change struct {
	Of     string // what was compared
	Words  string // how it would have to agree, or differ
	New    bool   // it was not compared: a record does not say
	Weight float64
	Grade  Grade
}

// sets are comparisons of which one stands for the others: what is compared
// of a home depends on how much of it is known.
var sets = [...][]int{{onHome, onPostcode, onArea}, {onGiven, onInitial}, {onBorn, onAge}, {onLocal, onSource}}

// told reports whether a comparison was made, or another of its set.
func (p pattern) told(c int) bool {
	if p.at(c) != 0 {
		return true
	}
	for _, set := range sets {
		if slices.Contains(set, c) && slices.ContainsFunc(set, func(o int) bool { return p.at(o) != 0 }) {
			return true
		}
	}
	return false
}

// changes are those that would give another grade: of each comparison and
// grade the one that moves the weight least. What the records do tell comes
// first, then the smallest.
func (m *Model) changes(p pattern, is Explanation, weigh func(pattern) (float64, string)) []Change {
	type turn struct {
		of string
		to Grade
	}
	least := map[turn]Change{}
	moved := func(c Change) float64 { return math.Abs(c.Weight - is.Weight) }
	for k, comparison := range m.Comparisons {
		now := p.at(k)
		if k == onSource || now == 0 && (p.told(k) || k == onLocal) { // who told it is as it is
			continue
		}
		for i, l := range comparison.Levels {
			if i+1 == now || now == 0 && 0 < i && i < len(comparison.Levels)-1 { // of what was not told, only that it is the same or differs
				continue
			}
			other := p
			other &^= pattern(slots[k].mask) << slots[k].shift
			other.set(k, i+1)
			weight, apart := weigh(other)
			c := Change{Of: comparison.Name, Words: l.Words, New: now == 0, Weight: weight, Grade: GradeOf(weight)}
			if apart != "" {
				c.Grade = CertainlyNot
			}
			t := turn{c.Of, c.Grade}
			if best, there := least[t]; c.Grade != is.Grade && (!there || moved(c) < moved(best)) {
				least[t] = c
			}
		}
	}
	var list []Change
	for _, c := range least {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b Change) int {
		if a.New != b.New {
			return either(b.New, -1, 1)
		}
		return cmp.Or(cmp.Compare(moved(a), moved(b)), cmp.Compare(a.Of, b.Of), cmp.Compare(a.Words, b.Words))
	})
	return list
}
