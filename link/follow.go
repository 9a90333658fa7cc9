package link

import (
	"slices"

	"byname/feed"
)

// A following says what became of yesterday's nodes.
type following struct {
	fresh  []uint32 // nodes of today that were not there yesterday, or were but in name
	edges  []edge   // of yesterday, between nodes that stay
	group  []uint32 // yesterday's groups by today's nodes
	how    []how    // and how they came to them
	dirty  []uint32 // nodes of today that are fresh, lost a heavy pair or somebody of their group, or on whom a ruling came or went
	pulled []uint32 // nodes of today that gained or lost a pair that may tear them
	near   []uint32 // nodes of today that lost any pair
	rows   []uint32 // nodes of today that rows came to or left
}

// follow finds yesterday's nodes among today's. Identical rows of an agency
// are one node as long as one of them is there.
func follow(yesterday, today *State, k *taking) *following {
	f := &following{how: make([]how, len(today.all)), group: make([]uint32, len(today.all))}
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
	moved := make([]bool, len(today.all)) // nodes that stand elsewhere in their order, which decides between equal pairs, or know of a death
	for old := range k.other {
		node := now[old]
		if node == none {
			continue
		}
		f.rows = append(f.rows, node)
		if moved[node] = yesterday.all[old] != today.all[node]; moved[node] {
			f.dirty = append(f.dirty, node)
		}
	}
	f.followEdges(yesterday.edges, now, moved)
	f.followGroups(yesterday, now)
	f.followRulings(yesterday, today, now)
	return f
}

func (f *following) followEdges(edges []edge, now []uint32, moved []bool) {
	f.edges = make([]edge, 0, len(edges)+len(edges)/16)
	for _, e := range edges {
		a, b := now[e.a], now[e.b]
		switch {
		case a != none && b != none:
			f.edges = append(f.edges, edge{min(a, b), max(a, b), e.weight, e.rule})
			if e.weight >= tornFrom && (moved[a] || moved[b]) {
				f.pulled = append(f.pulled, a, b)
			}
		case a != none:
			f.lost(a, e)
		case b != none:
			f.lost(b, e)
		}
	}
}

// lost notes that a node has a pair less.
func (f *following) lost(n uint32, e edge) {
	if e.weight >= linkFrom {
		f.dirty = append(f.dirty, n)
	}
	if e.weight >= tornFrom {
		f.pulled = append(f.pulled, n)
	}
	f.near = append(f.near, n)
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
			f.group[n], f.how[n] = name[g], yesterday.how[old]
			if lost[g] {
				f.dirty = append(f.dirty, n)
			}
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
				f.dirty = append(f.dirty, n)
			}
			if n, ruled := yesterday.ofKey[key]; ruled && now[n] != none {
				f.dirty = append(f.dirty, now[n])
			}
		}
	}
}

// came takes in the pairs that were found.
func (f *following) came(found []edge) {
	f.dirty = append(f.dirty, f.fresh...)
	f.pulled = append(f.pulled, f.fresh...)
	for _, e := range found {
		if e.weight >= tornFrom {
			f.pulled = append(f.pulled, e.a, e.b)
		}
	}
}
