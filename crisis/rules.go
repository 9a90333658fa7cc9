package crisis

import (
	"fmt"
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v3"

	"byname"
)

// Rules say which parts of a sheet each kind of agency reads: crisis.yaml of
// a place.
type Rules []Reader

// A Reader is a kind of agency and the parts it reads.
type Reader struct {
	Kind  string
	Title string
	Reads []string
}

// parts are those of a sheet besides the name.
var parts = []string{"helps", "worse", "call", "medical", "safety"}

// LoadRules reads crisis.yaml; a place without one has no crisis sheets.
func LoadRules(files fs.FS) (r Rules, err error) {
	text, err := fs.ReadFile(files, "crisis.yaml")
	if err != nil {
		return nil, nil
	}
	if err := yaml.Unmarshal(text, &r); err != nil {
		return nil, byname.Invalid("crisis.yaml", "a list of kinds of agency and what they read", err.Error())
	}
	for i, x := range r {
		where := fmt.Sprintf("crisis.yaml: %d", i+1)
		if x.Kind == "" || x.Title == "" || slices.ContainsFunc(r[:i], func(o Reader) bool { return o.Kind == x.Kind }) {
			return nil, byname.Invalid(where, "a kind of agency, once, and its title", "complete it")
		}
		for _, p := range x.Reads {
			if !slices.Contains(parts, p) {
				return nil, byname.Invalid(where, fmt.Sprintf("parts among %v", parts), "correct "+p)
			}
		}
	}
	return r, nil
}

// Kinds are those that may be among a sheet's readers.
func (r Rules) Kinds() (kinds []string) {
	for _, x := range r {
		kinds = append(kinds, x.Kind)
	}
	return kinds
}

// Sees says whether a kind of agency reads a part.
func (r Rules) Sees(kind, part string) bool {
	return slices.ContainsFunc(r, func(x Reader) bool { return x.Kind == kind && slices.Contains(x.Reads, part) })
}
