package link

import (
	"cmp"
	"context"
	"slices"
)

// A region is the neighbourhood of what a day changed: the nodes whose
// groups may be others than yesterday's. It grows from what changed to all
// that hangs together with it by heavy pairs, by yesterday's groups and by
// rulings; then to those that light pairs bring near; and then, from those
// that stood alone, once more, because who stands alone chooses among all
// that are near.
type region struct {
	*nodes
	model   *Model
	rulings []Ruling
	edges   []edge
	start   []uint32 // by node, into at
	at      []uint32 // the edges of each node
	group   []uint32 // yesterday's, in today's nodes
	next    []uint32 // the next node of yesterday's group, round and round
	mates   map[uint32][]uint32
	level   []uint8 // of each node: 0 outside, 1 what hangs together with a change, 2 near it, 3 near those that stand alone there
	inside  []uint32
	number  []uint32 // of each node: its place inside, and one more; 0 outside
}

func newRegion(n *nodes, m *Model, rulings []Ruling, edges []edge, group []uint32) *region {
	r := &region{nodes: n, model: m, rulings: rulings, edges: edges, group: group,
		start: make([]uint32, len(n.all)+1), next: make([]uint32, len(n.all)), level: make([]uint8, len(n.all)), mates: map[uint32][]uint32{}}
	for _, e := range edges {
		r.start[e.a+1]++
		r.start[e.b+1]++
	}
	for i := range n.all {
		r.start[i+1] += r.start[i]
	}
	r.at = make([]uint32, 2*len(edges))
	to := slices.Clone(r.start)
	for i, e := range edges {
		r.at[to[e.a]], r.at[to[e.b]] = uint32(i), uint32(i)
		to[e.a]++
		to[e.b]++
	}
	for i := len(group) - 1; i >= 0; i-- {
		r.next[i] = uint32(i)
		if g := group[i]; g != uint32(i) {
			r.next[i] = none // until its first node is met
		}
	}
	for i := range group {
		if g := group[i]; g != uint32(i) {
			r.next[i], r.next[g] = r.next[g], uint32(i)
		}
	}
	for _, x := range rulings {
		a, known := n.ofKey[x.A]
		b, both := n.ofKey[x.B]
		if known && both {
			r.mates[a], r.mates[b] = append(r.mates[a], b), append(r.mates[b], a)
		}
	}
	return r
}

// grow takes in a node and all that hangs together with it.
func (r *region) grow(n uint32, level uint8) {
	if r.level[n] != 0 {
		return
	}
	r.level[n] = level
	todo := []uint32{n}
	reach := func(n uint32) {
		if r.level[n] == 0 {
			r.level[n] = level
			todo = append(todo, n)
		}
	}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		r.inside = append(r.inside, n)
		for _, i := range r.at[r.start[n]:r.start[n+1]] {
			if e := &r.edges[i]; e.weight >= linkFrom {
				reach(e.a + e.b - n)
			}
		}
		reach(r.next[n])
		for _, m := range r.mates[n] {
			reach(m)
		}
	}
}

// spread grows by the light pairs of some nodes.
func (r *region) spread(from []uint32, level uint8) {
	for _, n := range from {
		for _, i := range r.at[r.start[n]:r.start[n+1]] {
			r.grow(r.edges[i].a+r.edges[i].b-n, level)
		}
	}
}

// alone reports whether a node stood alone yesterday, or is fresh.
func (r *region) alone(n uint32) bool { return r.next[n] == n }

// around is the region of what changed.
func (r *region) around(changed []uint32) {
	for _, n := range changed {
		r.grow(n, 1)
	}
	r.spread(slices.Clone(r.inside), 2)
	var alone []uint32
	for _, n := range r.inside {
		if r.level[n] == 2 && r.alone(n) {
			alone = append(alone, n)
		}
	}
	r.spread(alone, 3)
	slices.Sort(r.inside)
	r.number = make([]uint32, len(r.all))
	for i, n := range r.inside {
		r.number[n] = uint32(i) + 1
	}
}

// regroup groups the nodes of the region anew and gives today's groups of
// all nodes. What stands at the edge of the region is seen from one side
// only and stays as it was, unless a group that it was in is no more.
func (r *region) regroup(ctx context.Context) ([]uint32, error) {
	anew, err := r.groupParts(ctx)
	if err != nil {
		return nil, err
	}
	today := slices.Clone(r.group)
	// The nodes of each group of the region, and where each begins.
	order := make([]uint32, len(r.inside))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Or(cmp.Compare(anew[a], anew[b]), cmp.Compare(a, b)) })
	begin := make([]uint32, len(r.inside)) // by a group's first node inside
	for k := len(order) - 1; k >= 0; k-- {
		begin[r.number[anew[order[k]]]-1] = uint32(k)
	}
	taken := make([]bool, len(r.inside)) // groups, by their first node
	var todo []uint32
	for i, n := range r.inside {
		if r.level[n] == 1 || r.level[n] == 2 && r.alone(n) {
			todo = append(todo, anew[i])
		}
	}
	for len(todo) > 0 {
		g := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		first := r.number[g] - 1
		if taken[first] {
			continue
		}
		taken[first] = true
		for k := begin[first]; int(k) < len(order) && anew[order[k]] == g; k++ {
			n := r.inside[order[k]]
			today[n] = g
			for m := r.next[n]; m != n; m = r.next[m] {
				todo = append(todo, anew[r.number[m]-1])
			}
		}
	}
	return today, nil
}
