package signal

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"

	"byname"
	"byname/internal/spell"
)

// A term is a compiled piece of a rule: one of test, run and picks is set.
type term struct {
	test  func(*view) bool   // of what is yes or no
	run   func(*view) answer // of what is counted, measured or a text
	picks *selection
	whose scope  // of people
	needs []need // what must be there for the answer to be yes, more than none, or known
}

// A compiler turns one checked expression into Go functions. CEL's checker has
// seen to the types; what is left to refuse are kinds, roles and numbers.
type compiler struct {
	words  *vocabulary
	names  map[string][]string
	tree   *ast.AST
	faults []Fault
	clock  clock
}

func (c *compiler) fault(e ast.Expr, found, expected, nearest string) {
	at := c.tree.SourceInfo().GetStartLocation(e.ID())
	c.faults = append(c.faults, Fault{Line: at.Line(), Column: at.Column() + 1, Found: found, Expected: expected, Nearest: nearest})
}

func (c *compiler) term(e ast.Expr) term {
	switch e.Kind() {
	case ast.IdentKind:
		return c.fact(e.AsIdent())
	case ast.LiteralKind:
		return literal(e)
	case ast.CallKind:
		call := e.AsCall()
		switch op := call.FunctionName(); op {
		case operators.LogicalAnd, operators.LogicalOr, operators.LogicalNot:
			return c.logic(op, call.Args())
		case operators.GreaterEquals, operators.Greater, operators.LessEquals, operators.Less, operators.Equals, operators.NotEquals:
			return c.compare(op, call.Args()[0], call.Args()[1])
		}
		return c.word(e, call)
	}
	c.fault(e, "this", "words, numbers, texts, comparisons, &&, || and !", "")
	return nothing
}

// nothing stands where there was a fault.
var nothing = term{test: func(*view) bool { return false }, run: func(*view) answer { return unknown() }}

func literal(e ast.Expr) term {
	var a answer
	switch v := e.AsLiteral().Value().(type) {
	case bool:
		return term{test: func(*view) bool { return v }}
	case int64:
		a.count = v
	case string:
		a.string = v
	}
	return term{run: func(*view) answer { return a }}
}

func (c *compiler) fact(name string) term {
	switch name {
	case "home":
		return term{whose: home}
	case "others":
		return term{whose: others}
	}
	w, _ := find(name, "")
	f := w.fact(c.words)
	c.clock.fact(f)
	c.clock.ages = c.clock.ages || name == "age"
	c.clock.infancy = c.clock.infancy || name == "months_old"
	t := term{run: f.run}
	if w.gives == "yes" {
		t = term{test: func(v *view) bool { return f.run(v).yes }}
	}
	if f.needs != (kindSet{}) {
		t.needs = []need{{own, f.needs}}
	}
	return t
}

func (c *compiler) logic(op string, args []ast.Expr) term {
	a := c.term(args[0])
	if op == operators.LogicalNot {
		return term{test: func(v *view) bool { return !a.test(v) }}
	}
	b := c.term(args[1])
	if op == operators.LogicalAnd {
		return term{needs: both(a.needs, b.needs), test: func(v *view) bool { return a.test(v) && b.test(v) }}
	}
	return term{needs: either(a.needs, b.needs), test: func(v *view) bool { return a.test(v) || b.test(v) }}
}

