package signal

import (
	"cmp"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

// compare compiles a comparison. A measure is only ever compared with a number
// written out: that is what lets Since know on which days it can change.
func (c *compiler) compare(op string, left, right ast.Expr) term {
	a := c.term(left)
	holds := comparison(op)
	switch c.gives(left) {
	case "measure":
		limit := c.limit(right)
		return term{needs: a.needs, test: func(v *view) bool {
			x := a.run(v)
			return x.known && holds(cmp.Compare(x.value, limit))
		}}
	case "text":
		b := c.term(right)
		return term{test: func(v *view) bool { return holds(cmp.Compare(a.run(v).string, b.run(v).string)) }}
	}
	b := c.term(right)
	n, written := whole(right)
	t := term{test: func(v *view) bool { return holds(cmp.Compare(a.run(v).count, b.run(v).count)) }}
	if written {
		t.test = func(v *view) bool { return holds(cmp.Compare(a.run(v).count, n)) }
	}
	if written && !holds(cmp.Compare(0, n)) {
		t.needs = a.needs // it cannot hold of none
	}
	return t
}

func comparison(op string) func(int) bool {
	switch op {
	case operators.GreaterEquals:
		return func(c int) bool { return c >= 0 }
	case operators.Greater:
		return func(c int) bool { return c > 0 }
	case operators.LessEquals:
		return func(c int) bool { return c <= 0 }
	case operators.Less:
		return func(c int) bool { return c < 0 }
	case operators.Equals:
		return func(c int) bool { return c == 0 }
	}
	return func(c int) bool { return c != 0 }
}

// gives tells what type of answer CEL's checker found.
func (c *compiler) gives(e ast.Expr) string {
	t := c.tree.GetType(e.ID())
	for name, celType := range celTypes {
		if t.IsEquivalentType(celType) {
			return name
		}
	}
	return "count"
}

// limit is the number a measure is compared with. It may be negative.
func (c *compiler) limit(e ast.Expr) float64 {
	if e.Kind() == ast.LiteralKind {
		switch n := e.AsLiteral().Value().(type) {
		case int64:
			c.clock.number(float64(n))
			return float64(n)
		case float64:
			c.clock.number(n)
			return n
		}
	}
	c.fault(e, "this", "a number written out, to compare a measure with", "")
	return 0
}

func whole(e ast.Expr) (int64, bool) {
	if e.Kind() != ast.LiteralKind {
		return 0, false
	}
	n, ok := e.AsLiteral().Value().(int64)
	return n, ok
}
