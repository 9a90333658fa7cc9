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
	parts, place := r.parts()
	anew := make([]uint32, len(r.inside))
	var mu sync.Mutex
	var first error
	s := r.model.scales()
	each(len(parts), func(i int) {
		err := r.groupPart(ctx, s, &parts[i], place, anew)
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
		}
	})
	return anew, first
}

// place is where a node of the region stands: its number in the region, its
// part, and its number there.
type place struct{ inside, part, number uint32 }

// parts divides the region.
func (r *region) parts() ([]part, map[uint32]place) {
	number := make(map[uint32]uint32, len(r.inside))
	for i, n := range r.inside {
		number[n] = uint32(i)
	}
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
		if b, in := number[m]; in {
			a, b = find(a), find(b)
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
	size := make([]int, len(root))
	for i := range root {
		size[find(uint32(i))]++
	}
	var parts []part
	of := make([]uint32, len(root)) // by root: its part
	room := 0
	for i := range root {
		if size[i] == 0 {
			continue
		}
		if room <= 0 {
			parts, room = append(parts, part{}), partSize
		}
		of[i] = uint32(len(parts) - 1)
		room -= size[i]
	}
	at := make(map[uint32]place, len(r.inside))
	for i, n := range r.inside {
		k := of[find(uint32(i))]
		p := &parts[k]
		at[n] = place{uint32(i), k, uint32(len(p.nodes))}
		p.nodes = append(p.nodes, n)
	}
	r.fill(parts, at)
	return parts, at
}

// fill gives each part its edges, in its own numbers, and its rulings.
func (r *region) fill(parts []part, at map[uint32]place) {
	for i := range parts {
		for _, n := range parts[i].nodes {
			for _, k := range r.at[r.start[n]:r.start[n+1]] {
				e := r.edges[k]
				if e.a != n {
					continue
				}
				if b, in := at[e.b]; in {
					e.a, e.b = at[n].number, b.number
					parts[i].edges = append(parts[i].edges, e)
				}
			}
		}
	}
	for _, x := range r.rulings {
		n, known := r.ofKey[x.A]
		m, both := r.ofKey[x.B]
		a, in := at[n]
		if _, also := at[m]; known && both && in && also {
			parts[a.part].rulings = append(parts[a.part].rulings, x)
		}
	}
}

// groupPart groups one part as People groups all.
func (r *region) groupPart(ctx context.Context, s *scales, p *part, at map[uint32]place, anew []uint32) error {
	n := &nodes{Table: r.Table, all: make([]subject, len(p.nodes)), freq: make([]frequency, len(p.nodes)), ofKey: map[feed.Key]uint32{}}
	for i, node := range p.nodes {
		n.all[i] = r.all[node]
		n.freq[i] = r.model.Frequencies.of(r.Table, &n.all[i])
	}
	for _, x := range p.rulings {
		n.ofKey[x.A], n.ofKey[x.B] = at[r.ofKey[x.A]].number, at[r.ofKey[x.B]].number
	}
	g := newGrouping(n, s)
	if err := g.run(ctx, p.edges, p.rulings); err != nil {
		return err
	}
	for i, node := range p.nodes {
		anew[at[node].inside] = p.nodes[g.group[i]]
	}
	return nil
}
