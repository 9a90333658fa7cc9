package link

import (
	"cmp"
	"fmt"
	"slices"
)

// A Crowd is a value that so many records of people of different names have
// that it was keyed in for want of a better one, or says what is true of all:
// it tells nobody apart, and no two records are one person's because both
// have it.
type Crowd struct {
	Field string
	Value uint64  // a hash, or the number itself
	Share float64 // of the records that have the field
}

// A value is a crowd's from this share on, where at least so many records
// have the field, and so many different names stand beside it: one person's
// many records are no crowd.
const (
	crowdShare = .25
	crowdLeast = 200
	crowdNames = 50
)

// crowded are the fields that may have one: those whose values are few
// people's each.
var crowded = [...]struct {
	field string
	of    func(t *Table, s *subject) uint64
	clear func(s *subject)
}{
	{"birth date", func(_ *Table, s *subject) uint64 { return uint64(s.born) }, func(s *subject) { s.born = 0 }},
	{"postcode", func(t *Table, s *subject) uint64 { return t.postcodes.all[s.postcode].hash }, func(s *subject) { s.postcode = 0 }},
	{"address", func(t *Table, s *subject) uint64 { return uint64(t.homes.all[s.home].key) }, func(s *subject) { s.home = 0 }},
	{"phone", func(_ *Table, s *subject) uint64 { return s.phone }, func(s *subject) { s.phone = 0 }},
	{"email", func(t *Table, s *subject) uint64 { return t.emails.hash[s.email] }, func(s *subject) { s.email = 0 }},
	{"personal number", func(t *Table, s *subject) uint64 { return t.numbers.hash[s.number] }, func(s *subject) { s.number = 0 }},
}

// crowds finds them among subjects, the largest first. Values that could be
// one are kept count of as others come (Misra and Gries 1982), then counted.
func crowds(t *Table, subjects []subject) []Crowd {
	var found []Crowd
	for _, c := range crowded {
		const most = int(1 / crowdShare)
		kept, has := map[uint64]int{}, 0
		for i := range subjects {
			v := c.of(t, &subjects[i])
			if v == 0 {
				continue
			}
			has++
			switch _, ok := kept[v]; {
			case ok || len(kept) < most:
				kept[v]++
			default:
				for k := range kept {
					if kept[k]--; kept[k] == 0 {
						delete(kept, k)
					}
				}
			}
		}
		if has < crowdLeast {
			continue
		}
		for k := range kept {
			kept[k] = 0
		}
		for i := range subjects {
			if v := c.of(t, &subjects[i]); v != 0 {
				if _, ok := kept[v]; ok {
					kept[v]++
				}
			}
		}
		for v, n := range kept {
			if share := float64(n) / float64(has); share >= crowdShare && named(t, subjects, c.of, v) {
				found = append(found, Crowd{c.field, v, share})
			}
		}
	}
	slices.SortFunc(found, func(a, b Crowd) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Value, b.Value))
	})
	return found
}

// named reports whether many different names stand beside a value.
func named(t *Table, subjects []subject, of func(*Table, *subject) uint64, value uint64) bool {
	names := map[[2]uint32]bool{}
	for i := range subjects {
		if s := &subjects[i]; of(t, s) == value {
			if names[[2]uint32{s.given, s.family}] = true; len(names) >= crowdNames {
				return true
			}
		}
	}
	return false
}

// leaveOut takes from a subject the values that are a crowd's.
func (t *Table) leaveOut(s *subject, all []Crowd) {
	for _, crowd := range all {
		for _, c := range crowded {
			if c.field == crowd.Field && c.of(t, s) == crowd.Value {
				c.clear(s)
			}
		}
	}
}

// weighed is what a row says, as a model weighs it.
func (t *Table) weighed(row int, m *Model) *subject {
	s := &t.subjects[t.rows[row]]
	if len(m.Crowds) > 0 {
		left := *s
		s = &left
		t.leaveOut(s, m.Crowds)
	}
	return s
}

// leaveOut takes from all nodes the values that are a crowd's. The table
// keeps them.
func (n *nodes) leaveOut(all []Crowd) {
	if len(all) == 0 {
		return
	}
	n.all = slices.Clone(n.all)
	for i := range n.all {
		n.Table.leaveOut(&n.all[i], all)
	}
}

// words say what was left out.
func (c Crowd) words() string {
	return fmt.Sprintf("one %s stands in %.0f of 100 records that have one: it tells nobody apart, and is compared with nothing", c.Field, 100*c.Share)
}
