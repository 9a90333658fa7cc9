package splink

import (
	"slices"
	"strings"
)

// A parser reads the SQL that Splink writes into its model files, and what
// people write there by hand in the same words.
type parser struct {
	sql   string
	list  []token
	next  int
	depth int
	rule  bool     // columns are l.name and r.name, not name_l and name_r
	spark bool     // items of lists are counted from 0
	bound []string // variables of lambdas
}

// deepest is how far brackets may nest.
const deepest = 200

// parse reads a condition of a level, or a blocking rule.
func parse(sql, dialect string, rule bool) (*node, error) {
	list, err := tokens(sql, dialect == "spark")
	if err != nil {
		return nil, err
	}
	p := &parser{sql: sql, list: list, rule: rule, spark: dialect == "spark"}
	n, err := p.expression(0)
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind != end {
		return nil, p.refuse(t, "the end, AND or OR")
	}
	return n, nil
}

func (p *parser) peek() token { return p.list[p.next] }

func (p *parser) take() token {
	t := p.list[p.next]
	if t.kind != end {
		p.next++
	}
	return t
}

func (p *parser) accept(s string) bool {
	if p.peek().is(s) {
		p.next++
		return true
	}
	return false
}

func (p *parser) expect(s string) error {
	if p.accept(s) {
		return nil
	}
	return p.refuse(p.peek(), "%s", strings.ToUpper(s))
}

func (p *parser) refuse(t token, format string, a ...any) error {
	if t.kind == end {
		format += ", but it ends"
	}
	return refuse(p.sql, t.at, format, a...)
}

// binding is how strongly operators hold their sides together.
var binding = map[string]int{
	"or": 1, "and": 2, "=": 4, "<>": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "is": 4, "in": 4, "between": 4,
	"||": 5, "+": 6, "-": 6, "*": 7, "/": 7,
}

const notBinds = 3

// expression reads operators that bind more strongly than what is outside.
func (p *parser) expression(outside int) (*node, error) {
	if p.depth++; p.depth > deepest {
		return nil, p.refuse(p.peek(), "fewer than %d brackets in one another", deepest)
	}
	defer func() { p.depth-- }()
	l, err := p.unary()
	if err != nil {
		return nil, err
	}
	for {
		t := p.peek()
		op := strings.ToLower(t.text)
		b, negated := 0, false
		if t.kind == mark || t.kind == word {
			if b = binding[op]; op == "not" && (p.list[p.next+1].is("in") || p.list[p.next+1].is("between")) {
				negated, b = true, binding["in"]
			}
		}
		if b <= outside {
			return l, nil
		}
		p.next++
		if negated {
			op = strings.ToLower(p.take().text)
		}
		if l, err = p.operation(l, op, b, t.at); err != nil {
			return nil, err
		}
		if negated {
			l = operation("not", t.at, l)
		}
	}
}

func operation(name string, at int, args ...*node) *node {
	return &node{kind: anOperation, name: name, at: at, args: args}
}

// operation reads the right side of an operator.
func (p *parser) operation(l *node, op string, binds, at int) (*node, error) {
	switch op {
	case "is":
		negated := p.accept("not")
		if err := p.expect("null"); err != nil {
			return nil, err
		}
		n := operation("isnull", at, l)
		if negated {
			n = operation("not", at, n)
		}
		return n, nil
	case "in":
		if err := p.expect("("); err != nil {
			return nil, err
		}
		items, err := p.items(")")
		if err != nil {
			return nil, err
		}
		if len(items) == 0 {
			return nil, p.refuse(p.peek(), "a value in the list")
		}
		var any *node
		for _, i := range items {
			if is := operation("=", at, l, i); any == nil {
				any = is
			} else {
				any = operation("or", at, any, is)
			}
		}
		return any, nil
	case "between":
		low, err := p.expression(binds)
		if err != nil {
			return nil, err
		}
		if err := p.expect("and"); err != nil {
			return nil, err
		}
		high, err := p.expression(binds)
		if err != nil {
			return nil, err
		}
		return operation("and", at, operation("<=", at, low, l), operation("<=", at, l, high)), nil
	}
	r, err := p.expression(binds)
	if err != nil {
		return nil, err
	}
	switch op { // one way of writing each
	case ">":
		return operation("<", at, r, l), nil
	case ">=":
		return operation("<=", at, r, l), nil
	case "!=":
		op = "<>"
	}
	return operation(op, at, l, r), nil
}

func (p *parser) unary() (*node, error) {
	t := p.peek()
	switch {
	case p.accept("not"):
		n, err := p.expression(notBinds)
		if err != nil {
			return nil, err
		}
		return operation("not", t.at, n), nil
	case p.accept("-"):
		n, err := p.expression(binding["*"])
		if err != nil {
			return nil, err
		}
		if n.kind == aNumber {
			return &node{kind: aNumber, num: -n.num, at: t.at}, nil
		}
		return operation("neg", t.at, n), nil
	case p.accept("+"):
		return p.expression(binding["*"])
	}
	n, err := p.primary()
	if err != nil {
		return nil, err
	}
	for {
		t := p.peek()
		switch {
		case p.accept("["):
			i, err := p.expression(0)
			if err != nil {
				return nil, err
			}
			if err := p.expect("]"); err != nil {
				return nil, err
			}
			if p.spark {
				if i.kind != aNumber {
					return nil, refuse(p.sql, i.at, "the number of an item")
				}
				i.num++
			}
			n = operation("index", t.at, n, i)
		case p.accept("::"):
			if n, err = p.cast(n, t.at); err != nil {
				return nil, err
			}
		default:
			return n, nil
		}
	}
}

// items reads expressions with commas between, up to a closing bracket.
func (p *parser) items(closing string) (list []*node, err error) {
	if p.accept(closing) {
		return nil, nil
	}
	for {
		n, err := p.item()
		if err != nil {
			return nil, err
		}
		list = append(list, n)
		if p.accept(closing) {
			return list, nil
		}
		if !p.accept(",") {
			return nil, p.refuse(p.peek(), "a comma or %s", closing)
		}
	}
}

// item reads an expression, or a function of one variable: x -> …, or
// lambda x: ….
func (p *parser) item() (*node, error) {
	t := p.peek()
	arrow := t.kind == word && p.list[p.next+1].is("->")
	if arrow {
		p.next += 2
	} else if t.is("lambda") && p.list[p.next+1].kind == word && p.list[p.next+2].is(":") {
		t = p.list[p.next+1]
		p.next, arrow = p.next+3, true
	}
	if !arrow {
		return p.expression(0)
	}
	p.bound = append(p.bound, t.text)
	n, err := p.expression(0)
	p.bound = p.bound[:len(p.bound)-1]
	if err != nil {
		return nil, err
	}
	return &node{kind: aLambda, name: t.text, at: t.at, args: []*node{n}}, nil
}

// variable is a name that a lambda gave, the innermost first.
func (p *parser) variable(t token) *node {
	if slices.Contains(p.bound, t.text) {
		return &node{kind: aVariable, name: t.text, at: t.at}
	}
	return nil
}
