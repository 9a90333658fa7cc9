package link

import "fmt"

// A Separation is how two persons, each some rows of a table, stand to one
// another, and what keeps them apart. It holds nothing of what the rows say.
type Separation struct {
	A, B    int     // the rows of the heaviest pair between them
	Weight  float64 // bits, of that pair
	Mean    float64 // bits: of all pairs between them, none counting for more than 12 either way
	Pairs   int
	Against string // what no weight can outdo, in words; "" when nothing
	Why     string // in a sentence
}

// Separate weighs every pair of rows between two persons. Neither may be
// empty.
func Separate(m *Model, t *Table, a, b []int) Separation {
	s, c := m.scales(), newComparer(t)
	at := func(row int) *subject { return t.weighed(row, m) }
	apart := Separation{A: -1}
	for _, i := range a {
		f := m.Frequencies.of(t, at(i))
		for _, j := range b {
			g := m.Frequencies.of(t, at(j))
			p := c.compare(at(i), at(j))
			w := s.weight(s.weigh(p, &f, &g))
			if against := contradicts(p, at(i), at(j)); against != "" {
				apart.Against = against
			}
			if apart.A < 0 || w > apart.Weight {
				apart.A, apart.B, apart.Weight = i, j, w
			}
			apart.Mean += max(-clamp, min(clamp, w))
			apart.Pairs++
		}
	}
	apart.Mean /= float64(apart.Pairs)
	apart.Why = apart.why(len(a)+len(b) > 2)
	return apart
}

func (s Separation) why(several bool) string {
	switch {
	case s.Against != "":
		return "whatever else they share: " + s.Against
	case s.Weight < linkFrom:
		return fmt.Sprintf("even the two records that are most alike are more likely two people’s than one’s: %.1f bits", s.Weight)
	case several && s.Mean < meanFrom:
		return fmt.Sprintf("one pair weighs %.1f bits, but the %s pairs between them %.1f on average: one pair alone does not bridge two people", s.Weight, thousands(float64(s.Pairs)), s.Mean)
	case several:
		return fmt.Sprintf("the heaviest pair weighs %.1f bits, but one of these records fits others as well, and nothing says which: it waits until something does", s.Weight)
	}
	return fmt.Sprintf("they weigh %.1f bits, but one of the two fits others as well, and nothing says which: it waits until something does", s.Weight)
}
