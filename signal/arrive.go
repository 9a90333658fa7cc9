package signal

import (
	"reflect"
	"slices"

	"byname"
	"byname/population"
)

// With is the home once more is told of one of its members: the events take
// their place in that member's timeline. The home it is said of stays as it is.
// Somebody who is not in the home leaves it unchanged.
func (h Home) With(person byname.PersonID, events ...population.Event) Home {
	i := slices.IndexFunc(h.Members, func(t population.Timeline) bool { return t.ID == person })
	if i < 0 {
		return h
	}
	h.Members = slices.Clone(h.Members)
	told := append(slices.Clip(h.Members[i].Events), events...)
	slices.SortStableFunc(told, func(a, b population.Event) int { return int(a.At - b.At) })
	h.Members[i].Events = told
	return h
}

// EvaluateHome puts every rule to everybody in one home, in the order of its
// members: what is told of one can be a sign about another. It gives what
// EvaluateAll gives of that home.
func (s *Set) EvaluateHome(h Home, asOf byname.Day) (out []Signal) {
	w := worker{set: s}
	w.each(h, asOf, func(v *view, _ int) { out = append(out, s.person(v)...) })
	return out
}

// A Turn is what an event changed of the signals of a home.
type Turn struct {
	Came    []Signal // found now, and not before
	Changed []Signal // found before too: by other signs, sooner, or for other reasons
	Went    []Signal // not found any more
}

// Compare says what changed between the signals of a home before and after.
func Compare(before, after []Signal) (t Turn) {
	same := func(a Signal) func(Signal) bool {
		return func(b Signal) bool { return a.Person == b.Person && a.Programme == b.Programme }
	}
	for _, now := range after {
		switch i := slices.IndexFunc(before, same(now)); {
		case i < 0:
			t.Came = append(t.Came, now)
		case !reflect.DeepEqual(before[i], now):
			t.Changed = append(t.Changed, now)
		}
	}
	for _, was := range before {
		if !slices.ContainsFunc(after, same(was)) {
			t.Went = append(t.Went, was)
		}
	}
	return t
}