func (c *compiler) word(e ast.Expr, call ast.CallExpr) term {
	name, args := call.FunctionName(), call.Args()
	if !call.IsMemberFunction() {
		switch name {
		case "how_many":
			return c.howMany(args[0])
		case "programme_state":
			id := c.text(args[0])
			if all := c.words.Programmes; len(all) > 0 && !slices.Contains(all, id) {
				c.fault(args[0], fmt.Sprintf("no programme %q", id), "a programme of the place", spell.Nearest(id, all))
			}
			return term{run: func(v *view) answer { return answer{string: v.programmes[id]} }}
		}
		return term{picks: selectAll(own, c.kinds(args[0]))}
	}
	target := c.term(call.Target())
	if target.picks == nil { // people
		switch name {
		case "younger_than":
			years := c.number(args[0])
			return c.people(target.whose, func(age float64) bool { return age < years })
		case "at_least":
			years := c.number(args[0])
			return c.people(target.whose, func(age float64) bool { return age >= years })
		case "count":
			return term{run: func(v *view) answer {
				n := len(v.lives)
				if target.whose == others {
					n--
				}
				return count(n)
			}}
		}
		return term{picks: selectAll(target.whose, c.kinds(args[0]))}
	}
	w, _ := find(name, "events")
	a := c.argument(w.arguments(), args)
	if w.narrow != nil {
		narrower := target.picks.narrower(name)
		w.narrow(narrower, a)
		if narrower.never() {
			c.fault(e, "a selection in which nothing can ever be", "limits that leave something between them", "")
		}
		return term{picks: narrower}
	}
	s, tell := target.picks, w.tell
	if name == "episodes" {
		tell = func(_ *view, h []hit) answer { return episodes(h, a.days) }
	}
	c.clock.selection(s)
	switch name {
	case "any":
		return term{needs: []need{s.need()}, test: s.exists}
	case "none":
		return term{test: func(v *view) bool { return !s.exists(v) }}
	}
	return term{needs: []need{s.need()}, run: func(v *view) answer { return tell(v, s.pick(v)) }}
}

func (c *compiler) howMany(list ast.Expr) term {
	var tests []func(*view) bool
	var needs []need
	if list.Kind() != ast.ListKind {
		c.fault(list, "this", "a list of tests in square brackets", "")
		return nothing
	}
	for i, e := range list.AsList().Elements() {
		t := c.term(e)
		tests = append(tests, t.test)
		if i == 0 {
			needs = t.needs
		} else {
			needs = either(needs, t.needs)
		}
	}
	return term{needs: needs, run: func(v *view) answer {
		n := 0
		for _, test := range tests {
			if test(v) {
				n++
			}
		}
		return count(n)
	}}
}

// people counts those whose age is known and passes.
func (c *compiler) people(whose scope, passes func(age float64) bool) term {
	c.clock.ages = true
	return term{run: func(v *view) answer {
		n := 0
		for i := range v.lives {
			if years, _, ok := v.age(i); ok && (whose == home || i != v.self) && passes(float64(years)) {
				n++
			}
		}
		return count(n)
	}}
}

// argument reads the arguments of a word said of events.
func (c *compiler) argument(takes []string, args []ast.Expr) (a argument) {
	for i, what := range takes {
		switch what {
		case "span":
			a.span = c.span(args[i])
		case "days":
			a.days = byname.Day(c.number(args[i]))
		case "number":
			a.number = c.number(args[i])
		case "roles":
			a.roles = c.roles(args[i])
		case "events":
			a.events = c.term(args[i]).picks
		}
	}
	return a
}

func (c *compiler) roles(list ast.Expr) (set uint8) {
	for _, e := range c.texts(list) {
		code := roleCode(e.text)
		if code == asOther {
			c.fault(e.Expr, fmt.Sprintf("no role %q", e.text), "a role in a police incident: "+strings.Join(roles[1:], ", ")+", or \"\" for none", spell.Nearest(e.text, roles))
			continue
		}
		set |= 1 << code
	}
	return set
}

func (c *compiler) number(e ast.Expr) float64 {
	if e.Kind() == ast.LiteralKind {
		switch n := e.AsLiteral().Value().(type) {
		case int64:
			if n >= 0 && n <= 36525 {
				c.clock.number(float64(n))
				return float64(n)
			}
		case float64:
			if math.Abs(n) <= 1e9 {
				c.clock.number(n)
				return n
			}
		}
	}
	c.fault(e, "this", "a number written out, whole ones from 0 to 36525", "")
	return 0
}
