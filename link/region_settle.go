package link

import (
	"cmp"
	"context"
	"slices"
)

// stoodAlone reports whether a node that is not joined anew stood alone when
// yesterday's pairs had been walked.
func (r *region) stoodAlone(n uint32) bool {
	return r.next[n] == n || r.how[n]&(settled|torn) != 0
}

// ask finds the nodes that choose anew: those joined anew that stand alone,
// those that stood alone and are near a node joined anew or lost a pair, and
// those that stood alone and one of these may choose, because two that stand
// alone must choose one another.
func (r *region) ask(near []uint32) {
	ask := func(n uint32) {
		if r.role[n] != outside || !r.stoodAlone(n) {
			return
		}
		r.role[n] = asked
		r.alone = append(r.alone, n)
		// Who moved to a group with it may choose otherwise, too.
		for m := r.next[n]; m != n; m = r.next[m] {
			if r.role[m] == outside && r.how[m]&settled != 0 {
				r.role[m] = asked
				r.alone = append(r.alone, m)
			}
		}
	}
	for _, n := range r.anew {
		if r.group[n] == n && r.joined[n] == nil {
			r.alone = append(r.alone, n)
		}
	}
	for _, n := range r.anew {
		r.each(n, func(m uint32, _ float32) { ask(m) })
		for m := r.next[n]; m != n; m = r.next[m] {
			ask(m)
		}
	}
	for _, n := range near {
		ask(n)
	}
	for _, n := range r.alone { // as they are now, and no further
		r.each(n, func(m uint32, weight float32) {
			if weight >= settleFrom-1 { // with room for rounding
				ask(m)
			}
		})
	}
	for _, n := range r.alone {
		if r.role[n] == asked {
			r.group[n] = n
			r.how[n] &^= settled
		}
	}
}

// A neighbour is a group of yesterday near which somebody chooses anew:
// the nodes that pairs had joined, and those that came to them in settling.
type neighbour struct {
	joined, came []uint32
}

// neighbour is the group of a node that is neither joined anew nor asked.
func (r *region) neighbour(n uint32) (k neighbour) {
	for m := n; ; {
		if r.role[m] == outside {
			if r.how[m]&settled == 0 {
				k.joined = append(k.joined, m)
			} else {
				k.came = append(k.came, m)
			}
		}
		if m = r.next[m]; m == n {
			break
		}
	}
	slices.Sort(k.joined)
	slices.SortFunc(k.came, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(r.how[a]&settled, r.how[b]&settled), cmp.Compare(a, b))
	})
	return k
}

// settleAnew has the nodes that are asked choose, and rulings hold. Those
// that belong to groups near them come to their groups in the same rounds as
// yesterday.
func (r *region) settleAnew(ctx context.Context) error {
	root, met := make([]uint32, len(r.all)), make([]bool, len(r.all))
	var all []uint32
	in := func(nodes ...uint32) { // one part
		for _, n := range nodes {
			if !met[n] {
				root[n], met[n], all = n, true, append(all, n)
			}
			unite(root, nodes[0], n)
		}
	}
	for _, n := range r.alone {
		in(n)
		r.each(n, func(m uint32, _ float32) {
			in(m, n)
			switch r.role[m] {
			case outside:
				for o := r.next[m]; o != m; o = r.next[o] {
					if r.role[o] == outside {
						in(o, m)
					}
				}
			case anew:
				for _, o := range r.joined[r.group[m]] {
					in(o, m)
				}
			}
		})
	}
	for n, mates := range r.mates {
		for _, o := range r.joined[r.group[n]] {
			in(o, n)
		}
		for _, m := range mates {
			in(m, n)
		}
	}
	parts := inParts(all, func(n uint32) uint32 { return find(root, n) })
	errs := make([]error, len(parts))
	each(len(parts), func(i int) { errs[i] = r.settlePart(ctx, parts[i]) })
	return cmp.Or(append(errs, ctx.Err())...)
}

// settlePart settles nodes that have nothing to do with the others.
func (r *region) settlePart(ctx context.Context, part []uint32) error {
	g := r.grouping()
	mine := make(map[uint32]bool, len(part))
	for _, n := range part {
		mine[n] = true
	}
	var alone, came []uint32
	to := map[uint32]uint32{} // of those that come: somebody of the group they come to
	for _, n := range part {
		switch {
		case r.role[n] == outside:
			k := r.neighbour(n)
			first := append(k.joined, k.came...)[0]
			if first != n {
				continue
			}
			for _, m := range k.joined {
				r.group[m] = first
			}
			if len(k.joined) > 1 {
				g.members[first] = k.joined
			}
			for _, m := range k.came {
				r.group[m] = m
				if m != first {
					to[m] = first
					came = append(came, m)
				}
			}
		case r.role[n] == asked, r.joined[r.group[n]] == nil:
			alone = append(alone, n)
		case r.group[n] == n:
			g.members[n] = r.joined[n]
		}
	}
	if err := g.heed(r.rulingsOn(func(n uint32) bool { return mine[n] })); err != nil || ctx.Err() != nil {
		return err
	}
	slices.Sort(alone)
	for round := how(1); round <= settleRounds; round++ {
		moved := g.settle(r.nearAlone(g, alone), round)
		came = slices.DeleteFunc(came, func(n uint32) bool {
			if r.how[n]&settled != round {
				return false
			}
			if a, b := g.group[n], g.group[to[n]]; a != b {
				g.merge(a, b)
			}
			return true
		})
		if moved+len(came) == 0 {
			break
		}
	}
	g.rule()
	return nil
}

// nearAlone are the groups near those of some nodes that stand alone still.
func (r *region) nearAlone(g *grouping, alone []uint32) map[uint32][]uint32 {
	near := map[uint32][]uint32{}
	for _, n := range alone {
		if _, grouped := g.members[g.group[n]]; grouped {
			continue
		}
		r.each(n, func(m uint32, _ float32) {
			if k := g.group[m]; k != n {
				near[n] = append(near[n], k)
			}
		})
	}
	return near
}
