package splink

import (
	"strconv"
	"strings"
)

type nodeKind uint8

const (
	aNull nodeKind = iota
	aTruth
	aNumber
	aText
	aColumn // name, side
	aVariable
	anOperation // name: and or not isnull = < <= <> + - * / || neg case cast index list
	aCall       // name
	aLambda     // name: the variable
)

// A side is whose column it is. As bits, they say which sides an expression
// needs.
type side uint8

const (
	left  side = 1
	right side = 2
	both  side = 3
)

// A node is a part of a condition.
type node struct {
	kind nodeKind
	name string
	num  float64
	side side
	args []*node
	at   int
}

// sides are whose columns a node needs.
func (n *node) sides() side {
	if n.kind == aColumn {
		return n.side
	}
	var s side
	for _, a := range n.args {
		s |= a.sides()
	}
	return s
}

// columns adds the columns of a node, in lower case, each once.
func (n *node) columns(list []string) []string {
	if n.kind == aColumn {
		name := strings.ToLower(n.name)
		for _, had := range list {
			if had == name {
				return list
			}
		}
		return append(list, name)
	}
	for _, a := range n.args {
		list = a.columns(list)
	}
	return list
}

// swapped is the node with left and right changed over.
func (n *node) swapped() *node {
	c := *n
	if n.kind == aColumn {
		c.side = both - n.side
	}
	c.args = make([]*node, len(n.args))
	for i, a := range n.args {
		c.args[i] = a.swapped()
	}
	return &c
}

// String writes a node in one way whatever the dialect: the same text means
// the same.
func (n *node) String() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

func (n *node) write(b *strings.Builder) {
	switch n.kind {
	case aNull:
		b.WriteString("null")
	case aTruth:
		b.WriteString(strconv.FormatBool(n.num != 0))
	case aNumber:
		b.WriteString(strconv.FormatFloat(n.num, 'g', -1, 64))
	case aText:
		b.WriteString("'" + strings.ReplaceAll(n.name, "'", "''") + "'")
	case aColumn:
		b.WriteString(map[side]string{left: "l.", right: "r."}[n.side] + strconv.Quote(strings.ToLower(n.name)))
	case aVariable:
		b.WriteString("$" + n.name)
	default:
		if n.kind == aLambda {
			b.WriteString("lambda ")
		}
		b.WriteString(n.name)
		b.WriteByte('(')
		for i, a := range n.args {
			if i > 0 {
				b.WriteByte(',')
			}
			a.write(b)
		}
		b.WriteByte(')')
	}
}

// conjuncts are the parts of a condition that must all hold.
func (n *node) conjuncts(list []*node) []*node {
	if n.kind == anOperation && n.name == "and" {
		for _, a := range n.args {
			list = a.conjuncts(list)
		}
		return list
	}
	return append(list, n)
}
