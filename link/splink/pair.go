package splink

import (
	"byname/internal/columns"
)

// A pair is two rows being compared, and the room that takes. Each goroutine
// has its own.
type pair struct {
	l, r  uint32      // rows, where they are rows of the data
	rows  [3][]uint32 // the codes of a row by side
	vars  []variable
	stack []value
	turn  uint32
	turns []uint32 // by slot: when it was computed
	kept  []value  // by slot
}

type variable struct {
	name string
	value
}

// A program computes an expression of a pair.
type program func(*pair) value

// A condition decides one.
type condition func(*pair) tri

// A compiler makes programs for one table. What they need of single values is
// computed once for each value; programs may then run on any number of
// goroutines.
type compiler struct {
	table *columns.Table
	terms map[string]*term
	slots map[string]int // calls of two sides that several levels make
}

func newCompiler(t *columns.Table) *compiler {
	return &compiler{table: t, terms: map[string]*term{}, slots: map[string]int{}}
}

// pair makes room for comparing.
func (c *compiler) pair() *pair {
	return &pair{turns: make([]uint32, len(c.slots)), kept: make([]value, len(c.slots))}
}

// set takes up two rows.
func (p *pair) set(l, r []uint32) {
	p.rows[left], p.rows[right] = l, r
	if p.turn++; p.turn == 0 {
		clear(p.turns)
		p.turn = 1
	}
}
