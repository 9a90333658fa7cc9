package feed

import (
	"bytes"
	"strings"
)

// A condition is on one column: its value fits one of the patterns.
type condition struct {
	column   int
	patterns []pattern
}

// conditions reads a map from columns to values.
func (b *builder) conditions(n node) []condition {
	var list []condition
	for _, p := range n.pairs() {
		c := condition{column: b.column(p.key)}
		for _, v := range p.value.list() {
			c.patterns = append(c.patterns, newPattern(v.text()))
		}
		list = append(list, c)
	}
	return list
}

func (c *condition) holds(cells [][]byte) bool {
	cell := cells[c.column]
	if !lower(cell) {
		cell = bytes.ToLower(cell)
	}
	for _, p := range c.patterns {
		if !p.star && string(cell) == p.text || p.star && p.fits(string(cell)) {
			return true
		}
	}
	return false
}

func all(conditions []condition, cells [][]byte) bool {
	for i := range conditions {
		if !conditions[i].holds(cells) {
			return false
		}
	}
	return true
}

func (c *condition) String() string {
	list := make([]string, len(c.patterns))
	for i, p := range c.patterns {
		list[i] = p.as
	}
	return strings.Join(list, ", ")
}
