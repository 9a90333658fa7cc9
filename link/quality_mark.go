package link

import (
	"cmp"
	"slices"
)

// A Mark is what NHS numbers tell of one row as it was linked, number and all.
type Mark uint8

const (
	Repeats  Mark = 1 << iota // an earlier row says the same: it was linked with that one and is not counted again
	Numbered                  // it carries a number
	Sought                    // the number was traced on a record that it is not together with from the start
	Apart                     // and none of these is in its person: a link is missing, or the number wrong
	Mixed                     // its person holds another traced number: a link too many, or the number wrong
)

// Has reports whether a row is marked so.
func (m Mark) Has(other Mark) bool { return m&other != 0 }

// mark marks every row.
func (g *grouping) mark() []Mark {
	of := make([]Mark, len(g.all))
	numbers := map[uint32]uint64{} // a traced number of each group
	mixed := map[uint32]bool{}
	var numbered []uint32
	for i := range g.all {
		s := &g.all[i]
		if s.nhs == 0 || g.firstRow[i] < 0 {
			continue
		}
		of[i] |= Numbered
		numbered = append(numbered, uint32(i))
		if s.verified {
			k := g.group[i]
			if other, known := numbers[k]; known && other != s.nhs {
				mixed[k] = true
			}
			numbers[k] = s.nhs
		}
	}
	slices.SortFunc(numbered, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(g.all[a].nhs, g.all[b].nhs), cmp.Compare(a, b))
	})
	for len(numbered) > 0 {
		k := 1
		for k < len(numbered) && g.all[numbered[k]].nhs == g.all[numbered[0]].nhs {
			k++
		}
		for _, a := range numbered[:k] {
			of[a] |= g.sought(a, numbered[:k])
		}
		numbered = numbered[k:]
	}
	marks := make([]Mark, len(g.ofRow))
	for row, node := range g.ofRow {
		marks[row] = of[node]
		n, traced := numbers[g.group[node]]
		if mixed[g.group[node]] || traced && g.all[node].nhs != 0 && g.all[node].nhs != n {
			marks[row] |= Mixed
		}
		if g.firstRow[node] != int32(row) {
			marks[row] |= Repeats
		}
	}
	return marks
}

// sought tells whether a node's number was traced elsewhere, and whether the
// two came together. A number that very many carry is nobody's.
func (g *grouping) sought(a uint32, same []uint32) Mark {
	if len(same) > blockSize {
		return 0
	}
	var m Mark
	for _, b := range same {
		if a == b || !g.all[b].verified || g.oneNumber(a, b) {
			continue
		}
		if g.group[a] == g.group[b] {
			return Sought
		}
		m = Sought | Apart
	}
	return m
}
