package splink

import (
	"math"
	"slices"
	"strings"
)

// A measure is a comparison compiled for one table.
type measure struct {
	at       int // among the model's comparisons
	levels   []condition
	weights  []float64
	adjust   []*adjustment
	most     float64 // the largest weight it can give
	columns  []int
	slow     bool // worth remembering: it calls functions of both sides
	oneOf    int  // its only column, -1 if it has several
	symmetry bool
}

// A Run is a model bound to data.
type Run struct {
	Model *Model
	data  *Data

	compiler *compiler
	measures []*measure
	cheap    []*measure // the same, those that cost least first
	rules    []*joining
	ranks    []uint32 // of rows, where left and right matter; nil where rows stand in order
	prior    float64
}

// On binds a model to data: it refuses columns that are not there, ids that
// are not ids, and link types that do not fit.
func (m *Model) On(d *Data) (*Run, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	if err := m.fits(d); err != nil {
		return nil, err
	}
	r := &Run{Model: m, data: d, compiler: newCompiler(d.Table), prior: m.Prior()}
	for _, name := range m.Columns() {
		if d.Table.Find(name) < 0 {
			return nil, missing(name, d.Table)
		}
	}
	symmetric := true
	for i, c := range m.Comparisons {
		x, err := r.measure(i, c)
		if err != nil {
			return nil, err
		}
		r.measures = append(r.measures, x)
		symmetric = symmetric && x.symmetry
	}
	for _, rule := range m.Rules {
		j, err := r.join(rule)
		if err != nil {
			return nil, err
		}
		r.rules = append(r.rules, j)
		symmetric = symmetric && j.symmetric
	}
	r.ranks = d.ranks()
	r.weigh()
	return r, nil
}

func (r *Run) measure(at int, c *Comparison) (*measure, error) {
	x := &measure{at: at, oneOf: -1, symmetry: true}
	for _, l := range c.Levels {
		f := func(*pair) tri { return yes }
		if l.condition != nil {
			var err error
			if f, err = r.compiler.condition(l.condition); err != nil {
				return nil, err
			}
			x.slow = x.slow || l.condition.callsBoth()
			x.symmetry = x.symmetry && l.condition.symmetric()
		}
		x.levels = append(x.levels, f)
	}
	for _, name := range c.columns() {
		x.columns = append(x.columns, r.data.Table.Find(name))
	}
	if len(x.columns) == 1 {
		x.oneOf = x.columns[0]
	}
	return x, nil
}

// weigh takes up the weights of the model as they are now.
func (r *Run) weigh() {
	tf := r.frequencies()
	r.prior = r.Model.Prior()
	for i, c := range r.Model.Comparisons {
		x := r.measures[i]
		x.weights, x.adjust, x.most = nil, nil, math.Inf(-1)
		for _, l := range c.Levels {
			w := l.Weight()
			x.weights = append(x.weights, w)
			var a *adjustment
			if l.adjusts() {
				u, _ := c.baseU(l)
				a = &adjustment{tf[strings.ToLower(unquoted(l.TFColumn))], l.TFWeight, math.Log2(u), math.Log2(l.TFMinimum)}
				w += a.most()
			}
			x.adjust = append(x.adjust, a)
			x.most = max(x.most, w)
		}
	}
	r.cheap = slices.Clone(r.measures)
	slices.SortStableFunc(r.cheap, func(a, b *measure) int {
		switch {
		case a.slow == b.slow:
			return 0
		case b.slow:
			return -1
		}
		return 1
	})
}

// callsBoth reports whether a function is called with both sides.
func (n *node) callsBoth() bool {
	if n.kind == aCall && n.sides() == both {
		return true
	}
	return slices.ContainsFunc(n.args, (*node).callsBoth)
}

// commutes are operations and functions that may change their arguments over.
var commutes = []string{"and", "or", "=", "<>", "+", "*", "levenshtein", "damerau_levenshtein", "jaro_similarity", "jaro_winkler_similarity", "jaccard", "least", "greatest", "list_cosine_similarity"}

// symmetric reports whether a condition surely holds as well with left and
// right changed over.
func (n *node) symmetric() bool { return n.canonical() == n.swapped().canonical() }

// canonical is a node as text with arguments in order where order does not
// matter.
func (n *node) canonical() string {
	if len(n.args) == 0 {
		return n.String()
	}
	var parts []string
	for _, a := range n.args {
		parts = append(parts, a.canonical())
	}
	name := n.name
	switch {
	case slices.Contains(commutes, name):
		slices.Sort(parts)
	case name == "list_intersect" || name == "abs" && n.args[0].name == "-":
		// how many items, and how far apart, do not depend on the order
		if name == "abs" {
			parts = []string{n.args[0].args[0].canonical(), n.args[0].args[1].canonical()}
		}
		slices.Sort(parts)
	}
	return name + "(" + strings.Join(parts, ",") + ")"
}

// A scorer weighs pairs, for one goroutine.
type scorer struct {
	*Run
	*pair
	level  []uint8   // by comparison: which level holds, none is 255
	weight []float64 // by comparison
	memory [][]cell  // by comparison, of slow ones

	drawing bool // take only pairs whose hash is at most so much
	most    uint64
	seed    uint64
}

// A cell remembers the level of two values.
type cell struct {
	values uint64
	level  uint8
}

const cells = 1 << 13 // by comparison: together they stay near the processor

func (r *Run) scorer() *scorer {
	s := &scorer{Run: r, pair: r.compiler.pair(), level: make([]uint8, len(r.measures)), weight: make([]float64, len(r.measures)), memory: make([][]cell, len(r.measures))}
	for i, m := range r.measures {
		if m.slow && m.oneOf >= 0 {
			s.memory[i] = make([]cell, cells)
		}
	}
	return s
}

// noLevel is where no level of a comparison holds; it weighs nothing.
const noLevel = 255

func (m *measure) decide(p *pair) uint8 {
	for i, f := range m.levels {
		if f(p) == yes {
			return uint8(i)
		}
	}
	return noLevel
}

// compare finds the level of one comparison.
func (s *scorer) compare(m *measure) uint8 {
	memory := s.memory[m.at]
	if memory == nil {
		return m.decide(s.pair)
	}
	l, r := s.rows[left][m.oneOf], s.rows[right][m.oneOf]
	if l == r || l == 0 || r == 0 {
		return m.decide(s.pair)
	}
	if m.symmetry && l > r {
		l, r = r, l
	}
	values := uint64(l)<<32 | uint64(r)
	c := &memory[stir(values)>>(64-13)]
	if c.values != values {
		c.values, c.level = values, m.decide(s.pair)
	}
	return c.level
}

// weigh gives the weight of the pair that was set, or false once it is sure to
// weigh less than least.
func (s *scorer) weigh(least float64) (float64, bool) {
	open := s.prior
	for _, m := range s.cheap {
		open += m.most
	}
	for _, m := range s.cheap {
		level := s.compare(m)
		w := 0.0
		if level != noLevel {
			w = m.weights[level]
			if a := m.adjust[level]; a != nil {
				w += a.of(s.rows[left][a.column], s.rows[right][a.column])
			}
		}
		s.level[m.at], s.weight[m.at] = level, w
		if open += w - m.most; open < least-1e-6 {
			return 0, false
		}
	}
	total := s.prior // in the order of the file, whatever was looked at first
	for _, w := range s.weight {
		total += w
	}
	total = limited(total)
	return total, total >= least
}
