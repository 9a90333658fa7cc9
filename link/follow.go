package link

import (
	"slices"

	"byname/feed"
)

// A following says what became of yesterday's nodes.
type following struct {
	fresh []uint32 // nodes of today that were not there yesterday, or were but in name
	edges []edge   // of yesterday, between nodes that stay
	group []uint32 // yesterday's groups by today's nodes
	dirty []bool   // nodes of today that lost or gained a pair that counts, or lost somebody of their group, or on whom a ruling came or went
	light []uint32 // nodes of today that lost a light pair, which counts for who stands alone
}

// follow finds yesterday's nodes among today's. Identical rows of an agency
// are one node as long as one of them is there.
func follow(yesterday, today *State, k *taking) *following {
	f := &following{dirty: make([]bool, len(today.all)), group: make([]uint32, len(today.all))}
	now := slices.Repeat([]uint32{none}, len(yesterday.all))
	fresh := make([]bool, len(today.all))
	for i := range today.all {
		fresh[i] = today.firstRow[i] >= 0
		f.group[i] = uint32(i)
	}
	keep := func(old, node uint32) {
		if yesterday.firstRow[old] >= 0 && today.firstRow[node] >= 0 {
			now[old], fresh[node] = node, false
		}
	}
	for i, old := range k.was {
		if old != none {
			keep(old, uint32(i))
		}
	}
	for key, node := range today.ofKey {
		if old, ruled := yesterday.ofKey[key]; ruled && int(node) >= today.learn && int(old) >= yesterday.learn && !k.replaced[hash64(string(key))] {
			keep(old, node)
		}
	}
	for i, is := range fresh {
		if is {
			f.fresh = append(f.fresh, uint32(i))
		}
	}
	f.followEdges(yesterday.edges, now)
	f.followGroups(yesterday, now)
	f.followRulings(yesterday, today, now)
	return f
}

func (f *following) followEdges(edges []edge, now []uint32) {
	f.edges = make([]edge, 0, len(edges)+len(edges)/16)
	for _, e := range edges {
		a, b := now[e.a], now[e.b]
		switch {
		case a != none && b != none:
			f.edges = append(f.edges, edge{min(a, b), max(a, b), e.weight, e.rule})
		case a != none:
			f.lost(a, e)
		case b != none:
			f.lost(b, e)
		}
	}
}

// lost notes that a node has a pair less. A pair lighter than what can tear
// a record does not change its group, unless it stands alone.
func (f *following) lost(n uint32, e edge) {
	if e.weight >= tornFrom {
		f.dirty[n] = true
	} else {
		f.light = append(f.light, n)
	}
}

// followGroups names yesterday's groups by the smallest of their nodes that
// stay.
func (f *following) followGroups(yesterday *State, now []uint32) {
	name := slices.Repeat([]uint32{none}, len(yesterday.all))
	lost := make([]bool, len(yesterday.all))
	for old, g := range yesterday.group {
		if n := now[old]; n != none {
			name[g] = min(name[g], n)
		} else if yesterday.firstRow[old] >= 0 {
			lost[g] = true
		}
	}
	for old, g := range yesterday.group {
		if n := now[old]; n != none {
			f.group[n] = name[g]
			f.dirty[n] = f.dirty[n] || lost[g]
		}
	}
}

// followRulings marks whom a ruling that came or went is about.
func (f *following) followRulings(yesterday, today *State, now []uint32) {
	differ := map[Ruling]bool{}
	for _, r := range yesterday.rulings {
		differ[r] = true
	}
	for _, r := range today.rulings {
		if differ[r] {
			delete(differ, r)
		} else {
			differ[r] = true
		}
	}
	for r := range differ {
		for _, key := range [...]feed.Key{r.A, r.B} {
			if n, ruled := today.ofKey[key]; ruled {
				f.dirty[n] = true
			}
			if n, ruled := yesterday.ofKey[key]; ruled && now[n] != none {
				f.dirty[now[n]] = true
			}
		}
	}
}

// changed are all nodes whose groups must be looked at again, in order.
func (f *following) changed(found []edge, alone func(uint32) bool) (all []uint32) {
	for _, n := range f.fresh {
		f.dirty[n] = true
	}
	for _, e := range found {
		if e.weight >= tornFrom {
			f.dirty[e.a], f.dirty[e.b] = true, true
		}
	}
	for _, n := range f.light {
		f.dirty[n] = f.dirty[n] || alone(n)
	}
	for n, is := range f.dirty {
		if is {
			all = append(all, uint32(n))
		}
	}
	return all
}
