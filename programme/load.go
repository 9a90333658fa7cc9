package programme

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
	"byname/fund"
)

// An Out is a file that cannot run, and why: everything that is wrong with it,
// each with line and column.
type Out struct {
	File string
	Err  error
	Twin *Programme // what could run, but for another of the same title
}

// Broken are the files of a folder that cannot run; of kind byname.ErrInvalid.
// The others run without them.
type Broken []Out

func (b Broken) Error() string { return errors.Join(b.Unwrap()...).Error() }

func (b Broken) Unwrap() (errs []error) {
	for _, out := range b {
		errs = append(errs, out.Err)
	}
	return errs
}

// Load reads every programme of a folder of the place, in the order of their
// names. A broken file never stops the others: then the error is Broken, and
// the programmes are those that can run. Unit costs are read from the place
// when words has none.
func Load(place fs.FS, dir string, words Words) ([]Programme, error) {
	if words.UnitCosts == nil {
		costs, err := fund.LoadUnitCosts(place)
		if err != nil {
			return nil, err
		}
		words.UnitCosts = costs
	}
	files, err := fs.Glob(place, path.Join(dir, "*.yaml"))
	if err != nil || len(files) == 0 {
		return nil, byname.NotFound(dir, "at least one programme, a file that ends in .yaml", "see docs/programme.md")
	}
	for _, file := range files {
		words.Programmes = append(words.Programmes, strings.TrimSuffix(path.Base(file), ".yaml"))
	}
	var all []Programme
	var broken Broken
	for _, file := range files {
		content, err := fs.ReadFile(place, file)
		if err != nil {
			broken = append(broken, Out{File: file, Err: byname.NotFound(file, "a file that can be read", err.Error())})
			continue
		}
		p, err := Parse(file, content, words)
		if err != nil {
			broken = append(broken, Out{File: file, Err: err})
			continue
		}
		all = append(all, p)
	}
	all, twins := Twins(all, nil)
	broken = append(broken, twins...)
	if len(broken) > 0 {
		return all, broken
	}
	return all, nil
}

// longest is the most that a file may hold, in bytes: many times what anybody
// would read. All that is wrong with it is told, and a file that is only wrong
// should not keep a machine at it for minutes.
const longest = 128 << 10

// Parse reads one programme and checks all of it.
func Parse(file string, content []byte, words Words) (Programme, error) {
	sum := sha256.Sum256(content)
	p := Programme{Version: hex.EncodeToString(sum[:])[:12], Text: string(content), file: file}
	if len(content) > longest {
		return p, byname.Invalid(file, "a programme, in 128 kB at most", "write it shorter: a commissioner reads this file")
	}
	t := &text{name: file, bytes: content}
	var doc yaml.Node
	if err := yaml.Unmarshal(content, &doc); err != nil {
		return p, notYAML(file, err)
	}
	if doc.Kind != yaml.DocumentNode {
		return p, byname.Invalid(file+":1:1", "a programme", "the file is empty: begin with id:")
	}
	d := decoder{text: t, words: words, places: map[string]*yaml.Node{}, told: map[string]bool{}}
	d.into(reflect.ValueOf(&p).Elem(), doc.Content[0], "", "")
	d.check(&p)
	if n := d.places["title"]; n != nil {
		p.titled = fmt.Sprintf("%s:%d:%d", file, n.Line, n.Column)
	}
	return p, t.err()
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?(.*)$`)

// notYAML says where the file stops being YAML. Columns are not known to the
// reader of YAML.
func notYAML(file string, err error) error {
	line, what := "1", err.Error()
	if m := yamlLine.FindStringSubmatch(what); m != nil {
		line, what = cmp.Or(m[1], line), m[2]
	}
	return byname.Invalid(file+":"+line+":1", "YAML", what)
}
