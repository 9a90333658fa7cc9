package signal

import (
	"fmt"

	"cel.dev/cel-go/common/ast"

	"byname/internal/spell"
)

// A written text and the expression that holds it, for the place of an error.
type written struct {
	ast.Expr
	text string
}

// texts reads a text, a list of texts, or a name that the rule gave to a list.
func (c *compiler) texts(e ast.Expr) (all []written) {
	switch e.Kind() {
	case ast.LiteralKind:
		if s, ok := e.AsLiteral().Value().(string); ok {
			return []written{{e, s}}
		}
	case ast.ListKind:
		for _, element := range e.AsList().Elements() {
			all = append(all, c.texts(element)...)
		}
		return all
	case ast.IdentKind:
		list, named := c.names[e.AsIdent()]
		for _, s := range list {
			all = append(all, written{e, s})
		}
		if named {
			return all
		}
	}
	c.fault(e, "this", "a text written out, a list of them, or a name from kinds", "")
	return nil
}

func (c *compiler) text(e ast.Expr) string {
	if e.Kind() != ast.LiteralKind {
		c.fault(e, "this", "a text written out", "")
		return ""
	}
	return c.texts(e)[0].text
}

func (c *compiler) kinds(e ast.Expr) (set kindSet) {
	for _, w := range c.texts(e) {
		some, found := c.words.under(w.text)
		if !found {
			c.fault(w.Expr, fmt.Sprintf("no kind of event %q", w.text), "a kind of event or the beginning of one", spell.Nearest(w.text, c.words.names))
		}
		set.union(&some)
	}
	return set
}
