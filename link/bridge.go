package link

import (
	"cmp"
	"slices"
)

// A Bridge is the weakest way to cut a person in two.
type Bridge struct {
	Side []int32 // the rows of the smaller part, in order
	A, B int32   // the heaviest pair across: a ruling on it settles the bridge
	Mean float64 // bits: the mean weight of all pairs across, none counting for more than 12 either way
}

// WeakestBridge finds the weakest bridge of some rows, given in order, from
// the pairs among them. A pair that is not among them counts as absent, in
// bits. It looks at the cuts of the strongest tree that holds the rows
// together, of which there is one fewer than rows; with fewer than two rows
// there is none.
//
// Sources: the tree is Kruskal's (1956), of the heaviest pairs; that its cuts
// are those of single linkage, Gower and Ross 1969.
func WeakestBridge(rows []int32, edges []Edge, absent float64) (b Bridge, ok bool) {
	if len(rows) < 2 {
		return b, false
	}
	t := strongestTree(rows, edges)
	weakest := -1
	n := len(rows)
	for i := 1; i < n; i++ { // the tree's node i and all below it, against the rest
		across := float64(t.below[i] * (n - t.below[i]))
		mean := (t.sum[i] + absent*(across-float64(t.pairs[i]))) / across
		if weakest < 0 || mean < b.Mean {
			weakest, b.Mean = i, mean
		}
	}
	b.A, b.B = t.heaviest[weakest].A, t.heaviest[weakest].B
	small := t.below[weakest]*2 <= n
	for i := range n {
		if t.under(i, weakest) == small {
			b.Side = append(b.Side, rows[t.row[i]])
		}
	}
	slices.Sort(b.Side)
	return b, true
}

// A tree of rows with every node after its parent, and for each node what
// crosses the cut above it.
type tree struct {
	row      []int // of each node, its place among the rows
	parent   []int
	below    []int // nodes under it, itself included
	sum      []float64
	pairs    []int
	heaviest []Edge
}

func strongestTree(rows []int32, edges []Edge) *tree {
	n := len(rows)
	place := func(row int32) int { i, _ := slices.BinarySearch(rows, row); return i }
	sorted := slices.Clone(edges)
	slices.SortFunc(sorted, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	of := make([]int, n)
	for i := range of {
		of[i] = i
	}
	root := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	near := make([][]int, n)
	join := func(a, b int) {
		if x, y := root(a), root(b); x != y {
			of[max(x, y)] = min(x, y)
			near[a], near[b] = append(near[a], b), append(near[b], a)
		}
	}
	for _, e := range sorted {
		join(place(e.A), place(e.B))
	}
	for i := 1; i < n; i++ {
		join(0, i) // rows that no pair holds to the rest
	}
	t := &tree{row: make([]int, 0, n), parent: make([]int, n), below: make([]int, n), sum: make([]float64, n),
		pairs: make([]int, n), heaviest: make([]Edge, n)}
	at := make([]int, n)
	t.row = append(t.row, 0)
	for i := 0; i < len(t.row); i++ {
		r := t.row[i]
		at[r] = i
		for _, next := range near[r] {
			if i == 0 || next != t.row[t.parent[i]] {
				t.parent[len(t.row)] = i
				t.row = append(t.row, next)
			}
		}
	}
	for i := n - 1; i >= 0; i-- {
		t.below[i]++
		if i > 0 {
			t.below[t.parent[i]] += t.below[i]
			a, b := rows[t.row[i]], rows[t.row[t.parent[i]]]
			t.heaviest[i] = Edge{A: min(a, b), B: max(a, b)}
		}
	}
	for k := len(sorted) - 1; k >= 0; k-- { // the heaviest last, to stay
		e := sorted[k]
		w := max(-clamp, min(clamp, float64(e.Weight)))
		for a, b := at[place(e.A)], at[place(e.B)]; a != b; { // up to where their ways meet
			i := max(a, b)
			t.sum[i] += w
			t.pairs[i]++
			t.heaviest[i] = e
			if a == i {
				a = t.parent[a]
			} else {
				b = t.parent[b]
			}
		}
	}
	return t
}

// under reports whether node i is top or below it.
func (t *tree) under(i, top int) bool {
	for i > top {
		i = t.parent[i]
	}
	return i == top
}
