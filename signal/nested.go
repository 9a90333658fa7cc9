package signal

import (
	"math"
	"slices"

	"cel.dev/cel-go/common/ast"
)

// What happened in the last 10 days happened in the last 30 too: counts of the
// same events over more days are no smaller. A rule that asks for the contrary
// can hold of nobody.

// counts notes what a subject counts, and over how many days.
func (s *subject) counts(selection ast.Expr) {
	s.of, s.days = plainly(selection), math.MaxInt64
	if wordOf(selection) != "within" {
		return
	}
	call := selection.AsCall()
	if call.Args()[0].Kind() == ast.LiteralKind {
		if days, whole := call.Args()[0].AsLiteral().Value().(int64); whole {
			s.of, s.days = plainly(call.Target()), days
		}
	}
}

// nested gives subjects that count the same the answers of one another, so
// that answers which fit together are found when there are any.
func nested(subjects map[string]*subject) {
	families := map[string][]candidate{}
	for _, s := range subjects {
		if s.of != "" {
			families[s.of] = append(families[s.of], s.candidates...)
		}
	}
	for name, all := range families {
		slices.SortFunc(all, func(a, b candidate) int { return compareFloat(a.value, b.value) })
		families[name] = slices.Compact(all)
	}
	for _, s := range subjects {
		if s.of != "" {
			s.candidates = families[s.of]
		}
	}
}

// fits reports whether an answer of a subject goes with those of others that
// count the same.
func (s *subject) fits(x candidate, subjects map[string]*subject, settled map[string]candidate) bool {
	if s.of == "" {
		return true
	}
	for name, y := range settled {
		o := subjects[name]
		if o == nil || o == s || o.of != s.of {
			continue
		}
		if s.days <= o.days && x.value > y.value || s.days >= o.days && x.value < y.value {
			return false
		}
	}
	return true
}
