package link

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// How groups are made, in bits.
const (
	linkFrom = 0  // a pair that is more likely one person than two may join two groups
	meanFrom = -1 // and does, when the pairs between the groups do not weigh less than this on average
	clamp    = 12 // where no one pair counts for more than this, for or against
	sampled  = 8  // of a large group so many are asked
)

// A grouping puts nodes into groups, each one person.
type grouping struct {
	*nodes
	scales  *scales
	common  func(n uint32) *frequency // of what a node says
	compare *comparer
	group   []uint32            // of each node: the smallest node of its group
	how     []how               // each node came to it
	members map[uint32][]uint32 // of groups of two or more, in order
	piece   map[uint32]piece    // of nodes that somebody ruled on
	pieces  [][]uint32
	apart   map[[2]piece]bool // ruled two people
}

// how a node came to its group: what a day's changes need not find out again
// of those whom they do not concern.
type how uint8

const (
	settled how = 7 // the round of settling in which it moved or was joined; 0 when it did not stand alone, or does still
	torn    how = 8 // it fits two people
)

// settleRounds is how often nodes that stand alone choose, at most.
const settleRounds = 5

func newGrouping(n *nodes, s *scales) *grouping {
	g := &grouping{nodes: n, scales: s, common: func(i uint32) *frequency { return &n.freq[i] }, group: make([]uint32, len(n.all)), how: make([]how, len(n.all))}
	g.begin()
	for i := range g.group {
		g.group[i] = uint32(i)
	}
	return g
}

// begin makes room for what is found of groups.
func (g *grouping) begin() {
	g.compare, g.members, g.piece, g.apart = newComparer(g.Table), map[uint32][]uint32{}, map[uint32]piece{}, map[[2]piece]bool{}
}

// run makes the groups: pairs from the heaviest down; then records left
// alone, which join the group they fit when it is clearly ahead of any other;
// then what people ruled to be one person. What they ruled to be two is kept
// apart throughout.
func (g *grouping) run(ctx context.Context, edges []edge, rulings []Ruling) error {
	if err := g.heed(rulings); err != nil {
		return err
	}
	var heaviest []edge
	for _, e := range edges {
		if e.weight >= tornFrom {
			heaviest = append(heaviest, e)
		}
	}
	slices.SortFunc(heaviest, heavier)
	g.tear(heaviest)
	g.join(heaviest)
	for round := how(1); round <= settleRounds; round++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if g.settle(g.near(edges), round) == 0 {
			break
		}
	}
	g.rule()
	return nil
}

// heavier puts the heaviest first.
func heavier(a, b edge) int {
	return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
}

// of are the nodes of a group.
func (g *grouping) of(group uint32) []uint32 {
	if m, ok := g.members[group]; ok {
		return m
	}
	return []uint32{group}
}

func (g *grouping) merge(a, b uint32) {
	if a == b {
		return
	}
	if a > b {
		a, b = b, a
	}
	x, y := g.of(a), g.of(b)
	ordered := x[len(x)-1] < y[0]
	if x = append(x, y...); !ordered {
		slices.Sort(x)
	}
	g.members[a] = x
	delete(g.members, b)
	for _, n := range y {
		g.group[n] = a
	}
}

func (g *grouping) weight(a, b uint32) (float64, pattern) {
	p := g.compare.compare(&g.all[a], &g.all[b])
	return g.scales.weight(g.scales.weigh(p, g.common(a), g.common(b))), p
}

// join walks the edges, the heaviest first, and joins groups that fit. Torn
// nodes wait.
func (g *grouping) join(heaviest []edge) {
	for _, e := range heaviest {
		if e.weight < linkFrom {
			break
		}
		a, b := g.group[e.a], g.group[e.b]
		if a == b || (g.how[e.a]|g.how[e.b])&torn != 0 {
			continue
		}
		if g.fit(g.of(a), g.of(b)) >= meanFrom {
			g.merge(a, b)
		}
	}
}

// fit is the mean weight of the pairs between two groups, without end below
// zero when something keeps them apart.
func (g *grouping) fit(a, b []uint32) float64 {
	if g.ruledApart(a, b) {
		return math.Inf(-1)
	}
	mean, contradicted := g.mean(a, b)
	if contradicted != "" {
		return math.Inf(-1)
	}
	return mean
}

// mean is the mean weight of the pairs between two groups, none counting for
// more than clamp, and what contradicts that they are one person, in words.
func (g *grouping) mean(a, b []uint32) (mean float64, contradicted string) {
	sum, n := 0.0, 0.0
	for i := 0; i < len(a); i += 1 + (len(a)-1)/sampled {
		for j := 0; j < len(b); j += 1 + (len(b)-1)/sampled {
			w, p := g.weight(a[i], b[j])
			if c := contradicts(p, &g.all[a[i]], &g.all[b[j]]); c != "" {
				contradicted = c
			}
			sum += max(-clamp, min(clamp, w))
			n++
		}
	}
	return sum / n, contradicted
}
