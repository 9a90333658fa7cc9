package link

import (
	"cmp"
	"math"
	"slices"
)

// When a record left alone joins a group.
const (
	settleFrom = 2  // bits it must weigh against the whole group
	settleSure = .8 // and how likely this group must be among all it might join, and none
	tornWithin = 6  // bits between two pairs that pull a record apart
	tornBelow  = -5 // when what it is pulled to weighs less than this together
	tornFrom   = -4 // pairs lighter than this pull at nothing
	tornPairs  = 8  // of a record that are looked at
)

// tear finds nodes with two heavy pairs that pull them to two people: a
// sparse record that fits father and son, or two people of one name. The
// heavier pair may be so by a hair; they are decided last, against groups.
func (g *grouping) tear(heaviest []edge) {
	// The pairs of each node as a list through the edges, the heaviest first.
	first := make([]uint32, len(g.all))
	for i := range first {
		first[i] = none
	}
	next := make([][2]uint32, len(heaviest))
	for i := len(heaviest) - 1; i >= 0; i-- {
		e := &heaviest[i]
		next[i] = [2]uint32{first[e.a], first[e.b]}
		first[e.a], first[e.b] = uint32(i), uint32(i)
	}
	var pairs []edge
	for n := range g.all {
		pairs = pairs[:0]
		for i := first[n]; i != none && len(pairs) < tornPairs; {
			e := heaviest[i]
			if len(pairs) > 0 && pairs[0].weight-e.weight >= tornWithin {
				break
			}
			pairs = append(pairs, e)
			i = next[i][either(e.a == uint32(n), 0, 1)]
		}
		if g.pulled(uint32(n), pairs) {
			g.how[n] |= torn
		}
	}
}

// pulled reports whether the heaviest pairs of a node pull it to two people.
func (g *grouping) pulled(n uint32, pairs []edge) bool {
	other := func(e edge) uint32 { return e.a + e.b - n }
	for i := range pairs {
		if pairs[i].weight < linkFrom {
			break
		}
		for j := range pairs {
			if i == j || other(pairs[i]) == other(pairs[j]) {
				continue
			}
			if w, p := g.weight(other(pairs[i]), other(pairs[j])); w < tornBelow || contradicts(p, &g.all[other(pairs[i])], &g.all[other(pairs[j])]) != "" {
				return true
			}
		}
	}
	return false
}

// profile weighs a node against a whole group: on each comparison with the
// record of the group that agrees best, because people move, marry and are
// misspelt, and a group remembers.
func (g *grouping) profile(n uint32, group []uint32) float64 {
	if g.ruledApart([]uint32{n}, group) {
		return math.Inf(-1)
	}
	var like likeness
	for _, m := range group {
		p := g.compare.compare(&g.all[n], &g.all[m])
		if contradicts(p, &g.all[n], &g.all[m]) != "" {
			return math.Inf(-1)
		}
		like.add(g.scales, p, g.common(n), g.common(m))
	}
	return g.scales.weight(like.sum())
}

// A move of a node that stands alone to a group.
type move struct {
	node, to uint32
	weight   float64
}

// near are the groups that pairs bring near the nodes that stand alone.
func (g *grouping) near(edges []edge) map[uint32][]uint32 {
	near := map[uint32][]uint32{}
	for _, e := range edges {
		a, b := g.group[e.a], g.group[e.b]
		if a == b {
			continue
		}
		if _, grouped := g.members[a]; !grouped {
			near[a] = append(near[a], b)
		}
		if _, grouped := g.members[b]; !grouped {
			near[b] = append(near[b], a)
		}
	}
	return near
}

// settle moves nodes that stand alone to the group they fit, of those near
// them, when it is clearly ahead, and returns how many it moved. All choose
// first, by the groups as they are, and then move, the surest first. Two that
// stand alone must choose one another, unless only one of them is torn: any
// number of sparse records may be those of one full one.
func (g *grouping) settle(near map[uint32][]uint32, round how) int {
	chosen := make(map[uint32]move, len(near))
	for n, to := range near {
		if m, sure := g.choose(n, to); sure {
			chosen[n] = m
		}
	}
	var moves []move
	for n, m := range chosen {
		_, grouped := g.members[m.to]
		if grouped || g.how[n]&torn != 0 && g.how[m.to]&torn == 0 || chosen[m.to].to == n && n < m.to {
			moves = append(moves, m)
		}
	}
	slices.SortFunc(moves, func(a, b move) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.node, b.node)) })
	moved := 0
	for _, m := range moves {
		if _, grouped := g.members[g.group[m.node]]; grouped {
			continue // another has joined it meanwhile
		}
		if to := g.group[m.to]; g.profile(m.node, g.of(to)) >= settleFrom {
			g.move(m.node, to, round)
			moved++
		}
	}
	return moved
}

// move joins a node that stands alone to a group.
func (g *grouping) move(n, to uint32, round how) {
	if _, grouped := g.members[to]; !grouped {
		g.how[to] |= round
	}
	g.how[n] |= round
	g.merge(n, to)
}

// choose finds the group a node fits best, if the choice is sure.
func (g *grouping) choose(n uint32, groups []uint32) (best move, sure bool) {
	slices.Sort(groups)
	best = move{weight: math.Inf(-1)}
	sum := 1.0 // it may also be none of these
	for _, to := range slices.Compact(groups) {
		w := g.profile(n, g.of(to))
		sum += math.Exp2(min(w, 60))
		if w > best.weight {
			best = move{n, to, w}
		}
	}
	return best, best.weight >= settleFrom && math.Exp2(min(best.weight, 60))/sum >= settleSure
}
