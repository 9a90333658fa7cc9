package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Suspect is a pair on which a person's ruling would be worth most: what
// was decided about it may be wrong, and records would move.
type Suspect struct {
	A, B   int32   // rows; a ruling on the two settles it
	Doubt  Doubt   // of which kind
	Why    string  // in words, with no name, date or number in it
	Same   bool    // what was decided: one person
	Weight float32 // bits, of the pair itself
	Chance float32 // that what was decided is wrong
	Moves  int32   // rows that would then stand with another person
	Worth  float32 // Chance times Moves: the rows that a ruling is expected to move
}

// Doubt is what makes a pair suspect.
type Doubt string

// The kinds of doubt.
const (
	WeakBridge    Doubt = "weak bridge"   // one person, held together by little
	NearTheLine   Doubt = "near the line" // two people, but not far from one
	TornRecord    Doubt = "torn record"   // fits two people who are not one
	Contradiction Doubt = "contradiction" // would be one person but for what cannot be
)

// When a pair is suspect, and how many are told, those worth most.
const (
	doubted      = .02 // the chance from which what was decided is in doubt
	mostSuspects = 20_000
)

// doubts gives each person their cohesion and gathers the suspects.
func (r *Result) doubts(g *grouping, edges []edge) {
	rows := make([]int32, len(g.all)) // that say what a node says
	for _, n := range g.ofRow {
		rows[n]++
	}
	r.bridges(g, edges, rows)
	r.apart(g, edges, rows)
	r.rank()
}

// bridges finds the weakest bridge of every person of two nodes or more.
func (r *Result) bridges(g *grouping, edges []edge, rows []int32) {
	r.Cohesion = make([]float32, r.Persons)
	for i := range r.Cohesion {
		r.Cohesion[i] = 1
	}
	inside := map[uint32][]edge{} // of groups too large to weigh again
	for _, e := range edges {
		if k := g.group[e.a]; k == g.group[e.b] && len(g.members[k]) > weighedTogether {
			inside[k] = append(inside[k], e)
		}
	}
	groups := g.groups()
	const part = 512
	found := make([][]Suspect, (len(groups)+part-1)/part)
	parallel(len(found), func() func(int) {
		g := g.again()
		return func(i int) {
			for _, k := range groups[i*part : min(len(groups), (i+1)*part)] {
				b, ok := g.weakest(g.members[k], inside[k])
				person := r.person(g, k)
				if !ok || person < 0 {
					continue
				}
				sure := Probability(b.Mean)
				r.Cohesion[person] = float32(sure)
				if 1-sure >= doubted {
					found[i] = append(found[i], g.bridge(b, 1-sure, rows, len(g.members[k])))
				}
			}
		}
	}, nil)
	r.Suspects = append(r.Suspects, slices.Concat(found...)...)
}

// person is the number of a group; -1 when all its rows have nodes of their
// own.
func (r *Result) person(g *grouping, group uint32) int32 {
	for _, n := range g.of(group) {
		if row := g.firstRow[n]; row >= 0 {
			return r.Cluster[row]
		}
	}
	return -1
}

