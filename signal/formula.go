package signal

import (
	"fmt"
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"

	"byname/internal/spell"
)

// A formula is an expression as far as it can be reasoned about without
// anybody's life: and, or and not over tests of subjects.
type formula struct {
	op    string // an operator of CEL, or "" for a test
	parts []formula

	at      ast.Expr
	subject string               // what is tested, as it is written
	passes  func(candidate) bool // nil for a test that is its own subject
}

// A candidate is one of the answers that a subject can give.
type candidate struct {
	known bool
	value float64
	text  string
}

// A subject is something that tests speak of, and all the answers that differ
// for one of them.
type subject struct {
	candidates []candidate
	tests      []formula

	of   string // of a count: what is counted, without the last days it is counted over
	days int64  // how many these are
}

// read makes the formula of an expression and notes its subjects.
func (c *compiler) read(e ast.Expr, subjects map[string]*subject) formula {
	if e.Kind() != ast.CallKind {
		return c.itself(e, subjects)
	}
	call := e.AsCall()
	switch op := call.FunctionName(); op {
	case operators.LogicalAnd, operators.LogicalOr, operators.LogicalNot:
		f := formula{op: op, at: e}
		for _, a := range call.Args() {
			f.parts = append(f.parts, c.read(a, subjects))
		}
		return f
	case operators.GreaterEquals, operators.Greater, operators.LessEquals, operators.Less, operators.Equals, operators.NotEquals:
		return c.readComparison(e, op, call.Args(), subjects)
	case "any", "none":
		s := c.subject(plainly(call.Target())+".count()", subjects)
		s.add(0, 1)
		s.counts(call.Target())
		return s.test(formula{at: e, passes: func(x candidate) bool { return (x.value > 0) == (op == "any") }}, plainly(call.Target())+".count()")
	}
	return c.itself(e, subjects)
}

// itself is a test of which nothing is known but that it is so or not.
func (c *compiler) itself(e ast.Expr, subjects map[string]*subject) formula {
	name := plainly(e)
	s := c.subject(name, subjects)
	s.add(0, 1)
	if e.Kind() == ast.LiteralKind {
		s.candidates = []candidate{{known: true, value: map[string]float64{"true": 1}[name]}}
	}
	return s.test(formula{at: e, passes: func(x candidate) bool { return x.value > 0 }}, name)
}

func (c *compiler) readComparison(e ast.Expr, op string, args []ast.Expr, subjects map[string]*subject) formula {
	name, holds := plainly(args[0]), comparison(op)
	if args[1].Kind() != ast.LiteralKind {
		return c.itself(e, subjects)
	}
	s := c.subject(name, subjects)
	limit := args[1].AsLiteral().Value()
	if text, ok := limit.(string); ok {
		all := c.textsOf(args[0])
		if len(all) > 0 && !slices.Contains(all, text) {
			c.fault(args[1], fmt.Sprintf("%q, which it never is", text), fmt.Sprintf("one of %q", all), spell.Nearest(text, all))
			all = nil
		}
		s.addText(text, all)
		return s.test(formula{at: e, passes: func(x candidate) bool { return (x.text == text) == (op == operators.Equals) }}, name)
	}
	n, whole := limit.(int64)
	value := float64(n)
	if !whole {
		value, _ = limit.(float64)
	}
	if wordOf(args[0]) == "count" {
		s.counts(args[0].AsCall().Target())
	}
	least, most, step := c.rangeOf(args[0])
	for _, x := range []float64{value - step, value, value + step} {
		if x >= least && x <= most {
			s.add(x)
		}
	}
	s.add(least, most)
	if c.gives(args[0]) == "measure" {
		s.candidates = append(s.candidates, candidate{})
	}
	return s.test(formula{at: e, passes: func(x candidate) bool {
		return x.known && holds(compareFloat(x.value, value))
	}}, name)
}

func (c *compiler) subject(name string, subjects map[string]*subject) *subject {
	if subjects[name] == nil {
		subjects[name] = &subject{}
	}
	return subjects[name]
}

func (s *subject) add(values ...float64) {
	for _, x := range values {
		s.candidates = append(s.candidates, candidate{known: true, value: x})
	}
}

// addText adds a text and those there are; with none, there are others too.
func (s *subject) addText(text string, all []string) {
	if len(all) == 0 {
		all = []string{text, text + " not"}
	}
	for _, t := range all {
		s.candidates = append(s.candidates, candidate{known: true, text: t})
	}
}

func (s *subject) test(f formula, name string) formula {
	f.subject = name
	s.tests = append(s.tests, f)
	return f
}

// textsOf are the texts that an expression can give; nil when any.
func (c *compiler) textsOf(e ast.Expr) []string {
	w, _ := find(wordOf(e), "")
	return w.values
}

// rangeOf is the least and the most that an expression can give, and how near
// two answers can be.
func (c *compiler) rangeOf(e ast.Expr) (least, most, step float64) {
	const endless = 1e12
	word := wordOf(e)
	if word == "how_many" && e.AsCall().Args()[0].Kind() == ast.ListKind {
		return 0, float64(e.AsCall().Args()[0].AsList().Size()), 1
	}
	w, _ := find(word, "")
	switch {
	case w.most > 0:
		return w.least, w.most, 1
	case c.gives(e) == "count", strings.HasPrefix(word, "days_since"), strings.HasSuffix(word, "_gap"):
		return 0, endless, 1
	}
	return -endless, endless, 1e-6
}

func wordOf(e ast.Expr) string {
	if e.Kind() == ast.CallKind {
		return e.AsCall().FunctionName()
	}
	if e.Kind() == ast.IdentKind {
		return e.AsIdent()
	}
	return ""
}

// plainly is an expression written out in one way.
func plainly(e ast.Expr) string {
	var parts []string
	switch e.Kind() {
	case ast.IdentKind:
		return e.AsIdent()
	case ast.LiteralKind:
		return fmt.Sprint(e.AsLiteral().Value())
	case ast.ListKind:
		for _, x := range e.AsList().Elements() {
			parts = append(parts, plainly(x))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case ast.CallKind:
		call := e.AsCall()
		for _, x := range call.Args() {
			parts = append(parts, plainly(x))
		}
		s := call.FunctionName() + "(" + strings.Join(parts, ", ") + ")"
		if call.IsMemberFunction() {
			s = plainly(call.Target()) + "." + s
		}
		return s
	}
	return fmt.Sprint(e.ID())
}
