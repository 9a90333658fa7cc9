package visit

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
	"byname/internal/spell"
)

// A reader walks the nodes of a file and goes on after what is wrong, so that
// one run tells all.
type reader struct {
	file  string
	known Known
	seen  map[string]bool
	wrong []error
}

// read gives the only document of a place's file, and tells all that was found
// wrong with it. A place may be without.
func read(files fs.FS, file string, known Known, take func(*reader, *yaml.Node)) error {
	text, err := fs.ReadFile(files, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return byname.NotFound(file, "a file that can be read", err.Error())
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return byname.Invalid(file, "YAML", err.Error())
	}
	if doc.Kind != yaml.DocumentNode {
		return byname.Invalid(file+":1:1", "a file with something in it", "the file is empty")
	}
	r := &reader{file: file, known: known, seen: map[string]bool{}}
	take(r, doc.Content[0])
	return errors.Join(r.wrong...)
}

func (r *reader) bad(n *yaml.Node, expected, do string) {
	r.wrong = append(r.wrong, byname.Invalid(fmt.Sprintf("%s:%d:%d", r.file, n.Line, n.Column), expected, do))
}

// fields gives each field of a map, and tells of those that are missing, are
// there twice, or that nobody knows.
func (r *reader) fields(n *yaml.Node, must, may []string, take func(key string, n *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.bad(n, "named parts", "write "+must[0]+": and so on")
		return
	}
	var given []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		all := append(slices.Clone(must), may...)
		switch {
		case !slices.Contains(all, key.Value):
			r.bad(key, "one of "+strings.Join(all, ", "), nearest(key.Value, all))
		case slices.Contains(given, key.Value):
			r.bad(key, "each part once", "join the two")
		default:
			take(key.Value, n.Content[i+1])
		}
		given = append(given, key.Value)
	}
	for _, key := range must {
		if !slices.Contains(given, key) {
			r.bad(n, key+":", "add it")
		}
	}
}

func nearest(word string, all []string) string {
	if near := spell.Nearest(word, all); near != "" {
		return "did you mean " + near + "?"
	}
	return "correct it"
}

func (r *reader) each(n *yaml.Node, take func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		r.bad(n, "a list", "begin each entry with a dash")
		return
	}
	for _, x := range n.Content {
		take(x)
	}
}

func (r *reader) text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		r.bad(n, "a text", "write it on this line")
	}
	return n.Value
}

// id is a short word that never changes; of a kind that has to differ it is
// there once.
func (r *reader) id(n *yaml.Node, once string) string {
	letter := func(c rune) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' }
	if n.Value == "" || strings.ContainsFunc(n.Value, func(c rune) bool { return !letter(c) }) {
		r.bad(n, "an id of small letters, digits and _", "such as smoke_alarms")
	}
	if once != "" && r.seen[once+n.Value] {
		r.bad(n, "an id of its own", "another has it")
	}
	r.seen[once+n.Value] = true
	return n.Value
}

func (r *reader) oneOf(n *yaml.Node, what string, all []string) string {
	if !slices.Contains(all, n.Value) {
		r.bad(n, "a known "+what, nearest(n.Value, all))
	}
	return n.Value
}

func (r *reader) kind(n *yaml.Node) string {
	if !r.known.Kinds(n.Value) {
		r.bad(n, "a known kind of event", "see docs/feed.md for those there are")
	}
	return n.Value
}
