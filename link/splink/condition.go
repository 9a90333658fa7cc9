package splink

import "math"

func roundEven(x float64) float64 { return math.RoundToEven(x) }

// decides reports whether a node is true, false or unknown.
func decides(n *node) bool {
	switch n.name {
	case "and", "or", "not", "isnull", "=", "<>", "<", "<=":
		return n.kind == anOperation
	}
	return false
}

// condition compiles a node that decides.
func (c *compiler) condition(n *node) (condition, error) {
	if !decides(n) {
		f, err := c.program(n)
		if err != nil {
			return nil, err
		}
		return func(p *pair) tri { return f(p).asTri() }, nil
	}
	if n.name == "and" || n.name == "or" || n.name == "not" {
		return c.joined(n)
	}
	if f, err := c.ofTerms(n); f != nil || err != nil {
		return f, err
	}
	args, err := c.programs(n.args)
	if err != nil {
		return nil, err
	}
	if n.name == "isnull" {
		return func(p *pair) tri { return triOf(args[0](p).kind == null) }, nil
	}
	holds := map[string]func(order int) bool{
		"=": func(o int) bool { return o == 0 }, "<>": func(o int) bool { return o != 0 },
		"<": func(o int) bool { return o < 0 }, "<=": func(o int) bool { return o <= 0 },
	}[n.name]
	return func(p *pair) tri {
		order, ok := compared(args[0](p), args[1](p))
		if !ok {
			return unknown
		}
		return triOf(holds(order))
	}, nil
}

// joined compiles and, or and not, as SQL decides them where something is
// unknown.
func (c *compiler) joined(n *node) (condition, error) {
	var args []condition
	for _, a := range n.args {
		f, err := c.condition(a)
		if err != nil {
			return nil, err
		}
		args = append(args, f)
	}
	a := args[0]
	if n.name == "not" {
		return func(p *pair) tri {
			if t := a(p); t != unknown {
				return 1 - t
			}
			return unknown
		}, nil
	}
	b, decisive := args[1], no
	if n.name == "or" {
		decisive = yes
	}
	return func(p *pair) tri {
		x := a(p)
		if x == decisive {
			return x
		}
		y := b(p)
		if y == decisive || x != unknown {
			return y
		}
		return unknown
	}, nil
}

// ofTerms compiles what most levels are: whether a value is there, and
// whether two are equal. nil if the node is something else.
func (c *compiler) ofTerms(n *node) (condition, error) {
	if c.terms == nil {
		return nil, nil
	}
	var terms [2]*term
	var on [2]side
	for i, a := range n.args {
		if on[i] = a.sides(); on[i] != left && on[i] != right {
			return nil, nil
		}
		t, err := c.checkedTerm(a)
		if t == nil || err != nil {
			return nil, err
		}
		terms[i] = t
	}
	t, u, s, r := terms[0], terms[1], on[0], on[1]
	switch {
	case n.name == "isnull":
		return func(p *pair) tri { return triOf(t.id(p.rows[s][t.column]) == 0) }, nil
	case n.name == "=" && t == u:
		return func(p *pair) tri {
			x, y := t.id(p.rows[s][t.column]), t.id(p.rows[r][t.column])
			if x == 0 || y == 0 {
				return unknown
			}
			return triOf(x == y)
		}, nil
	}
	return nil, nil
}
