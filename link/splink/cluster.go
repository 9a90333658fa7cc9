package splink

import (
	"context"
	"sync/atomic"
)

// People are the people that pairs of o.Join bits or more imply: rows that
// chains of such pairs connect, as in Splink. cluster gives each row the
// number of its person, counted in the order of first rows. visit, if any,
// sees the pairs of o.From bits or more; without it pairs that are together
// already are not weighed.
func (r *Run) People(ctx context.Context, o Options, visit func([]Pair) error) (cluster []int32, people int, counts []Count, err error) {
	g := newGroups(r.data.Table.Rows)
	if visit == nil {
		counts, err = r.search(ctx, o, g, nil)
	} else {
		from := o.From
		o.From = min(from, o.Join)
		counts, err = r.search(ctx, o, nil, func(pairs []Pair) error {
			kept := pairs[:0]
			for _, p := range pairs {
				if p.Weight >= o.Join {
					g.join(p.L, p.R)
				}
				if p.Weight >= from {
					kept = append(kept, p)
				}
			}
			return visit(kept)
		})
	}
	if err != nil {
		return nil, 0, nil, err
	}
	cluster, people = g.numbered()
	return cluster, people, counts, nil
}

// groups are rows joined into groups by any number of goroutines at once. A
// group's root is its first row, whoever came first.
//
// Source: Anderson and Woll 1991.
type groups struct {
	parent []uint32
}

func newGroups(rows int) *groups {
	g := &groups{make([]uint32, rows)}
	for i := range g.parent {
		g.parent[i] = uint32(i)
	}
	return g
}

func (g *groups) root(x uint32) uint32 {
	for {
		p := atomic.LoadUint32(&g.parent[x])
		if p == x {
			return x
		}
		up := atomic.LoadUint32(&g.parent[p])
		if up != p {
			atomic.CompareAndSwapUint32(&g.parent[x], p, up)
		}
		x = p
	}
}

func (g *groups) together(a, b uint32) bool { return g.root(a) == g.root(b) }

func (g *groups) join(a, b uint32) {
	for {
		a, b = g.root(a), g.root(b)
		if a == b {
			return
		}
		if a < b {
			a, b = b, a
		}
		if atomic.CompareAndSwapUint32(&g.parent[a], a, b) {
			return
		}
	}
}

func (g *groups) numbered() (cluster []int32, people int) {
	cluster = make([]int32, len(g.parent))
	for row := range cluster {
		if root := g.root(uint32(row)); int(root) == row {
			cluster[row] = int32(people)
			people++
		} else {
			cluster[row] = cluster[root] // the root comes first
		}
	}
	return cluster, people
}
