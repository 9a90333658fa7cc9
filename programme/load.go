package programme

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
	"byname/fund"
)

// Load reads every programme of a folder of the place, in the order of their
// names. A broken file never stops the others: the error tells everything that
// is wrong, each with file, line and column, and the programmes are those that
// can run. Unit costs are read from the place when words has none.
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
	var all []Programme
	var errs []error
	titles := map[string]string{}
	for _, file := range files {
		content, err := fs.ReadFile(place, file)
		if err != nil {
			errs = append(errs, byname.NotFound(file, "a file that can be read", err.Error()))
			continue
		}
		p, err := Parse(file, content, words)
		if other, taken := titles[p.Title]; taken && err == nil {
			err = byname.Invalid(file, "a title of its own", other+" has the same")
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		titles[p.Title] = file
		all = append(all, p)
	}
	return all, errors.Join(errs...)
}

// Parse reads one programme and checks all of it.
func Parse(file string, content []byte, words Words) (Programme, error) {
	sum := sha256.Sum256(content)
	p := Programme{Version: hex.EncodeToString(sum[:])[:12]}
	t := &text{name: file, bytes: content}
	var doc yaml.Node
	if err := yaml.Unmarshal(content, &doc); err != nil {
		return p, byname.Invalid(file, "YAML", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if doc.Kind != yaml.DocumentNode {
		return p, byname.Invalid(file, "a programme", "the file is empty: begin with id:")
	}
	d := decoder{text: t, words: words, places: map[string]*yaml.Node{}}
	d.into(reflect.ValueOf(&p).Elem(), doc.Content[0], "", "")
	if t.err() == nil { // the rest only makes sense of a whole file
		d.check(p)
	}
	return p, t.err()
}