// groups are the groups of two nodes or more, in order.
func (g *grouping) groups() []uint32 {
	all := make([]uint32, 0, len(g.members))
	for k := range g.members {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

// again is the same grouping for another goroutine to read.
func (g *grouping) again() *grouping {
	other := *g
	other.compare = newComparer(g.Table)
	return &other
}

func (g *grouping) bridge(b Bridge, chance float64, rows []int32, nodes int) Suspect {
	side := int32(0)
	for _, n := range b.Side {
		side += rows[n]
	}
	s := g.suspect(uint32(b.A), uint32(b.B), WeakBridge, chance, side)
	s.Same = true
	s.Why = "these two are one person on little evidence"
	if nodes > 2 {
		some := "1 of this person's records is"
		if len(b.Side) > 1 {
			some = fmt.Sprintf("%d of this person's records are", len(b.Side))
		}
		s.Why = some + " held to the rest by little: the pairs between them say no more than that it is likely, " + onAverage(b.Mean)
	}
	return s
}

// onAverage says how strong evidence is, in words.
func onAverage(mean float64) string {
	return strings.Replace(fmt.Sprintf("%+.1f bits on average", mean), "-", "−", 1)
}

// suspect fills in what every suspect has.
func (g *grouping) suspect(a, b uint32, d Doubt, chance float64, moves int32) Suspect {
	w, _ := g.weight(a, b)
	x, y := g.firstRow[a], g.firstRow[b]
	if x > y {
		x, y = y, x
	}
	return Suspect{A: x, B: y, Doubt: d, Weight: float32(w), Chance: float32(chance), Moves: moves, Worth: float32(chance) * float32(moves)}
}

// apart gathers the pairs of persons that are not one but might be: for each
// two persons the heaviest pair between them.
func (r *Result) apart(g *grouping, edges []edge, rows []int32) {
	type persons struct{ a, b uint32 }
	heaviest := map[persons]edge{}
	for _, e := range edges {
		if e.weight < reviewFrom {
			continue
		}
		p := persons{g.group[e.a], g.group[e.b]}
		if p.a == p.b || g.firstRow[e.a] < 0 || g.firstRow[e.b] < 0 {
			continue
		}
		if p.a > p.b {
			p.a, p.b = p.b, p.a
		}
		if h, ok := heaviest[p]; !ok || e.weight > h.weight || e.weight == h.weight && e.before(h) {
			heaviest[p] = e
		}
	}
	best := make([]edge, 0, len(heaviest))
	for _, e := range heaviest {
		best = append(best, e)
	}
	slices.SortFunc(best, func(a, b edge) int { return cmp.Or(cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b)) })
	const part = 512
	found := make([][]Suspect, (len(best)+part-1)/part)
	parallel(len(found), func() func(int) {
		g := g.again()
		return func(i int) {
			for _, e := range best[i*part : min(len(best), (i+1)*part)] {
				if s, is := g.nearly(e, rows); is {
					found[i] = append(found[i], s)
				}
			}
		}
	}, nil)
	r.Suspects = append(r.Suspects, slices.Concat(found...)...)
}

func (e edge) before(f edge) bool { return cmp.Or(cmp.Compare(e.a, f.a), cmp.Compare(e.b, f.b)) < 0 }

// nearly says why two persons that an edge joins were not made one, if that
// is in doubt.
func (g *grouping) nearly(e edge, rows []int32) (Suspect, bool) {
	a, b := g.of(g.group[e.a]), g.of(g.group[e.b])
	if g.ruledApart(a, b) {
		return Suspect{}, false
	}
	moves := min(rowsIn(a, rows), rowsIn(b, rows))
	mean, contradicted := g.mean(a, b)
	chance := Probability(mean)
	if contradicted != "" {
		chance = min(chance, .5)
	}
	if chance < doubted {
		return Suspect{}, false
	}
	s := g.suspect(e.a, e.b, NearTheLine, chance, moves)
	switch {
	case contradicted != "":
		s.Doubt, s.Why = Contradiction, "they would be one person, but "+contradicted
	case g.isTorn(a) || g.isTorn(b):
		s.Doubt, s.Why = TornRecord, "one of these fits two people who are not one, and nothing says which"
	case len(a) == 1 && len(b) == 1:
		s.Why = "these two are two people, but not by much"
	default:
		s.Why = "what is known of these two people tells neither clearly apart nor clearly together, " + onAverage(mean)
	}
	return s, true
}

// isTorn reports whether a group is one record that was torn.
func (g *grouping) isTorn(group []uint32) bool { return len(group) == 1 && g.how[group[0]]&torn != 0 }

func rowsIn(group []uint32, rows []int32) (sum int32) {
	for _, n := range group {
		sum += rows[n]
	}
	return sum
}
