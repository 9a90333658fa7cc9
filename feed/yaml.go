package feed

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
)

// A node is a place in a mapping's text. What is wrong there is noted with
// its line and column, and reading goes on, so that one run tells all.
type node struct {
	*yaml.Node
	file *mappingText
}

type mappingText struct {
	name   string
	faults []mappingFault
}

type mappingFault struct {
	line, column int
	error
}

func (n node) bad(expected, do string) {
	where := fmt.Sprintf("%s:%d:%d", n.file.name, n.Line, n.Column)
	n.file.faults = append(n.file.faults, mappingFault{n.Line, n.Column, byname.Invalid(where, expected, do)})
}

// err is all that is wrong, from the top of the text down.
func (t *mappingText) err() error {
	slices.SortStableFunc(t.faults, func(a, b mappingFault) int {
		return cmp.Or(a.line-b.line, a.column-b.column)
	})
	var list []error
	for _, f := range t.faults {
		list = append(list, f.error)
	}
	return errors.Join(list...)
}

// parseYAML gives the only document of a text.
func parseYAML(name string, text []byte) (node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return node{}, byname.Invalid(name, "YAML", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if doc.Kind != yaml.DocumentNode {
		return node{}, byname.Invalid(name, "a mapping", "the file is empty: begin with agency:")
	}
	return node{doc.Content[0], &mappingText{name: name}}, nil
}

// A pair is one word of a map, and what it stands for.
type pair struct{ key, value node }

// pairs are those of a map, in the order written.
func (n node) pairs() []pair {
	if n.Kind != yaml.MappingNode {
		n.bad("words, each with a colon and what it stands for", "write it as a map")
		return nil
	}
	list := make([]pair, 0, len(n.Content)/2)
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		p := pair{node{n.Content[i], n.file}, node{n.Content[i+1], n.file}}
		if seen[p.key.Value] {
			p.key.bad("each word once", fmt.Sprintf("remove the second %q", p.key.Value))
			continue
		}
		seen[p.key.Value] = true
		list = append(list, p)
	}
	return list
}

// words are the pairs of a map whose keys must be among those known; what is
// required and missing is noted.
func (n node) words(required, optional []string) map[string]node {
	found := map[string]node{}
	for _, p := range n.pairs() {
		if known := append(required[:len(required):len(required)], optional...); p.key.among("a word", known) {
			found[p.key.Value] = p.value
		}
	}
	if n.Kind == yaml.MappingNode {
		for _, word := range required {
			if _, ok := found[word]; !ok {
				n.bad("the word "+word, "add "+word+":")
			}
		}
	}
	return found
}

// among reports whether the node is one of these, and if not notes the one
// that is written most like it.
func (n node) among(what string, known []string) bool {
	for _, k := range known {
		if n.Value == k {
			return true
		}
	}
	do := "use one of: " + strings.Join(known, ", ")
	if near := nearest(n.Value, known); near != "" {
		do = fmt.Sprintf("did you mean %q?", near)
	}
	n.bad(fmt.Sprintf("%s that is known here, not %q", what, n.Value), do)
	return false
}

// text is a single value.
func (n node) text() string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		n.bad("one value", "write it on the same line")
		return ""
	}
	return n.Value
}

// list is one value or several.
func (n node) list() []node {
	if n.Kind != yaml.SequenceNode {
		return []node{n}
	}
	list := make([]node, len(n.Content))
	for i, c := range n.Content {
		list[i] = node{c, n.file}
	}
	return list
}

func (n node) texts() []string {
	var list []string
	for _, c := range n.list() {
		list = append(list, c.text())
	}
	return list
}

func (n node) yes() bool {
	switch n.text() {
	case "yes":
		return true
	case "no":
		return false
	}
	n.bad("yes or no", "write yes or no")
	return false
}

// nearest is the known word that fewest letters make of word, if few do.
func nearest(word string, known []string) string {
	best, fewest := "", len(word)/2+1
	for _, k := range slices.Sorted(slices.Values(known)) {
		if d := letters(strings.ToLower(word), strings.ToLower(k)); d < fewest {
			best, fewest = k, d
		}
	}
	return best
}

// letters counts the letters to add, remove or change to make b of a
// (Levenshtein 1965).
func letters(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j]+1, row[j+1]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
