package programme

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
)

// A text is one file being read, and all that is found wrong with it.
type text struct {
	name  string
	bytes []byte
	errs  []found
}

// found is what was found at a byte of the file.
type found struct {
	at  int
	err error
}

// wrong notes what is wrong at a byte of the file.
func (t *text) wrong(at int, expected, do string) {
	t.errs = append(t.errs, found{at, t.problem(at, expected, do)})
}

func (t *text) problem(at int, expected, do string) error {
	line := 1 + bytes.Count(t.bytes[:at], []byte("\n"))
	column := at - bytes.LastIndexByte(t.bytes[:at], '\n')
	return byname.Invalid(fmt.Sprintf("%s:%d:%d", t.name, line, column), expected, do)
}

// inOrder is what was found, in the order of the file, each once.
func inOrder(all []found) (errs []error) {
	slices.SortStableFunc(all, func(a, b found) int { return a.at - b.at })
	for i, f := range all {
		if i == 0 || f.err.Error() != all[i-1].err.Error() {
			errs = append(errs, f.err)
		}
	}
	return errs
}

func (t *text) err() error { return errors.Join(inOrder(t.errs)...) }

// at is the byte where a node begins.
func (t *text) at(n *yaml.Node) int {
	at := 0
	for range n.Line - 1 {
		at += bytes.IndexByte(t.bytes[at:], '\n') + 1
	}
	return min(at+n.Column-1, len(t.bytes))
}

// within is the byte where line and column of a scalar's value stand in the
// file. Folding and indenting change only white space, so the places are
// matched by counting what is not white space.
func (t *text) within(n *yaml.Node, line, column int) int {
	before := n.Value
	for range line - 1 {
		_, before, _ = strings.Cut(before, "\n")
	}
	head := n.Value[:len(n.Value)-len(before)] + before[:min(max(column-1, 0), len(before))]
	ink := len(strings.Join(strings.Fields(head), ""))
	at := t.at(n)
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		at += bytes.IndexByte(t.bytes[at:], '\n') // the | or > itself
	} else if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		at++
	}
	for ; at < len(t.bytes); at++ {
		if bytes.IndexByte([]byte(" \t\r\n"), t.bytes[at]) >= 0 {
			continue
		}
		if ink == 0 {
			return at
		}
		ink--
	}
	return t.at(n)
}
