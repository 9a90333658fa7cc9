package link

import (
	"cmp"
	"slices"

	"byname"
	"byname/feed"
)

// Changes are one day's records. A row whose key is known takes the place of
// the one before.
type Changes struct {
	Rows []Row
	Gone []feed.Key // withdrawn
}

// none is no subject, no node.
const none = ^uint32(0)

// An arrival is a record of today on its way into the table.
type arrival struct {
	subject
	row  int32 // yesterday's; -1 when it is new
	gone bool
	same bool // says what it said yesterday
}

// A taking makes today's table of yesterday's and the changes.
type taking struct {
	*Table
	arrivals []arrival // in the order of the changes
	was      []uint32  // yesterday's subject of each of today's, or none
	rowWas   []int32   // yesterday's row of each of today's, or -1
	replaced map[uint64]bool
	joined   *Joining
}

// take makes today's table. Yesterday's dictionaries grow, and are shared.
func (s *State) take(c Changes, joined *Joining) (*taking, error) {
	k := &taking{Table: s.Table, replaced: map[uint64]bool{}, joined: joined}
	at, err := k.arrive(c)
	if err != nil {
		return nil, err
	}
	arriving := newKeySet(len(at)) // most rows are none of the day's, and this says so at once
	for h := range at {
		arriving.add(uint32(h))
	}
	for row, h := range k.keys {
		if arriving.has(uint32(h)) {
			if i, ok := at[h]; ok {
				k.arrivals[i].row = int32(row)
			}
		}
	}
	for i := range k.arrivals {
		k.compare(&k.arrivals[i])
	}
	subjects, of := k.place()
	k.Table = k.seal(subjects, of)
	return k, nil
}

// arrive standardises the rows. A key may be there once.
func (k *taking) arrive(c Changes) (map[uint64]int, error) {
	at := make(map[uint64]int, len(c.Rows)+len(c.Gone))
	add := func(key feed.Key, a arrival) error {
		h := hash64(string(key))
		if _, twice := at[h]; twice {
			return byname.Invalid("changes", "each key once", "leave out what a later change undoes")
		}
		a.key, a.row = h, -1
		at[h] = len(k.arrivals)
		k.arrivals = append(k.arrivals, a)
		return nil
	}
	for i := range c.Rows {
		if err := add(c.Rows[i].Key, arrival{subject: k.standardise(&c.Rows[i])}); err != nil {
			return nil, err
		}
	}
	for _, key := range c.Gone {
		if err := add(key, arrival{gone: true}); err != nil {
			return nil, err
		}
	}
	return at, nil
}

// compare finds out what kind of change an arrival is.
func (k *taking) compare(a *arrival) {
	switch {
	case a.gone && a.row < 0:
		k.joined.Unknown++
	case a.gone:
		k.joined.Gone++
	case a.row < 0:
		k.joined.New++
	default:
		before := k.subjects[k.rows[a.row]]
		before.key = a.key
		a.diedOn(before.died)
		if a.same = before == a.subject; a.same {
			k.joined.Same++
		} else {
			k.joined.Changed++
		}
	}
	if a.row >= 0 && !a.same {
		k.replaced[a.key] = true
	}
}

// place gives each row of today its subject: yesterday's subjects first, new
// ones after them. A row joins the subject that says the same.
func (k *taking) place() (subjects []subject, of []uint32) {
	subjects, of = slices.Clone(k.subjects), slices.Clone(k.rows)
	local := newKeySet(len(k.arrivals))
	for i := range k.arrivals {
		a := &k.arrivals[i]
		if a.row >= 0 && !a.same {
			of[a.row] = none
		}
		if !a.gone && !a.same && a.local != 0 {
			local.add(uint32(a.local))
		}
	}
	alike := map[uint64]uint32{}
	for i := range k.subjects {
		if s := &k.subjects[i]; s.local != 0 && local.has(uint32(s.local)) {
			alike[s.identity()] = uint32(i)
		}
	}
	for i := range k.arrivals {
		a := &k.arrivals[i]
		if a.gone || a.same {
			continue
		}
		n, known := alike[a.identity()]
		if a.local == 0 || !known {
			n = uint32(len(subjects))
			subjects = append(subjects, a.subject)
			if a.local != 0 {
				alike[a.identity()] = n
			}
		}
		subjects[n].diedOn(a.died)
		if a.row >= 0 {
			of[a.row] = n
		} else {
			of = append(of, n)
		}
	}
	return subjects, of
}

// seal makes the table: rows that are gone and subjects without rows go, and
// subjects stand in the order of their keys, each the smallest of its rows'.
func (k *taking) seal(subjects []subject, of []uint32) *Table {
	t := *k.Table
	keys := slices.Clone(k.keys)
	for i := range k.arrivals {
		if a := &k.arrivals[i]; a.row < 0 && !a.gone {
			keys = append(keys, a.key)
		}
	}
	smallest := make([]uint64, len(subjects))
	t.rows, t.keys, k.rowWas = make([]uint32, 0, len(of)), make([]uint64, 0, len(of)), make([]int32, 0, len(of))
	for row, n := range of {
		if n == none {
			continue
		}
		if h := keys[row]; smallest[n] == 0 || h < smallest[n] {
			smallest[n] = h
		}
		was := int32(-1)
		if row < len(k.rows) {
			was = int32(row)
		}
		t.rows, t.keys, k.rowWas = append(t.rows, n), append(t.keys, keys[row]), append(k.rowWas, was)
	}
	order := make([]uint32, 0, len(subjects))
	var moved []uint32 // out of yesterday's order
	for i := range subjects {
		before := subjects[i].key
		subjects[i].key = smallest[i]
		switch {
		case smallest[i] == 0: // nobody says this any more
		case i >= len(k.subjects) || smallest[i] != before:
			moved = append(moved, uint32(i))
		default:
			order = append(order, uint32(i))
		}
	}
	order = merge(order, moved, func(a, b uint32) int { return cmp.Compare(subjects[a].key, subjects[b].key) })
	t.subjects, k.was = make([]subject, len(order)), make([]uint32, len(order))
	place := make([]uint32, len(subjects))
	for i, n := range order {
		t.subjects[i], place[n], k.was[i] = subjects[n], uint32(i), none
		if int(n) < len(k.subjects) {
			k.was[i] = n
		}
	}
	for row, n := range t.rows {
		t.rows[row] = place[n]
	}
	return &t
}

// merge puts a few in any order among many in order.
func merge(many, few []uint32, compare func(a, b uint32) int) []uint32 {
	slices.SortFunc(few, compare)
	all := make([]uint32, 0, len(many)+len(few))
	for _, n := range many {
		for len(few) > 0 && compare(few[0], n) < 0 {
			all, few = append(all, few[0]), few[1:]
		}
		all = append(all, n)
	}
	return append(all, few...)
}
