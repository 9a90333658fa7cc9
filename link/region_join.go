package link

import (
	"context"
	"slices"
)

// grow takes in nodes and all that hangs together with them by heavy pairs
// and by rulings. Pairs of torn nodes join nobody. Whoever was ruled on is
// taken in always: what rulings did cannot be told from yesterday's groups.
func (r *region) grow(from []uint32) {
	var todo []uint32
	reach := func(n uint32) {
		if r.role[n] == outside {
			r.role[n] = anew
			todo = append(todo, n)
		}
	}
	for _, n := range from {
		reach(n)
	}
	for n := range r.mates {
		for m := r.next[n]; m != n; m = r.next[m] {
			reach(m)
		}
		reach(n)
	}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		r.anew = append(r.anew, n)
		r.each(n, func(m uint32, weight float32) {
			if weight >= linkFrom && (r.how[n]|r.how[m])&torn == 0 {
				reach(m)
			}
		})
		for _, m := range r.mates[n] {
			reach(m)
		}
		for m := r.next[n]; m != n; m = r.next[m] {
			if r.how[m]&settled == 0 {
				reach(m)
			}
		}
	}
	slices.Sort(r.anew)
}

// joinAnew walks the heavy pairs of the nodes that are joined anew.
func (r *region) joinAnew(ctx context.Context) error {
	root := make([]uint32, len(r.all)) // the first node that a node hangs together with
	for _, n := range r.anew {
		root[n] = n
	}
	for _, n := range r.anew {
		r.each(n, func(m uint32, weight float32) {
			if weight >= linkFrom && r.role[m] == anew {
				unite(root, n, m)
			}
		})
		for _, m := range r.mates[n] {
			unite(root, n, m)
		}
	}
	parts := inParts(slices.Clone(r.anew), func(n uint32) uint32 { return find(root, n) })
	made, errs := make([]map[uint32][]uint32, len(parts)), make([]error, len(parts))
	each(len(parts), func(i int) { made[i], errs[i] = r.joinPart(ctx, parts[i]) })
	for i := range parts {
		if errs[i] != nil {
			return errs[i]
		}
		for first, members := range made[i] {
			r.joined[first] = members
		}
	}
	return ctx.Err()
}

func (r *region) joinPart(ctx context.Context, part []uint32) (map[uint32][]uint32, error) {
	g := r.grouping()
	mine := make(map[uint32]bool, len(part))
	var heaviest []edge
	for _, n := range part {
		mine[n] = true
		r.group[n] = n
		r.how[n] &^= settled
	}
	for _, n := range part {
		for _, i := range r.at[r.start[n]:r.start[n+1]] {
			if e := r.edges[i]; e.a == n && e.weight >= linkFrom && mine[e.b] {
				heaviest = append(heaviest, e)
			}
		}
	}
	if err := g.heed(r.rulingsOn(func(n uint32) bool { return mine[n] })); err != nil || ctx.Err() != nil {
		return nil, err
	}
	slices.SortFunc(heaviest, heavier)
	g.join(heaviest)
	return g.members, nil
}

// find and unite keep sets of nodes, each known by its first.
func find(root []uint32, n uint32) uint32 {
	for root[n] != n {
		root[n] = root[root[n]]
		n = root[n]
	}
	return n
}

func unite(root []uint32, a, b uint32) {
	a, b = find(root, a), find(root, b)
	root[max(a, b)] = min(a, b)
}
