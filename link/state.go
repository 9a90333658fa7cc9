package link

import (
	"cmp"
	"context"
	"slices"

	"byname"
	"byname/feed"
)

// A State is a linked population as the next day needs it: what every record
// says, in codes; the pairs worth keeping; who is who; the model and the
// rulings that hold. A day's records Join it without a rebuild. It holds
// names, dates and numbers in the clear. One goroutine at a time may use it.
type State struct {
	*nodes
	model   *Model
	rulings []Ruling
	edges   []edge      // of nodes
	group   []uint32    // of each node: the smallest node of its group
	how     []how       // each node came to its group
	rules   []RuleCount // of the day the population was linked whole: says which loose rules were used
	byKey   []uint64    // hashes of the rows' keys and below them, in the low half, their rows; made when first asked for
	persons []int32     // the number of each row's person; made when first asked for
	count   int         // of persons
}

// Begin links a table as People does and keeps what the next day needs. It
// takes the table over. A key may stand in the table once.
func Begin(ctx context.Context, t *Table, o Options) (*State, *Result, error) {
	if err := t.sort(); err != nil {
		return nil, nil, err
	}
	r, s, err := people(ctx, t, o)
	if err != nil {
		return nil, nil, err
	}
	s.nodes.freq, s.rulings = nil, slices.Clone(o.Rulings)
	return s, r, nil
}

// sort puts the subjects of a table in the order of nodes, so that a subject
// is a node, and forgets which are the same: a State finds that anew.
func (t *Table) sort() error {
	keys := slices.Clone(t.keys)
	slices.Sort(keys)
	for i := 1; i < len(keys); i++ {
		if keys[i] == keys[i-1] {
			return byname.Invalid("records", "each key once", "remove the records that are there twice")
		}
	}
	order := make([]uint32, len(t.subjects))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(t.subjects[a].key, t.subjects[b].key) })
	sorted, place := make([]subject, len(order)), make([]uint32, len(order))
	for i, s := range order {
		sorted[i], place[s] = t.subjects[s], uint32(i)
	}
	for row, s := range t.rows {
		t.rows[row] = place[s]
	}
	t.subjects, t.same = sorted, nil
	return nil
}

// Model is what every pair is weighed with.
func (s *State) Model() *Model { return s.model }

// Row is the row of a record, as the state numbers them today.
func (s *State) Row(key feed.Key) (row int32, ok bool) {
	if s.byKey == nil {
		s.byKey = make([]uint64, len(s.keys))
		for i, h := range s.keys {
			s.byKey[i] = h>>32<<32 | uint64(i)
		}
		slices.Sort(s.byKey)
	}
	h := hash64(string(key))
	for _, e := range s.byKey[lowest(s.byKey, h>>32<<32):] {
		if e>>32 != h>>32 {
			break
		}
		if row := uint32(e); s.keys[row] == h {
			return int32(row), true
		}
	}
	return 0, false
}

// lowest is the place of the first entry that is not below x. Entries are
// hashes, so that where one stands can be told from what it is.
func lowest(entries []uint64, x uint64) int {
	low, top := 0, len(entries)
	for top-low > 16 {
		first, last := entries[low], entries[top-1]
		if x <= first {
			return low
		}
		if x > last {
			return top
		}
		at := low + int(float64(x-first)/float64(last-first)*float64(top-low-1))
		at = max(low+1, min(top-2, at))
		// A step to both sides narrows it to a few places, most of the time.
		if step := (top - low) / 64; entries[at] < x {
			low = at
			if next := at + 8 + step/8; next < top && entries[next] >= x {
				top = next + 1
			}
		} else {
			top = at + 1
			if next := at - 8 - step/8; next > low && entries[next] < x {
				low = next
			}
		}
	}
	for low < top && entries[low] < x {
		low++
	}
	return low
}

// Person is the number of a row's person, counted from 0 in the order of
// their first rows.
func (s *State) Person(row int32) int32 {
	s.numbered()
	return s.persons[row]
}

// Persons is how many there are.
func (s *State) Persons() int {
	s.numbered()
	return s.count
}

// Sizes are how many records each person has.
func (s *State) Sizes() []int32 {
	s.numbered()
	sizes := make([]int32, s.count)
	for _, person := range s.persons {
		sizes[person]++
	}
	return sizes
}

func (s *State) numbered() {
	if s.persons != nil {
		return
	}
	const none = -1
	number := slices.Repeat([]int32{none}, len(s.group))
	s.persons = make([]int32, len(s.ofRow))
	for row, node := range s.ofRow {
		g := s.group[node]
		if number[g] == none {
			number[g] = int32(s.count)
			s.count++
		}
		s.persons[row] = number[g]
	}
}

// Result is what People would have said, of the state's rows.
func (s *State) Result() (*Result, error) {
	s.numbered()
	r := &Result{Cluster: s.persons, Persons: s.count, Model: s.model, Rules: s.rules}
	r.report(s.nodes, s.edges)
	s.frequencies(s.model)
	defer func() { s.freq = nil }()
	g := newGrouping(s.nodes, s.model.scales())
	if err := g.heed(s.rulings); err != nil {
		return nil, err
	}
	g.group, g.how = s.group, s.how
	for n, k := range s.group {
		if k != uint32(n) {
			if g.members[k] == nil {
				g.members[k] = []uint32{k}
			}
			g.members[k] = append(g.members[k], uint32(n))
		}
	}
	r.doubts(g, s.edges)
	return r, nil
}

// Edges are the pairs of some rows, given by the first row of those that are
// one subject, as Result has them.
func (s *State) Edges(of func(row int32) bool) []Edge {
	s.numbered()
	var some []edge
	for _, e := range s.edges {
		if of(int32(s.firstRow[e.a])) && of(int32(s.firstRow[e.b])) {
			some = append(some, e)
		}
	}
	r := &Result{Cluster: s.persons}
	r.report(s.nodes, some)
	return r.Edges
}
