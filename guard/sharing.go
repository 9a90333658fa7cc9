package guard

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
)

// A Class is a class of information that sharing rules speak of.
type Class struct {
	ID    string
	Title string
	Hint  string // said in place of the class where only a hint may be given
}

// Sharing is a place's sharing.yaml: how much of each class the workers of
// each kind of agency see, for each purpose.
type Sharing struct {
	Classes []Class
	Door    DoorRules
	rules   map[audience]map[string]rule
}

// DoorRules are what a place says of people's own doors, besides how much of
// each class they show.
type DoorRules struct {
	Named   []string // kinds of agency whose workers are always named among who looked
	Never   []string // kinds of agency that are never named at a door
	FromAge int      `yaml:"from_age"` // who is younger has none
	Away    string   // where hiding leads: a page that everybody might read
}

type audience struct{ kind, purpose string }

type rule struct {
	sight Sight
	hint  string
}

// Person is the kind of receiver that stands for the person themselves.
const Person = "person"

// LoadSharing reads sharing.yaml. The purposes are those of agreements.yaml.
func LoadSharing(place fs.FS, purposes []string) (*Sharing, error) {
	const name = "sharing.yaml"
	f, err := place.Open(name)
	if err != nil {
		return nil, byname.Invalid(name, "a file in the place's folder", "add it")
	}
	defer f.Close()
	var file struct {
		Classes []Class
		Door    DoorRules
		Sharing []struct {
			Kinds, Purposes  []string
			Full, Fact, Hint []string
		}
	}
	d := yaml.NewDecoder(f)
	d.KnownFields(true)
	if err := d.Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return nil, byname.Invalid(name, "the fields that place/greater-manchester/"+name+" shows", err.Error())
	}
	s := &Sharing{Classes: file.Classes, Door: file.Door, rules: map[audience]map[string]rule{}}
	for i, block := range file.Sharing {
		where := fmt.Sprintf("%s: block %d (%v)", name, i+1, block.Kinds)
		rules := map[string]rule{}
		for _, level := range []struct {
			sight   Sight
			classes []string
		}{{Full, block.Full}, {Fact, block.Fact}, {Hint, block.Hint}} {
			for _, id := range level.classes {
				c, known := s.class(id)
				_, twice := rules[id]
				if !known || twice || level.sight == Hint && c.Hint == "" {
					return nil, byname.Invalid(where, "each class once, of those listed, and a hint only of a class that has one", "correct "+id)
				}
				rules[id] = rule{level.sight, c.Hint}
			}
		}
		for _, kind := range block.Kinds {
			for _, purpose := range block.Purposes {
				to := audience{kind, purpose}
				if s.rules[to] != nil || !slices.Contains(purposes, purpose) {
					return nil, byname.Invalid(where, "each kind and purpose once, and purposes of agreements.yaml", "correct "+kind+", "+purpose)
				}
				s.rules[to] = rules
			}
		}
	}
	if s.rules[audience{Person, Own}] != nil && (!strings.HasPrefix(s.Door.Away, "https://") || s.Door.FromAge < 1) {
		return nil, byname.Invalid(name+": door", "from_age, and away: the https address of a page that everybody might read", "add them, or leave out what a person sees for the purpose own")
	}
	if len(s.rules) == 0 {
		return nil, byname.Invalid(name, "at least one block of sharing", "say who sees what")
	}
	return s, nil
}

func (s *Sharing) class(id string) (Class, bool) {
	i := slices.IndexFunc(s.Classes, func(c Class) bool { return c.ID == id })
	if i < 0 {
		return Class{}, false
	}
	return s.Classes[i], true
}

// Sees tells how much of a class workers of a kind of agency see of what
// other agencies told.
func (s *Sharing) Sees(kind, purpose, class string) Sight {
	return s.rules[audience{kind, purpose}][class].sight
}
