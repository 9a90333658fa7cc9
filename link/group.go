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
	compare *comparer
	group   []uint32            // of each node: the smallest node of its group
	members map[uint32][]uint32 // of groups of two or more, in order
	piece   map[uint32]piece    // of nodes that somebody ruled on
	pieces  [][]uint32
	apart   map[[2]piece]bool // ruled two people
	torn    []bool            // nodes that fit two people
}

func newGrouping(n *nodes, s *scales) *grouping {
	g := &grouping{nodes: n, scales: s, compare: newComparer(n.Table),
		group: make([]uint32, len(n.all)), members: map[uint32][]uint32{}, piece: map[uint32]piece{}, apart: map[[2]piece]bool{}}
	for i := range g.group {
		g.group[i] = uint32(i)
	}
	return g
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
	slices.SortFunc(heaviest, func(a, b edge) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	g.torn = g.tear(heaviest)
	g.join(heaviest)
	for range 5 {
		if err := ctx.Err(); err != nil {
			return err
		}
		if g.settle(edges) == 0 {
			break
		}
	}
	g.rule()
	return nil
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
	return g.scales.weight(g.scales.weigh(p, &g.freq[a], &g.freq[b])), p
}

// join walks the edges, the heaviest first, and joins groups that fit. Torn
// nodes wait.
func (g *grouping) join(heaviest []edge) {
	for _, e := range heaviest {
		if e.weight < linkFrom {
			break
		}
		a, b := g.group[e.a], g.group[e.b]
		if a == b || g.torn[e.a] || g.torn[e.b] {
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
