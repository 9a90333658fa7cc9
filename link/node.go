package link

import (
	"cmp"
	"slices"

	"byname"
	"byname/feed"
)

// nodes are the subjects of a table in the order of their hashed keys, which
// is the same whatever order the rows came in, and a node more for each row
// that somebody ruled on and that is not a subject of its own.
type nodes struct {
	*Table
	all      []subject
	freq     []frequency
	learn    int      // the first so many are the table's subjects; the rest are rows with rulings
	ofRow    []uint32 // the node of each row
	firstRow []int32  // of each node; -1 when all its rows have nodes of their own
	ofKey    map[feed.Key]uint32
}

func newNodes(t *Table, rulings []Ruling) (*nodes, error) {
	n := &nodes{Table: t, learn: len(t.subjects), ofKey: map[feed.Key]uint32{}}
	if slices.IsSortedFunc(t.subjects, func(a, b subject) int { return cmp.Compare(a.key, b.key) }) {
		n.all, n.ofRow = t.subjects[:len(t.subjects):len(t.subjects)], slices.Clone(t.rows)
	} else {
		n.sort(t)
	}
	n.standApart(rulings)
	n.firstRow = make([]int32, len(n.all))
	for i := range n.firstRow {
		n.firstRow[i] = -1
	}
	for row := len(n.ofRow) - 1; row >= 0; row-- {
		n.firstRow[n.ofRow[row]] = int32(row)
	}
	for _, r := range rulings {
		if r.A == r.B {
			return nil, byname.Invalid("ruling "+string(r.A), "two records", "remove the ruling")
		}
	}
	return n, nil
}

// sort puts the subjects in order and finds the node of each row.
func (n *nodes) sort(t *Table) {
	order := make([]uint32, len(t.subjects))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(t.subjects[a].key, t.subjects[b].key) })
	n.all = make([]subject, len(order))
	place := make([]uint32, len(order))
	for i, s := range order {
		n.all[i] = t.subjects[s]
		place[s] = uint32(i)
	}
	n.ofRow = make([]uint32, len(t.rows))
	for row, s := range t.rows {
		n.ofRow[row] = place[s]
	}
}

// standApart gives rows that somebody ruled on a node of their own, so that
// a ruling on one row is not one on all that say the same.
func (n *nodes) standApart(rulings []Ruling) {
	if len(rulings) == 0 {
		return
	}
	wanted := map[uint64]feed.Key{}
	for _, r := range rulings {
		wanted[hash64(string(r.A))], wanted[hash64(string(r.B))] = r.A, r.B
	}
	rows := make([]int, 0, len(wanted))
	for row, h := range n.keys {
		if _, ok := wanted[h]; ok {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b int) int { return cmp.Compare(n.keys[a], n.keys[b]) })
	for _, row := range rows {
		if n.all[n.ofRow[row]].local != 0 { // others are alone already
			s := n.all[n.ofRow[row]]
			s.key = stir(n.keys[row] + 1)
			n.ofRow[row] = uint32(len(n.all))
			n.all = append(n.all, s)
		}
		n.ofKey[wanted[n.keys[row]]] = n.ofRow[row]
	}
}

// base are the nodes to learn from: rulings do not change what is learned.
func (n *nodes) base() []subject { return n.all[:n.learn] }

func (n *nodes) frequencies(m *Model) {
	n.freq = make([]frequency, len(n.all))
	const part = 8192
	each((len(n.all)+part-1)/part, func(i int) {
		for k := i * part; k < min(len(n.all), (i+1)*part); k++ {
			n.freq[k] = m.Frequencies.of(n.Table, &n.all[k])
		}
	})
}
