package work

import (
	"cmp"
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
	"byname/area"
	"byname/outcome"
)

// The levels at which indicators are counted, the widest first.
const (
	systemLevel        = "system"
	placeLevel         = "place"
	neighbourhoodLevel = "neighbourhood"
	msoaLevel          = "msoa"
	lsoaLevel          = "lsoa"
)

// smallest is the area in which somebody is counted: their LSOA, or their
// neighbourhood where a street or two would give them away.
func smallest(lsoa, neighbourhood string) string { return cmp.Or(lsoa, neighbourhood) }

// levels say how the smallest areas make up the larger ones.
func (w *Work) levels() []outcome.Level {
	sys := w.Place.Areas
	by := func(of func(*area.LSOA) string, home func(*area.Neighbourhood) string) func(string) string {
		return func(smallest string) string {
			if l, known := sys.LSOA(smallest); known {
				return of(l)
			}
			if n, known := sys.Neighbourhood(smallest); known && home != nil {
				return home(n)
			}
			return ""
		}
	}
	return []outcome.Level{
		{ID: systemLevel, Of: func(string) string { return sys.ID }, Groups: outcome.Groups, Months: true},
		{ID: placeLevel, Of: by(area.ByPlace, func(n *area.Neighbourhood) string { return n.Place.Code }), Groups: outcome.Groups, Months: true},
		{ID: neighbourhoodLevel, Of: by(area.ByNeighbourhood, func(n *area.Neighbourhood) string { return n.ID }), Groups: outcome.Groups, Months: true},
		{ID: msoaLevel, Of: by(area.ByMSOA, nil), Groups: outcome.Groups, Months: true},
		{ID: lsoaLevel, Of: by(area.ByLSOA, nil), Groups: outcome.Groups, Months: true},
	}
}

// within says which areas of the levels are parts of which.
func (w *Work) within(grids []*outcome.Grid) []outcome.Within {
	sys := w.Place.Areas
	msoa := map[string]*area.MSOA{}
	for _, m := range sys.MSOAs {
		msoa[m.Code] = m
	}
	above := func(part, whole int, of func(id string) string) outcome.Within {
		in := outcome.Within{Part: part, Whole: whole}
		for _, id := range grids[part].Areas {
			in.Of = append(in.Of, grids[whole].Area(of(id)))
		}
		return in
	}
	lsoa := func(of func(*area.LSOA) string) func(string) string {
		return func(id string) string { l, _ := sys.LSOA(id); return of(l) }
	}
	return []outcome.Within{
		above(1, 0, func(string) string { return sys.ID }),
		above(2, 1, func(id string) string { n, _ := sys.Neighbourhood(id); return n.Place.Code }),
		above(3, 1, func(id string) string { return msoa[id].Place.Code }),
		above(4, 2, lsoa(area.ByNeighbourhood)),
		above(4, 3, lsoa(area.ByMSOA)),
	}
}

// Here is an area at which indicators are shown.
type Here struct {
	Level, ID, Name string
	Place           *area.Place         // nil for the system
	Neighbourhood   *area.Neighbourhood // only of a neighbourhood
}

// here finds an area by its id, of any level; "" is the system.
func (w *Work) here(id string) (Here, error) {
	sys := w.Place.Areas
	if id == "" || id == sys.ID {
		return Here{Level: systemLevel, ID: sys.ID, Name: sys.Name}, nil
	}
	for _, p := range sys.Places {
		if p.Code == id || strings.EqualFold(p.Short, id) {
			return Here{Level: placeLevel, ID: p.Code, Name: p.Name, Place: p}, nil
		}
	}
	if n, known := sys.Neighbourhood(id); known {
		return Here{Level: neighbourhoodLevel, ID: n.ID, Name: n.Name, Place: n.Place, Neighbourhood: n}, nil
	}
	for _, m := range sys.MSOAs {
		if m.Code == id {
			return Here{Level: msoaLevel, ID: m.Code, Name: cmp.Or(m.KnownAs, m.Name), Place: m.Place}, nil
		}
	}
	if l, known := sys.LSOA(id); known {
		return Here{Level: lsoaLevel, ID: l.Code, Name: l.Name, Place: l.Place}, nil
	}
	return Here{}, byname.NotFound("area "+id, "the system, a place, a neighbourhood, an MSOA or an LSOA of this system", "choose one from the list")
}

// ethnicWords are how practices write ethnic groups, by broad group.
type ethnicWords []struct {
	group outcome.EthnicGroup
	words []string
}

// loadEthnicity reads ethnicity.yaml. Without the file nobody's ethnic group
// is told apart.
func loadEthnicity(files fs.FS) (list ethnicWords, err error) {
	const name = "ethnicity.yaml"
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, byname.Invalid(name, "a line for each broad group with its words", "correct the file")
	}
	groups := map[string]outcome.EthnicGroup{"asian": outcome.Asian, "black": outcome.Black, "mixed": outcome.Mixed, "other": outcome.OtherEthnic, "white": outcome.White}
	lines := doc.Content[0].Content
	for i := 0; i < len(lines); i += 2 {
		group, known := groups[lines[i].Value]
		var words []string
		if err := lines[i+1].Decode(&words); err != nil || !known {
			return nil, byname.Invalid(name+": "+lines[i].Value, "asian, black, mixed, other or white, and a list of words", "correct the line")
		}
		list = append(list, struct {
			group outcome.EthnicGroup
			words []string
		}{group, words})
	}
	return list, nil
}

// group is the broad group of what was written.
func (e ethnicWords) group(written string) outcome.EthnicGroup {
	written = strings.ToLower(written)
	for _, g := range e {
		for _, word := range g.words {
			if strings.Contains(written, word) {
				return g.group
			}
		}
	}
	return outcome.EthnicUnknown
}
