package link

import (
	"cmp"
	"slices"
)

// Suspects are the doubts about the persons of some rows, as Result has them:
// pairs among their records, and with those of any other person.
func (s *State) Suspects(of func(row int32) bool) ([]Suspect, error) {
	s.numbered()
	looked, near := make([]bool, len(s.group)), make([]bool, len(s.group)) // groups
	for row, n := range s.ofRow {
		if of(int32(row)) {
			looked[s.group[n]] = true
		}
	}
	var some []edge
	for _, e := range s.edges {
		if a, b := s.group[e.a], s.group[e.b]; looked[a] || looked[b] {
			near[a], near[b] = true, true
			some = append(some, e)
		}
	}
	g := &grouping{nodes: s.nodes, scales: s.model.scales(), group: s.group, how: s.how}
	g.common = func(n uint32) *frequency { // several goroutines ask
		f := s.model.Frequencies.of(s.Table, &s.all[n])
		return &f
	}
	g.begin()
	if err := g.heed(s.rulings); err != nil {
		return nil, err
	}
	rows := make([]int32, len(s.all)) // that say what a node says
	for _, n := range s.ofRow {
		rows[n]++
	}
	all := map[uint32][]uint32{}
	for n, k := range s.group {
		if near[k] || looked[k] {
			all[k] = append(all[k], uint32(n))
		}
	}
	r := &Result{Cluster: s.persons, Persons: s.count}
	for k, members := range all {
		if len(members) > 1 && looked[k] {
			g.members[k] = members
		}
	}
	r.bridges(g, some, rows)
	for k, members := range all {
		if len(members) > 1 {
			g.members[k] = members
		}
	}
	r.apart(g, some, rows)
	r.rank()
	return r.Suspects, nil
}

// rank puts the suspects worth most first, and keeps so many.
func (r *Result) rank() {
	slices.SortFunc(r.Suspects, func(a, b Suspect) int {
		return cmp.Or(cmp.Compare(b.Worth, a.Worth), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	r.Suspects = r.Suspects[:min(len(r.Suspects), mostSuspects)]
}
