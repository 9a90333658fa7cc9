package link

import (
	"cmp"
	"context"
	"runtime"
	"slices"
)

// A region is the neighbourhood of what a day changed: the nodes whose
// groups may be others than yesterday's. They are found out as grouping goes:
// first the nodes that hang together with a change by heavy pairs, which are
// joined anew; then those that stand alone near them, which choose anew among
// the groups near them. The others of those groups stay as they were.
type region struct {
	*nodes
	model   *Model
	scales  *scales
	rulings []Ruling
	edges   []edge
	start   []uint32            // by node, into at
	at      []uint32            // the edges of each node
	next    []uint32            // the next node of yesterday's group, round and round
	mates   map[uint32][]uint32 // by rulings
	group   []uint32            // yesterday's, and in the end today's
	how     []how
	role    []role
	anew    []uint32            // the nodes that are joined anew
	joined  map[uint32][]uint32 // the groups of two or more that were made of them, by their first node
	alone   []uint32            // the nodes that choose anew
}

// role is what a node is in a region.
type role uint8

const (
	outside role = iota
	anew         // joined anew by heavy pairs
	asked        // stands alone when pairs have been walked, and chooses anew
)

func newRegion(n *nodes, m *Model, rulings []Ruling, edges []edge, f *following) *region {
	r := &region{nodes: n, model: m, scales: m.scales(), rulings: rulings, edges: edges, group: f.group, how: f.how,
		role: make([]role, len(n.all)), mates: map[uint32][]uint32{}, joined: map[uint32][]uint32{}}
	r.start, r.at = incidence(len(n.all), edges)
	r.next = ring(f.group)
	for _, x := range rulings {
		a, known := n.ofKey[x.A]
		b, both := n.ofKey[x.B]
		if known && both {
			r.mates[a], r.mates[b] = append(r.mates[a], b), append(r.mates[b], a)
		}
	}
	return r
}

// incidence lists the edges of each node: at[start[n]:start[n+1]]. Each core
// takes nodes of its own.
func incidence(nodes int, edges []edge) (start, at []uint32) {
	start = make([]uint32, nodes+1)
	shares := runtime.GOMAXPROCS(0)
	mine := func(share int, f func(n uint32, i int)) {
		low, top := uint32(nodes*share/shares), uint32(nodes*(share+1)/shares)
		for i := range edges {
			if a := edges[i].a; a-low < top-low {
				f(a, i)
			}
			if b := edges[i].b; b-low < top-low {
				f(b, i)
			}
		}
	}
	each(shares, func(share int) { mine(share, func(n uint32, _ int) { start[n]++ }) })
	sum := uint32(0)
	for i, k := range start { // the end of each, from which it is filled
		sum += k
		start[i] = sum
	}
	at = make([]uint32, sum)
	each(shares, func(share int) {
		mine(share, func(n uint32, i int) {
			start[n]--
			at[start[n]] = uint32(i)
		})
	})
	return start, at
}

// ring gives for each node the next one of its group, round and round.
func ring(group []uint32) []uint32 {
	next := make([]uint32, len(group))
	for i := range next {
		next[i] = uint32(i)
	}
	for i, g := range group {
		if g != uint32(i) {
			next[i], next[g] = next[g], uint32(i)
		}
	}
	return next
}

// regroup groups anew whatever the changes may concern, and says how many
// nodes that are.
func (r *region) regroup(ctx context.Context, f *following) (regrouped int, err error) {
	r.tearAnew(f)
	r.grow(f.dirty)
	if err := r.joinAnew(ctx); err != nil {
		return 0, err
	}
	r.ask(f.near)
	err = r.settleAnew(ctx)
	return len(r.anew) + len(r.alone), err
}

// around are the groups, of those there are in the end, that may be made of
// other rows than yesterday's: by their first node.
func (r *region) around(rows []uint32) []bool {
	groups := make([]bool, len(r.all))
	for _, some := range [...][]uint32{r.anew, r.alone, rows} {
		for _, n := range some {
			groups[r.group[n]] = true
			for m := r.next[n]; m != n; m = r.next[m] {
				groups[r.group[m]] = true
			}
		}
	}
	return groups
}

// each calls f with the node at the other end of every pair of a node.
func (r *region) each(n uint32, f func(m uint32, weight float32)) {
	for _, i := range r.at[r.start[n]:r.start[n+1]] {
		e := &r.edges[i]
		f(e.a+e.b-n, e.weight)
	}
}

// tearAnew finds out which of the nodes whose pairs are others fit two people
// now. A node of which that is not as it was is joined anew.
func (r *region) tearAnew(f *following) {
	slices.Sort(f.pulled)
	f.pulled = slices.Compact(f.pulled)
	is := make([]bool, len(f.pulled))
	const part = 256
	parallel((len(is)+part-1)/part, func() func(int) {
		g := r.grouping()
		return func(i int) {
			for k := i * part; k < min(len(is), (i+1)*part); k++ {
				is[k] = g.pulled(f.pulled[k], r.heaviest(f.pulled[k]))
			}
		}
	}, nil)
	for k, n := range f.pulled {
		if is[k] != (r.how[n]&torn != 0) {
			r.how[n] ^= torn
			f.dirty = append(f.dirty, n)
		}
	}
}

// heaviest are the pairs of a node that may tear it, the heaviest first.
func (r *region) heaviest(n uint32) (pairs []edge) {
	for _, i := range r.at[r.start[n]:r.start[n+1]] {
		if e := r.edges[i]; e.weight >= tornFrom {
			pairs = append(pairs, e)
		}
	}
	slices.SortFunc(pairs, heavier)
	for i := range pairs {
		if i == tornPairs || pairs[0].weight-pairs[i].weight >= tornWithin {
			return pairs[:i]
		}
	}
	return pairs
}

// grouping is one that shares what the region knows of groups, for one
// goroutine.
func (r *region) grouping() *grouping {
	met := map[uint32]*frequency{}
	g := &grouping{nodes: r.nodes, scales: r.scales, group: r.group, how: r.how}
	g.common = func(n uint32) *frequency {
		f := met[n]
		if f == nil {
			of := r.model.Frequencies.of(r.Table, &r.all[n])
			f, met[n] = &of, &of
		}
		return f
	}
	g.begin()
	return g
}

// rulingsOn are those of which both nodes are among some.
func (r *region) rulingsOn(is func(n uint32) bool) (some []Ruling) {
	for _, x := range r.rulings {
		a, known := r.ofKey[x.A]
		b, both := r.ofKey[x.B]
		if known && both && is(a) && is(b) {
			some = append(some, x)
		}
	}
	return some
}

// inParts puts nodes that have the same root into parts of about so many,
// which are the same however many cores there are.
func inParts(nodes []uint32, root func(n uint32) uint32) (parts [][]uint32) {
	const size = 4096
	slices.SortFunc(nodes, func(a, b uint32) int { return cmp.Or(cmp.Compare(root(a), root(b)), cmp.Compare(a, b)) })
	from := 0
	for i := range nodes {
		if i-from >= size && root(nodes[i]) != root(nodes[i-1]) {
			parts, from = append(parts, nodes[from:i]), i
		}
	}
	if from < len(nodes) {
		parts = append(parts, nodes[from:])
	}
	return parts
}
