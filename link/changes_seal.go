package link

import (
	"cmp"
	"slices"
)

// seal makes the table: rows that are gone and subjects without rows go, and
// subjects stand in the order of their keys, each the smallest of its rows'.
func (k *taking) seal(of []uint32) *Table {
	t := *k.Table
	keys := slices.Clone(k.keys)
	for i := range k.arrivals {
		if a := &k.arrivals[i]; a.row < 0 && !a.gone {
			keys = append(keys, a.key)
		}
	}
	all := len(k.subjects) + len(k.more)
	differ := make([]bool, all) // subjects whose rows are others
	for n := range k.other {
		differ[n] = true
	}
	for n := len(k.subjects); n < all; n++ {
		differ[n] = true
	}
	smallest := map[uint32]uint64{}
	t.rows, t.keys, k.rowWas = make([]uint32, 0, len(of)), make([]uint64, 0, len(of)), make([]int32, 0, len(of))
	for row, n := range of {
		if n == none {
			continue
		}
		if differ[n] {
			if h, met := smallest[n]; !met || keys[row] < h {
				smallest[n] = keys[row]
			}
		}
		was := int32(-1)
		if row < len(k.rows) {
			was = int32(row)
		}
		t.rows, t.keys, k.rowWas = append(t.rows, n), append(t.keys, keys[row]), append(k.rowWas, was)
	}
	order := make([]uint32, 0, all)
	var moved []uint32 // out of yesterday's order
	for n := range uint32(all) {
		if !differ[n] {
			order = append(order, n)
			continue
		}
		h, stays := smallest[n]
		if !stays {
			continue // nobody says this any more
		}
		if s := k.at(n); s.key == h && int(n) < len(k.subjects) {
			order = append(order, n)
		} else {
			s.key = h
			moved = append(moved, n)
		}
	}
	order = merge(order, moved, func(a, b uint32) int { return cmp.Compare(k.at(a).key, k.at(b).key) })
	place := make([]uint32, all)
	t.subjects, k.was = make([]subject, len(order)), make([]uint32, len(order))
	inChunks(len(order), func(from, to int) {
		for i := from; i < to; i++ {
			n := order[i]
			if differ[n] {
				t.subjects[i] = *k.at(n)
			} else {
				t.subjects[i] = k.subjects[n]
			}
			place[n], k.was[i] = uint32(i), none
			if int(n) < len(k.subjects) {
				k.was[i] = n
			}
		}
	})
	inChunks(len(t.rows), func(from, to int) {
		for row := from; row < to; row++ {
			t.rows[row] = place[t.rows[row]]
		}
	})
	return &t
}

// merge puts a few in any order among many in order.
func merge(many, few []uint32, compare func(a, b uint32) int) []uint32 {
	slices.SortFunc(few, compare)
	all := make([]uint32, 0, len(many)+len(few))
	for _, f := range few {
		at, _ := slices.BinarySearchFunc(many, f, compare)
		all, many = append(append(all, many[:at]...), f), many[at:]
	}
	return append(all, many...)
}
