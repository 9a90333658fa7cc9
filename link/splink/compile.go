package splink

import (
	"fmt"
	"strings"

	"byname"
	"byname/internal/columns"
)

func missing(name string, t *columns.Table) error {
	return byname.Invalid("model", fmt.Sprintf("a column %q in the data", name), "the data have "+strings.Join(t.Names(), ", "))
}

// program compiles a node.
func (c *compiler) program(n *node) (program, error) {
	if c.terms != nil && n.kind != aLambda {
		if s := n.sides(); s == left || s == right {
			t, err := c.checkedTerm(n)
			if err != nil {
				return nil, err
			}
			if t != nil {
				return func(p *pair) value { return t.at(p.rows[s][t.column]) }, nil
			}
		}
	}
	switch n.kind {
	case aNull:
		return func(*pair) value { return value{} }, nil
	case aTruth:
		v := truth(n.num != 0)
		return func(*pair) value { return v }, nil
	case aNumber:
		v := num(n.num)
		return func(*pair) value { return v }, nil
	case aText:
		v := txt(n.name)
		return func(*pair) value { return v }, nil
	case aColumn:
		return c.columnValue(n)
	case aVariable:
		return func(p *pair) value {
			for i := len(p.vars) - 1; i >= 0; i-- {
				if p.vars[i].name == n.name {
					return p.vars[i].value
				}
			}
			return value{}
		}, nil
	case aCall:
		return c.call(n)
	}
	return c.operation(n)
}

// checkedTerm refuses columns that are not there before a term asks for them.
func (c *compiler) checkedTerm(n *node) (*term, error) {
	for _, name := range n.columns(nil) {
		if c.table.Find(name) < 0 {
			return nil, missing(name, c.table)
		}
	}
	return c.term(n)
}

func (c *compiler) programs(list []*node) (out []program, err error) {
	for _, n := range list {
		f, err := c.program(n)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

func (c *compiler) call(n *node) (program, error) {
	f := functions[n.name]
	if f.lambda {
		return c.transform(n)
	}
	do := f.do
	if f.made != nil {
		do, _ = f.made(n.args)
	}
	args, err := c.programs(n.args)
	if err != nil {
		return nil, err
	}
	compute := func(p *pair) value {
		base := len(p.stack)
		defer func() { p.stack = p.stack[:base] }()
		for _, a := range args {
			v := a(p)
			if v.kind == null && !f.nulls {
				return v
			}
			p.stack = append(p.stack, v)
		}
		return do(p.stack[base:])
	}
	if n.sides() != both || hasVariable(n) || c.terms == nil {
		return compute, nil
	}
	slot, ok := c.slots[n.String()]
	if !ok {
		slot = len(c.slots)
		c.slots[n.String()] = slot
	}
	return func(p *pair) value { // once a pair, however many levels ask
		if p.turns[slot] != p.turn {
			p.kept[slot], p.turns[slot] = compute(p), p.turn
		}
		return p.kept[slot]
	}, nil
}

// transform computes a function of each item of a list.
func (c *compiler) transform(n *node) (program, error) {
	list, err := c.program(n.args[0])
	if err != nil {
		return nil, err
	}
	f, err := c.program(n.args[1].args[0])
	if err != nil {
		return nil, err
	}
	name := n.args[1].name
	return func(p *pair) value {
		l := list(p)
		if l.kind != isList {
			return value{}
		}
		out := value{kind: isList, list: make([]value, len(l.list))}
		p.vars = append(p.vars, variable{name: name})
		at := len(p.vars) - 1
		for i, x := range l.list {
			p.vars[at].value = x
			out.list[i] = f(p)
		}
		p.vars = p.vars[:at]
		return out
	}, nil
}

// operation compiles what is not a call; conditions have a file of their own.
func (c *compiler) operation(n *node) (program, error) {
	if decides(n) {
		f, err := c.condition(n)
		if err != nil {
			return nil, err
		}
		return func(p *pair) value { return f(p).value() }, nil
	}
	args, err := c.programs(n.args)
	if err != nil {
		return nil, err
	}
	switch n.name {
	case "list":
		return func(p *pair) value {
			out := value{kind: isList}
			for _, a := range args {
				out.list = append(out.list, a(p))
			}
			return out
		}, nil
	case "index":
		return func(p *pair) value {
			v := args[0](p)
			if v.kind == null {
				return v
			}
			return item(v, args[1](p))
		}, nil
	case "case":
		return func(p *pair) value {
			i := 0
			for ; i+1 < len(args); i += 2 {
				if args[i](p).asTri() == yes {
					return args[i+1](p)
				}
			}
			if i < len(args) {
				return args[i](p)
			}
			return value{}
		}, nil
	case "neg":
		return func(p *pair) value {
			if x, ok := args[0](p).asNumber(); ok {
				return num(-x)
			}
			return value{}
		}, nil
	case "||":
		return func(p *pair) value {
			a, ok1 := args[0](p).asText()
			b, ok2 := args[1](p).asText()
			if !ok1 || !ok2 {
				return value{}
			}
			return txt(a + b)
		}, nil
	}
	if to, ok := strings.CutPrefix(n.name, "cast "); ok {
		return func(p *pair) value { return converted(args[0](p), to) }, nil
	}
	f := arithmetic[n.name]
	return func(p *pair) value {
		a, b := args[0](p), args[1](p)
		x, ok1 := a.asNumber()
		y, ok2 := b.asNumber()
		if !ok1 || !ok2 {
			return value{}
		}
		return f(x, y)
	}, nil
}

var arithmetic = map[string]func(a, b float64) value{
	"+": func(a, b float64) value { return num(a + b) },
	"-": func(a, b float64) value { return num(a - b) },
	"*": func(a, b float64) value { return num(a * b) },
	"/": func(a, b float64) value {
		if b == 0 {
			return value{}
		}
		return num(a / b)
	},
}

// converted is a value as another type, null where it cannot be one.
func converted(v value, to string) value {
	switch to {
	case "text":
		if s, ok := v.asText(); ok {
			return txt(s)
		}
	case "number", "float", "integer":
		n, ok := v.asNumber()
		if !ok {
			break
		}
		switch to {
		case "float":
			n = float64(float32(n))
		case "integer":
			n = roundEven(n)
		}
		return num(n)
	case "date", "timestamp":
		at, ok := v.asMoment()
		if !ok {
			break
		}
		if v = (value{kind: isMoment, num: at}); to == "date" {
			v = day([]value{v})
		}
		return v
	case "truth":
		return v.asTri().value()
	}
	return value{}
}
