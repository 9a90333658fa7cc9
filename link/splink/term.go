package splink

import (
	"slices"
	"strings"

	"byname/internal/columns"
)

// A term is an expression of one column, computed for each value of it.
type term struct {
	column int
	ids    []uint32 // by code: equal values have equal ids, 0 is null; nil: the code itself
	kinds  []kind   // by id, when not all are text
	nums   []float64
	lists  [][]value
	texts  *columns.Values // by id
}

// id is the same for equal values, 0 for null.
func (t *term) id(code uint32) uint32 {
	if t.ids == nil {
		return code
	}
	return t.ids[code]
}

func (t *term) at(code uint32) value {
	id := t.id(code)
	if id == 0 {
		return value{}
	}
	if t.kinds == nil {
		return txt(t.texts.At(id))
	}
	v := value{kind: t.kinds[id], num: t.nums[id], text: t.texts.At(id)}
	if t.lists != nil {
		v.list = t.lists[id]
	}
	return v
}

// term is the term of a node with columns of one side only, nil if it has
// several columns or none.
func (c *compiler) term(n *node) (*term, error) {
	names := n.columns(nil)
	if len(names) != 1 || hasVariable(n) {
		return nil, nil
	}
	if n.sides() == right {
		n = n.swapped()
	}
	key := n.String()
	if t, ok := c.terms[key]; ok {
		return t, nil
	}
	at := c.table.Find(names[0])
	col := &c.table.Columns[at]
	t := &term{column: at}
	if n.kind == aColumn && col.Kind == columns.Text {
		t.texts = &col.Values
		c.terms[key] = t
		return t, nil
	}
	f, err := c.each(n)
	if err != nil {
		return nil, err
	}
	t.fill(col.Len(), f)
	c.terms[key] = t
	return t, nil
}

// each computes a node of one column by code.
func (c *compiler) each(n *node) (func(code uint32) value, error) {
	inner := &compiler{table: c.table, terms: nil, slots: map[string]int{}}
	f, err := inner.program(n)
	if err != nil {
		return nil, err
	}
	p := inner.pair()
	row := make([]uint32, len(c.table.Columns))
	return func(code uint32) value {
		for i := range row {
			row[i] = code
		}
		p.set(row, row)
		return f(p)
	}, nil
}

// fill computes all values and numbers the different ones.
func (t *term) fill(codes int, f func(uint32) value) {
	texts := columns.NewValues()
	known := columns.NewInterner(&texts)
	t.texts, t.ids = &texts, make([]uint32, codes)
	t.kinds, t.nums = []kind{null}, []float64{0}
	plain := true
	var key []byte
	for code := range t.ids {
		v := f(uint32(code))
		if v.kind == null {
			continue
		}
		key = appendKey(key[:0], v)
		id := known.Code(key)
		if int(id) == len(t.kinds) {
			t.kinds, t.nums = append(t.kinds, v.kind), append(t.nums, v.num)
			plain = plain && v.kind == isText
			if v.kind == isList {
				for len(t.lists) < int(id) {
					t.lists = append(t.lists, nil)
				}
				t.lists = append(t.lists, v.list)
			}
		}
		t.ids[code] = id
	}
	if plain {
		t.kinds, t.nums = nil, nil
	}
	if t.lists != nil {
		for len(t.lists) < len(t.kinds) {
			t.lists = append(t.lists, nil)
		}
	}
}

// appendKey writes a value so that equal ones are equal.
func appendKey(b []byte, v value) []byte {
	if v.kind == isList {
		for _, x := range v.list {
			b = append(appendKey(b, x), columns.Sep...)
		}
		return b
	}
	if v.kind == isNumber {
		v.text = ""
	}
	s, _ := v.asText()
	return append(b, s...)
}

func hasVariable(n *node) bool { // one that is bound outside of it
	return free(n, nil)
}

func free(n *node, bound []string) bool {
	switch n.kind {
	case aVariable:
		return !slices.Contains(bound, n.name)
	case aLambda:
		return free(n.args[0], append(slices.Clip(bound), n.name))
	}
	return slices.ContainsFunc(n.args, func(a *node) bool { return free(a, bound) })
}

// columnValue makes what reads a column as what it is.
func (c *compiler) columnValue(n *node) (program, error) {
	at := c.table.Find(n.name)
	if at < 0 {
		return nil, missing(n.name, c.table)
	}
	col, s := &c.table.Columns[at], n.side
	switch col.Kind {
	case columns.Text:
		return func(p *pair) value {
			code := p.rows[s][at]
			if code == 0 {
				return value{}
			}
			return txt(col.At(code))
		}, nil
	}
	return func(p *pair) value {
		code := p.rows[s][at]
		if code == 0 {
			return value{}
		}
		return parsed(col.Kind, col.At(code))
	}, nil
}

// parsed is the value of a column that is not of text.
func parsed(k columns.Kind, s string) value {
	v := txt(s)
	switch k {
	case columns.Number:
		n, _ := v.asNumber()
		return value{kind: isNumber, num: n, text: s}
	case columns.Date, columns.Moment:
		at, _ := v.asMoment()
		return value{kind: isMoment, num: at}
	case columns.Truth:
		return truth(strings.EqualFold(s, "true"))
	case columns.List:
		v = value{kind: isList}
		for _, x := range columns.Items(s) {
			v.list = append(v.list, txt(x))
		}
	}
	return v
}
