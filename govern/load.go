package govern

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v3"

	"byname"
)

// Rules is a place's agreements.yaml.
type Rules struct {
	Purposes   []Purpose
	Agreements Agreements
	Retention  []Retention
}

// Load reads agreements.yaml. Whether its agencies exist is for the caller to
// check: team knows them.
func Load(place fs.FS) (Rules, error) {
	const name = "agreements.yaml"
	var rules Rules
	f, err := place.Open(name)
	if err != nil {
		return rules, byname.Invalid(name, "a file in the place's folder", "add it")
	}
	defer f.Close()
	d := yaml.NewDecoder(f)
	d.KnownFields(true)
	if err := d.Decode(&rules); err != nil && !errors.Is(err, io.EOF) {
		return rules, byname.Invalid(name, "the fields that place/greater-manchester/"+name+" shows", err.Error())
	}
	if err := rules.check(); err != nil {
		return rules, fmt.Errorf("%s: %w", name, err)
	}
	return rules, nil
}

// Purpose finds one by its id.
func (r Rules) Purpose(id string) (Purpose, error) {
	if i := slices.IndexFunc(r.Purposes, func(p Purpose) bool { return p.ID == id }); i >= 0 {
		return r.Purposes[i], nil
	}
	return Purpose{}, byname.Invalid("purpose", "one that agreements.yaml names", "choose one of those")
}

func (r Rules) check() error {
	for i, p := range r.Purposes {
		if p.ID == "" || p.Words == "" || slices.ContainsFunc(r.Purposes[:i], func(o Purpose) bool { return o.ID == p.ID }) {
			return byname.Invalid(fmt.Sprintf("purpose %d (%s)", i+1, p.ID), "an id of its own and words", "add what is missing")
		}
	}
	for i, a := range r.Agreements {
		where := fmt.Sprintf("agreement %d (%s)", i+1, a.ID)
		switch {
		case slices.ContainsFunc(r.Agreements[:i], func(o Agreement) bool { return o.ID == a.ID }):
			return byname.Invalid(where, "an id that no other agreement ever had", "choose another id")
		case a.ID == "" || a.Agency == "" || len(a.DataSets) == 0 || len(a.Receivers) == 0 || a.From == 0 || a.To == 0:
			return byname.Invalid(where, "id, agency, data_sets, receivers, from and to", "add what is missing: no agreement is for ever")
		case a.Basis == "":
			return byname.Invalid(where, "legal_basis", "say on which law the sharing rests")
		case len(a.Purposes) == 0:
			return byname.Invalid(where, "at least one purpose", "say what for")
		}
		if err := a.Span.Check(where); err != nil {
			return err
		}
		for _, p := range a.Purposes {
			if _, err := r.Purpose(p); err != nil {
				return fmt.Errorf("%s: %w", where, err)
			}
		}
	}
	for _, k := range r.Retention {
		if k.Of == "" || k.Years < 1 || k.Why == "" {
			return byname.Invalid("retention of "+k.Of, "of, years of at least 1, and why", "add what is missing")
		}
	}
	return nil
}
