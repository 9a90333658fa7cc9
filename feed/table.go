package feed

import (
	"bytes"
	"strings"
)

// A table gives what a code means: from a column, is the codes and their
// meanings, other the meaning of every code that is not listed, which may be
// a table again. Without other, an unlisted code is refused.
type table struct {
	column   int // -1: meaning is constant
	constant string
	split    string // cuts a cell that holds several codes
	exact    map[string]string
	patterns []meaning
	other    *table
	asIs     bool // an unlisted code means itself
}

type meaning struct {
	pattern
	means string
}

// tableWords say what a table may mean, and what to call it in an error.
type tableWords struct {
	what  string
	means []string // nil: anything
	split bool     // a cell may hold several codes
}

func (b *builder) table(n node, w tableWords) *table {
	meant := func(n node) string {
		if text := n.text(); w.means == nil || n.among(w.what, w.means) {
			return text
		}
		return ""
	}
	if len(n.Content) == 0 {
		return &table{column: -1, constant: meant(n)}
	}
	optional := []string{"other"}
	if w.split {
		optional = append(optional, "split")
	}
	words := n.words([]string{"from", "is"}, optional)
	t := &table{column: b.column(words["from"]), exact: map[string]string{}}
	if split, ok := words["split"]; ok {
		t.split = split.text()
	}
	if is, ok := words["is"]; ok {
		for _, p := range is.pairs() {
			m := meaning{newPattern(p.key.Value), meant(p.value)}
			if m.star {
				t.patterns = append(t.patterns, m)
			} else {
				t.exact[p.key.Value] = m.means
				t.exact[m.text] = m.means
			}
		}
	}
	if other, ok := words["other"]; ok {
		t.other = b.table(other, w)
	}
	return t
}

// means is what the row's code stands for; ok is false for an unlisted code.
func (t *table) means(cells [][]byte) (means string, ok bool) {
	if t.column < 0 {
		return t.constant, true
	}
	cell := cells[t.column]
	if means, ok := t.exact[string(cell)]; ok {
		return means, true
	}
	if len(t.patterns) > 0 || !lower(cell) {
		low := strings.ToLower(string(cell))
		if means, ok := t.exact[low]; ok {
			return means, true
		}
		for _, m := range t.patterns {
			if m.fits(low) {
				return m.means, true
			}
		}
	}
	if t.other != nil {
		return t.other.means(cells)
	}
	return string(cell), t.asIs
}

// each calls do with the meaning of every code of the row. Where a cell holds
// several, the cell is each of them in turn while do runs.
func (t *table) each(cells [][]byte, do func(means string, ok bool)) {
	if t.column < 0 || t.split == "" {
		do(t.means(cells))
		return
	}
	whole := cells[t.column]
	for part := range bytes.SplitSeq(whole, []byte(t.split)) {
		cells[t.column] = bytes.TrimSpace(part)
		do(t.means(cells))
	}
	cells[t.column] = whole
}

func lower(b []byte) bool {
	for _, c := range b {
		if 'A' <= c && c <= 'Z' || c >= 0x80 {
			return false
		}
	}
	return true
}
