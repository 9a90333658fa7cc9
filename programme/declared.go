package programme

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"

	"go.yaml.in/yaml/v3"

	"byname"
)

// A Reading is one file read by the tags of a type: other forms of a programme
// are read, and their mistakes told, in the same way.
type Reading struct {
	Version string // begins the SHA-256 of the file
	d       decoder
}

// Read puts a file into a struct whose tags say its words, as Programme's do.
// Mistakes are in Err of what it returns, so that more can be added to them.
func Read(file string, content []byte, into any, words Words) (*Reading, error) {
	t := &text{name: file, bytes: content}
	var doc yaml.Node
	if err := yaml.Unmarshal(content, &doc); err != nil {
		return nil, notYAML(file, err)
	}
	if doc.Kind != yaml.DocumentNode {
		return nil, byname.Invalid(file+":1:1", "a whole file", "the file is empty: begin with id:")
	}
	sum := sha256.Sum256(content)
	r := &Reading{hex.EncodeToString(sum[:])[:12], decoder{text: t, words: words, places: map[string]*yaml.Node{}, told: map[string]bool{}}}
	r.d.into(reflect.ValueOf(into).Elem(), doc.Content[0], "", "")
	return r, nil
}

// Wrong tells of a part at its place, such as measures[0].better.
func (r *Reading) Wrong(part, expected, do string) { r.d.wrongPart(part, expected, do) }

// Err is all that is wrong with the file, each with line and column.
func (r *Reading) Err() error { return r.d.text.err() }

// SchemaOf is the JSON Schema of a struct that is read in this way.
func SchemaOf(of any, title string, words Words) []byte { return words.schema(of, title) }

// ManualOf is every part of such a file, in the order of the manual.
func ManualOf(of any) []Part { return parts(reflect.TypeOf(of), "") }
