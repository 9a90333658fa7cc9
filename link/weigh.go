package link

import (
	"context"
	"math"
)

// scales are a model's logarithms, laid out for weighing many pairs.
type scales struct {
	random, home [comparisons][16]float32 // log2 u/m and h/m
	share        [comparisons][16]float32
	chance       [comparisons]float32 // log2 of the chance of agreeing: what frequencies are set against
	lambda       float32              // log2
	household    float32              // log2 of Household/(1-Lambda-Household)
}

func (m *Model) scales() *scales {
	s := &scales{}
	for c, t := range m.Comparisons {
		for i, l := range t.Levels {
			s.random[c][i+1] = float32(math.Log2(l.U / l.M))
			s.home[c][i+1] = float32(math.Log2(l.H / l.M))
			s.share[c][i+1] = float32(l.Share)
		}
		s.chance[c] = float32(math.Log2(t.Levels[0].U))
	}
	s.lambda = float32(math.Log2(m.Lambda / (1 - m.Lambda - m.Household)))
	s.household = float32(math.Log2(m.Household / (1 - m.Lambda - m.Household)))
	return s
}

// A weighing is how far the evidence of a pair tells against one person, in
// bits, before the prior.
type weighing struct {
	random float32 // in favour of two people at random: log2 of u/m
	home   float32 // in favour of two people of one home: log2 of h/m
}

// sum adds up the levels of a pair.
func (s *scales) sum(p pattern) (w weighing) {
	for c := range comparisons {
		l := p.at(c)
		w.random += s.random[c][l]
		w.home += s.home[c][l]
	}
	if strangersBorn(p) {
		w.home += s.random[onBorn][bornSame] - s.home[onBorn][bornSame]
	}
	return w
}

// strangersBorn reports whether two people of one home would share their
// birth date by mere chance: twins have one family name.
func strangersBorn(p pattern) bool {
	return p.at(onBorn) == bornSame && p.at(onFamily) == familyDiffers
}

// weigh adds up the levels of a pair and adjusts for how common the shared
// values are.
func (s *scales) weigh(p pattern, a, b *frequency) weighing {
	return s.adjustAll(s.sum(p), p, a, b)
}

// adjusted are the comparisons on which frequency counts.
var adjusted = [...]int{onGiven, onFamily, onBorn, onHome, onPostcode, onPhone, onTown, onWork}

func (s *scales) adjustAll(w weighing, p pattern, a, b *frequency) weighing {
	for _, c := range adjusted {
		if l := p.at(c); s.share[c][l] != 0 {
			w.random -= s.adjust(c, l, a, b)
		}
	}
	if strangersBorn(p) {
		w.home -= s.adjust(onBorn, bornSame, a, b)
	}
	return w
}

// adjust is what is added to the weight of a level because the values shared
// are rarer than most, or taken from it because they are more common. Of two
// different values the more common one counts: the other may be a slip.
func (s *scales) adjust(c, level int, a, b *frequency) float32 {
	share := s.share[c][level]
	if share == 0 {
		return 0
	}
	var common float32
	switch c {
	case onGiven:
		common = max(a.given, b.given)
		if level == givenFirst {
			common = max(a.first, b.first)
		}
	case onFamily:
		common = max(a.family, b.family)
	case onBorn:
		common = max(a.born, b.born)
	case onHome:
		common = max(a.home, b.home)
	case onPostcode:
		common = max(a.postcode, b.postcode)
	case onPhone:
		common = max(a.phone, b.phone)
	case onTown:
		common = max(a.town, b.town)
	case onWork:
		common = max(a.work, b.work)
	}
	if common == 0 {
		return 0
	}
	return share * (s.chance[c] - common)
}

// against is the evidence against one person: that of two people at random
// and that of two people of one home together.
func (s *scales) against(w weighing) float64 {
	return log2Sum(float64(w.random), float64(w.home+s.household))
}

// weight of a pair in bits, prior included.
func (s *scales) weight(w weighing) float64 { return float64(s.lambda) - s.against(w) }

// log2Sum is log2(2^a + 2^b).
func log2Sum(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if a-b > 40 {
		return a
	}
	return a + math.Log2(1+math.Exp2(b-a))
}

// Probability that a pair of this weight is one person.
func Probability(weight float64) float64 { return 1 / (1 + math.Exp2(-weight)) }

// An edge is a pair of nodes and its weight.
type edge struct {
	a, b   uint32
	weight float32
	rule   uint8
}

// edgesFrom is the weight from which a pair may matter: a group may weigh
// more than any one of its pairs.
const edgesFrom = -9

// rarest is more than all frequencies together can add to a weight.
const rarest = 60

// pair weighs two subjects, or says that they weigh less than anything of
// interest without asking how common their values are.
func (s *scales) pair(c *comparer, a, b *subject, common func() (f, g *frequency)) float64 {
	p := c.compare(a, b)
	w := s.sum(p)
	if s.lambda-w.random < edgesFrom-rarest {
		return math.Inf(-1)
	}
	f, g := common()
	return s.weight(s.adjustAll(w, p, f, g))
}

// weighAll weighs all pairs that the rules bring together, on all cores, and says
// how far it is.
func (n *nodes) weighAll(ctx context.Context, x *index, s *scales, said func(done, of int)) ([]edge, error) {
	const part = 2048
	parts := make([][]edge, (len(n.all)+part-1)/part)
	found := make([][]int64, len(parts))
	parallel(len(parts), func() func(int) {
		c, seen := newComparer(n.Table), make([]uint32, len(n.all))
		return func(i int) {
			found[i] = make([]int64, len(rules))
			if ctx.Err() != nil {
				return
			}
			for a := i * part; a < min(len(n.all), (i+1)*part); a++ {
				if n.firstRow[a] < 0 {
					continue
				}
				x.after(n.all, uint32(a), seen, func(b uint32, rule int) {
					found[i][rule]++
					if n.firstRow[b] < 0 {
						return
					}
					if weight := s.pair(c, &n.all[a], &n.all[b], func() (*frequency, *frequency) { return &n.freq[a], &n.freq[b] }); weight >= edgesFrom {
						parts[i] = append(parts[i], edge{uint32(a), b, float32(weight), uint8(rule)})
					}
				})
			}
		}
	}, func(begun int) { said(begun, len(parts)) })
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	total := 0
	for i := range parts {
		total += len(parts[i])
		for r, k := range found[i] {
			x.counts[r].New += k
		}
	}
	edges := make([]edge, 0, total)
	for i := range parts {
		edges = append(edges, parts[i]...)
		parts[i] = nil
	}
	return edges, nil
}
