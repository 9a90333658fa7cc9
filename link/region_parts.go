package link

import (
	"context"
	"sync"

	"byname/feed"
)

// partSize is about how many nodes are grouped together at a time. It does
// not matter to what is found: no pair goes from one part to another.
const partSize = 4096

// A part of a region has no pair, group or ruling in common with another.
type part struct {
	nodes   []uint32
	edges   []edge
	rulings []Ruling
}

// groupParts gives the group of each node of the region, by its smallest
// node.
func (r *region) groupParts(ctx context.Context) ([]uint32, error) {
	parts, number := r.parts()
	anew := make([]uint32, len(r.inside))
	var mu sync.Mutex
	var first error
	s := r.model.scales()
	each(len(parts), func(i int) {
		err := r.groupPart(ctx, s, &parts[i], number, anew)
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
		}
	})
	return anew, first
}

// parts divides the region, and gives the number of each node inside in its
// part.
func (r *region) parts() (parts []part, number []uint32) {
	root := r.together()
	size := make([]int, len(root))
	for _, k := range root {
		size[k]++
	}
	of := make([]uint32, len(root)) // the part of each node inside
	number = make([]uint32, len(root))
	room := 0
	for i, n := range r.inside {
		if k := root[i]; k != uint32(i) {
			of[i] = of[k]
		} else {
			if room <= 0 {
				parts, room = append(parts, part{}), partSize
			}
			of[i] = uint32(len(parts) - 1)
			room -= size[i]
		}
		p := &parts[of[i]]
		number[i] = uint32(len(p.nodes))
		p.nodes = append(p.nodes, n)
	}
	for i, n := range r.inside {
		p := &parts[of[i]]
		for _, k := range r.at[r.start[n]:r.start[n+1]] {
			e := r.edges[k]
			if e.a == n && r.number[e.b] != 0 {
				e.a, e.b = number[i], number[r.number[e.b]-1]
				p.edges = append(p.edges, e)
			}
		}
	}
	for _, x := range r.rulings {
		a, known := r.ofKey[x.A]
		b, both := r.ofKey[x.B]
		if known && both && r.number[a] != 0 && r.number[b] != 0 {
			p := &parts[of[r.number[a]-1]]
			p.rulings = append(p.rulings, x)
		}
	}
	return parts, number
}

// together finds what hangs together inside by any pair, group or ruling:
// for each node the first it hangs together with.
func (r *region) together() []uint32 {
	root := make([]uint32, len(r.inside))
	for i := range root {
		root[i] = uint32(i)
	}
	find := func(i uint32) uint32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	join := func(a, m uint32) {
		if b := r.number[m]; b != 0 {
			a, b = find(a), find(b-1)
			root[max(a, b)] = min(a, b)
		}
	}
	for i, n := range r.inside {
		for _, k := range r.at[r.start[n]:r.start[n+1]] {
			join(uint32(i), r.edges[k].a+r.edges[k].b-n)
		}
		join(uint32(i), r.next[n])
		for _, m := range r.mates[n] {
			join(uint32(i), m)
		}
	}
	for i := range root {
		root[i] = find(uint32(i))
	}
	return root
}

// groupPart groups one part as People groups all.
func (r *region) groupPart(ctx context.Context, s *scales, p *part, number, anew []uint32) error {
	n := &nodes{Table: r.Table, all: make([]subject, len(p.nodes)), freq: make([]frequency, len(p.nodes)), ofKey: map[feed.Key]uint32{}}
	for i, node := range p.nodes {
		n.all[i] = r.all[node]
		n.freq[i] = r.model.Frequencies.of(r.Table, &n.all[i])
	}
	for _, x := range p.rulings {
		for _, key := range [...]feed.Key{x.A, x.B} {
			n.ofKey[key] = number[r.number[r.ofKey[key]]-1]
		}
	}
	g := newGrouping(n, s)
	if err := g.run(ctx, p.edges, p.rulings); err != nil {
		return err
	}
	for i, node := range p.nodes {
		anew[r.number[node]-1] = p.nodes[g.group[i]]
	}
	return nil
}
