package area

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
)

func (s *System) loadSystem(fsys fs.FS) error {
	var file struct {
		ID, Name string
		Places   []*struct{ Code, Short, Name string }
	}
	if err := readYAML(fsys, "system.yaml", &file); err != nil {
		return err
	}
	if file.ID == "" || file.Name == "" || len(file.Places) == 0 {
		return byname.Invalid("place: system.yaml", "id, name and at least one place", "add what is missing")
	}
	s.ID, s.Name = file.ID, file.Name
	for _, p := range file.Places {
		s.Places = append(s.Places, &Place{Code: p.Code, Short: p.Short, Name: p.Name})
	}
	return nil
}

// A line of YAML that knows where it stands.
type line struct {
	text   string
	number int
}

func (l *line) UnmarshalYAML(n *yaml.Node) error {
	l.number = n.Line
	return n.Decode(&l.text)
}

// loadNeighbourhoods gives every ward, and so every LSOA, its neighbourhood.
func (s *System) loadNeighbourhoods(fsys fs.FS) error {
	var file []struct {
		ID          line
		Name        string
		Place       line
		Provisional bool
		Wards       []line
	}
	if err := readYAML(fsys, "neighbourhoods.yaml", &file); err != nil {
		return err
	}
	wrong := func(at line, expected, do string) error {
		return byname.Invalid(fmt.Sprintf("place: neighbourhoods.yaml line %d, %q", at.number, at.text), expected, do)
	}
	wards, places := map[string]*Ward{}, map[string]*Place{}
	for _, w := range s.Wards {
		wards[w.Code] = w
	}
	for _, p := range s.Places {
		places[p.Code] = p
	}
	s.neighbourhoods = map[string]*Neighbourhood{}
	for _, f := range file {
		n := &Neighbourhood{ID: f.ID.text, Name: f.Name, Place: places[f.Place.text], Provisional: f.Provisional}
		switch {
		case n.ID == "" || s.neighbourhoods[n.ID] != nil:
			return wrong(f.ID, "an id no other neighbourhood has", "choose another")
		case n.Place == nil:
			return wrong(f.Place, "the code of a place in system.yaml", "correct the code")
		}
		for _, at := range f.Wards {
			code, name, _ := strings.Cut(at.text, " ")
			w := wards[code]
			switch {
			case w == nil || name != "" && name != w.Name:
				return wrong(at, "the code and name of a ward in wards.csv", "correct it: both must be of the same ward")
			case w.Place != n.Place:
				return wrong(at, "a ward of "+n.Place.Name, "move it to a neighbourhood of "+w.Place.Name)
			case w.Neighbourhood != nil:
				return wrong(at, "a ward of no other neighbourhood; "+w.Neighbourhood.ID+" has it too", "delete one of the two")
			}
			w.Neighbourhood = n
			n.Wards = append(n.Wards, w)
			for _, l := range w.LSOAs {
				l.Neighbourhood = n
				n.LSOAs = append(n.LSOAs, l)
			}
		}
		s.neighbourhoods[n.ID] = n
		s.Neighbourhoods = append(s.Neighbourhoods, n)
		n.Place.Neighbourhoods = append(n.Place.Neighbourhoods, n)
	}
	for _, w := range s.Wards {
		if w.Neighbourhood == nil {
			return byname.Invalid("place: neighbourhoods.yaml", "every ward in a neighbourhood; "+w.Code+" "+w.Name+" of "+w.Place.Name+" is in none",
				"add it to one, or take the lines that `byname area propose` prints")
		}
	}
	return nil
}

func readYAML(fsys fs.FS, name string, into any) error {
	f, name, err := open(fsys, name)
	if err != nil {
		return err
	}
	defer f.Close()
	d := yaml.NewDecoder(f)
	d.KnownFields(true)
	if err := d.Decode(into); err != nil && err != io.EOF {
		return byname.Invalid("place: "+name, "the fields that place/greater-manchester/"+name+" shows", err.Error())
	}
	return nil
}
