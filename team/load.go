package team

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"go.yaml.in/yaml/v3"

	"byname"
)

// Load reads a place's agencies.yaml and teams.yaml. Teams come without
// members: those are people, not part of a place. Neighbourhoods are not
// checked here; area knows them.
func Load(place fs.FS) (Agencies, []Team, error) {
	var agencies []struct {
		ID                      byname.AgencyID
		Kind, Name, Short, Code string
		Successors              []byname.AgencyID
		Invented                bool
		Unverified              []string // for the reader of the file
		byname.Span             `yaml:",inline"`
	}
	if err := read(place, "agencies.yaml", &agencies); err != nil {
		return nil, nil, err
	}
	var register Agencies
	for _, a := range agencies {
		register = append(register, Agency{a.ID, a.Kind, a.Name, a.Short, a.Code, a.Successors, a.Invented, a.Span})
	}
	if err := register.Check(); err != nil {
		return nil, nil, fmt.Errorf("agencies.yaml: %w", err)
	}
	var teams []struct {
		ID                  TeamID
		Name, Neighbourhood string
		Agencies            []byname.AgencyID
		byname.Span         `yaml:",inline"`
	}
	if err := read(place, "teams.yaml", &teams); err != nil {
		return nil, nil, err
	}
	var list []Team
	seen := map[TeamID]bool{}
	for i, t := range teams {
		where := fmt.Sprintf("teams.yaml: team %d (%s)", i+1, t.ID)
		if t.ID == "" || t.Name == "" || t.Neighbourhood == "" || len(t.Agencies) == 0 || seen[t.ID] {
			return nil, nil, byname.Invalid(where, "an id of its own, name, neighbourhood and agencies", "add what is missing")
		}
		if err := t.Span.Check(where); err != nil {
			return nil, nil, err
		}
		for _, a := range t.Agencies {
			if _, err := register.Agency(a); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", where, err)
			}
		}
		seen[t.ID] = true
		list = append(list, Team{ID: t.ID, Name: t.Name, Neighbourhood: t.Neighbourhood, Agencies: t.Agencies, Span: t.Span})
	}
	return register, list, nil
}

func read(place fs.FS, name string, into any) error {
	f, err := place.Open(name)
	if err != nil {
		return byname.Invalid(name, "a file in the place's folder", "add it")
	}
	defer f.Close()
	d := yaml.NewDecoder(f)
	d.KnownFields(true)
	if err := d.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		return byname.Invalid(name, "the fields that place/greater-manchester/"+name+" shows", err.Error())
	}
	return nil
}
