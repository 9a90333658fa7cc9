package splink

import "strings"

// primary reads a value, a column, a call or what stands in brackets.
func (p *parser) primary() (*node, error) {
	t := p.take()
	switch t.kind {
	case number:
		return &node{kind: aNumber, num: t.num, at: t.at}, nil
	case text:
		return &node{kind: aText, name: t.text, at: t.at}, nil
	case quoted:
		return p.column(t)
	case mark:
		switch t.text {
		case "(":
			n, err := p.expression(0)
			if err != nil {
				return nil, err
			}
			return n, p.expect(")")
		case "[":
			items, err := p.items("]")
			if err != nil {
				return nil, err
			}
			return operation("list", t.at, items...), nil
		}
		return nil, p.refuse(t, "a value, a column or a bracket")
	case end:
		return nil, p.refuse(t, "a value or a column")
	}
	switch strings.ToLower(t.text) {
	case "null":
		return &node{kind: aNull, at: t.at}, nil
	case "true":
		return &node{kind: aTruth, num: 1, at: t.at}, nil
	case "false":
		return &node{kind: aTruth, at: t.at}, nil
	case "case":
		return p.cases(t)
	case "cast", "try_cast":
		if err := p.expect("("); err != nil {
			return nil, err
		}
		n, err := p.expression(0)
		if err != nil {
			return nil, err
		}
		if err := p.expect("as"); err != nil {
			return nil, err
		}
		if n, err = p.cast(n, t.at); err != nil {
			return nil, err
		}
		return n, p.expect(")")
	}
	if n := p.variable(t); n != nil {
		return n, nil
	}
	if p.peek().is("(") {
		return p.call(t)
	}
	return p.column(t)
}

// column reads name_l or name_r in a level, l.name or r.name in a rule.
func (p *parser) column(t token) (*node, error) {
	if p.rule {
		alias := t.text
		if !p.accept(".") {
			return nil, p.refuse(t, "a column as l.name or r.name, not %q", t.text)
		}
		t = p.take()
		if t.kind != word && t.kind != quoted || t.text == "" {
			return nil, p.refuse(t, "the name of a column")
		}
		switch strings.ToLower(alias) {
		case "l":
			return &node{kind: aColumn, name: t.text, side: left, at: t.at}, nil
		case "r":
			return &node{kind: aColumn, name: t.text, side: right, at: t.at}, nil
		}
		return nil, p.refuse(t, "l or r before the column, not %q", alias)
	}
	if n := len(t.text) - 2; n > 0 {
		switch strings.ToLower(t.text[n:]) {
		case "_l":
			return &node{kind: aColumn, name: t.text[:n], side: left, at: t.at}, nil
		case "_r":
			return &node{kind: aColumn, name: t.text[:n], side: right, at: t.at}, nil
		}
	}
	return nil, p.refuse(t, "a column whose name ends with _l or _r, not %q", t.text)
}

func (p *parser) call(t token) (*node, error) {
	name := strings.ToLower(t.text)
	p.next++ // the bracket
	args, err := p.items(")")
	if err != nil {
		return nil, err
	}
	if name == "array" || name == "list_value" {
		return operation("list", t.at, args...), nil
	}
	if same, ok := sameAs[name]; ok {
		name = same
	}
	f, ok := functions[name]
	if !ok {
		return nil, p.refuse(t, "a function that model files use, not %s", t.text)
	}
	if len(args) < f.least || len(args) > f.most {
		return nil, p.refuse(t, "%s with %s", t.text, f.counted())
	}
	for i, a := range args {
		if (a.kind == aLambda) != (f.lambda && i == 1) {
			return nil, refuse(p.sql, a.at, "%s of what %s takes", map[bool]string{true: "a function x -> …", false: "a value"}[f.lambda && i == 1], t.text)
		}
	}
	if f.made != nil {
		if _, expected := f.made(args); expected != "" {
			return nil, refuse(p.sql, args[len(args)-1].at, "%s", expected)
		}
	}
	return &node{kind: aCall, name: name, args: args, at: t.at}, nil
}

// types by the names of DuckDB and Spark.
var types = map[string]string{
	"varchar": "text", "text": "text", "string": "text", "char": "text",
	"int": "integer", "integer": "integer", "bigint": "integer", "smallint": "integer", "int4": "integer", "int8": "integer", "long": "integer",
	"double": "number", "float8": "number", "decimal": "number", "numeric": "number",
	"float": "float", "real": "float", "float4": "float",
	"date": "date", "timestamp": "timestamp", "datetime": "timestamp",
	"boolean": "truth", "bool": "truth",
}

func (p *parser) cast(n *node, at int) (*node, error) {
	t := p.take()
	to, ok := types[strings.ToLower(t.text)]
	if t.kind != word || !ok {
		return nil, p.refuse(t, "a type such as varchar, double or date, not %q", t.text)
	}
	if p.accept("(") { // decimal(10, 2), varchar(20)
		if _, err := p.items(")"); err != nil {
			return nil, err
		}
	}
	return operation("cast "+to, at, n), nil
}

// cases reads CASE WHEN … THEN … ELSE … END.
func (p *parser) cases(t token) (*node, error) {
	var args []*node
	for p.accept("when") {
		condition, err := p.expression(0)
		if err != nil {
			return nil, err
		}
		if err := p.expect("then"); err != nil {
			return nil, err
		}
		value, err := p.expression(0)
		if err != nil {
			return nil, err
		}
		args = append(args, condition, value)
	}
	if len(args) == 0 {
		return nil, p.refuse(p.peek(), "WHEN")
	}
	if p.accept("else") {
		value, err := p.expression(0)
		if err != nil {
			return nil, err
		}
		args = append(args, value)
	}
	return operation("case", t.at, args...), p.expect("end")
}
