package signal

import (
	"cmp"
	"slices"

	"cel.dev/cel-go/common/operators"
)

// mostTries bounds the search for a life that a rule could hold of. A rule for
// which it does not suffice is taken to be possible.
const mostTries = 20_000

func compareFloat(a, b float64) int { return cmp.Compare(a, b) }

// beside refuses tests that are so, or not so, of everybody, and an expression
// that cannot be so of anybody in scope. When it is the scope itself it is kept
// as such; subjects are those of the scope.
func (c *compiler) beside(scope *formula, subjects map[string]*subject, isScope bool) []Fault {
	e := c.tree.Expr()
	all := map[string]*subject{}
	for name, s := range subjects {
		all[name] = &subject{candidates: slices.Clone(s.candidates), of: s.of, days: s.days}
	}
	f := c.read(e, all)
	for _, s := range all {
		for _, t := range s.tests {
			c.single(t, s)
		}
	}
	nested(all)
	within := formula{op: operators.LogicalAnd, parts: []formula{*scope, f}}
	switch {
	case len(c.faults) > 0:
		slices.SortFunc(c.faults, func(a, b Fault) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
	case impossible(within, all):
		c.fault(e, "conditions that exclude one another", "something that can be so of somebody in scope", "")
	case impossible(formula{op: operators.LogicalNot, parts: []formula{f}}, all):
		c.fault(e, "conditions of which one always holds", "something that is not so of everybody", "")
	}
	if isScope && len(c.faults) == 0 {
		*scope = f
		for name, s := range all {
			subjects[name] = s
		}
	}
	return c.faults
}

// single refuses one test that all, or none, of the possible answers pass.
func (c *compiler) single(t formula, s *subject) {
	passed := 0
	for _, x := range s.candidates {
		if t.passes(x) {
			passed++
		}
	}
	switch {
	case passed == 0:
		c.fault(t.at, "a test that nobody can pass", "one that is so of somebody", "")
	case passed == len(s.candidates):
		c.fault(t.at, "a test that everybody passes", "one that is not so of somebody", "")
	}
}

// impossible reports that no answers of the subjects make the formula true.
func impossible(f formula, subjects map[string]*subject) bool {
	tries := mostTries
	return !search(f, subjects, map[string]candidate{}, &tries)
}

// search looks for answers that make f true: it settles what is not settled
// yet, one subject after another, and gives up early where it can.
func search(f formula, subjects map[string]*subject, settled map[string]candidate, tries *int) bool {
	if *tries--; *tries < 0 {
		return true
	}
	so, open := f.weigh(settled)
	if open == "" {
		return so
	}
	s := subjects[open]
	for _, x := range s.candidates {
		if !s.fits(x, subjects, settled) {
			continue
		}
		settled[open] = x
		if search(f, subjects, settled, tries) {
			return true
		}
	}
	delete(settled, open)
	return false
}

// weigh is the formula's truth under what is settled, or the first subject on
// which it still depends.
func (f formula) weigh(settled map[string]candidate) (so bool, open string) {
	switch f.op {
	case "":
		x, known := settled[f.subject]
		if !known {
			return false, f.subject
		}
		return f.passes(x), ""
	case operators.LogicalNot:
		so, open = f.parts[0].weigh(settled)
		return !so, open
	}
	decides := f.op == operators.LogicalOr // one part that is so decides "or", one that is not "and"
	for _, p := range f.parts {
		partly, depends := p.weigh(settled)
		switch {
		case depends == "" && partly == decides:
			return decides, ""
		case depends != "" && open == "":
			open = depends
		}
	}
	return !decides, open
}
