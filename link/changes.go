package link

import (
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
	arrivals []arrival           // in the order of the changes
	more     []subject           // that came
	other    map[uint32]*subject // yesterday's that have other rows today, as they are today
	was      []uint32            // yesterday's subject of each of today's, or none
	rowWas   []int32             // yesterday's row of each of today's, or -1
	replaced map[uint64]bool
	joined   *Joining
}

// take makes today's table. Yesterday's dictionaries grow, and are shared.
func (s *State) take(c Changes, joined *Joining) (*taking, error) {
	k := &taking{Table: s.Table, other: map[uint32]*subject{}, replaced: map[uint64]bool{}, joined: joined}
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
	k.Table = k.seal(k.place())
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

// at is a subject of yesterday, or after them one that came.
func (k *taking) at(n uint32) *subject {
	if int(n) >= len(k.subjects) {
		return &k.more[int(n)-len(k.subjects)]
	}
	if s := k.other[n]; s != nil {
		return s
	}
	return &k.subjects[n]
}

// place gives each row of today its subject: yesterday's subjects first, new
// ones after them. A row joins the subject that says the same.
func (k *taking) place() (of []uint32) {
	of = slices.Clone(k.rows)
	local := newKeySet(len(k.arrivals))
	for i := range k.arrivals {
		a := &k.arrivals[i]
		if a.row >= 0 && !a.same {
			k.another(of[a.row])
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
			n = uint32(len(k.subjects) + len(k.more))
			k.more = append(k.more, a.subject)
			if a.local != 0 {
				alike[a.identity()] = n
			}
		}
		k.another(n)
		k.at(n).diedOn(a.died)
		if a.row >= 0 {
			of[a.row] = n
		} else {
			of = append(of, n)
		}
	}
	return of
}

// another notes that a subject of yesterday has other rows today, and so may
// say something else of a death, stand elsewhere or be there no more.
func (k *taking) another(n uint32) {
	if int(n) < len(k.subjects) && k.other[n] == nil {
		s := k.subjects[n]
		k.other[n] = &s
	}
}
