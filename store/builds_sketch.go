package store

import (
	"strings"

	"byname"
)

// mostSketches is how many a build keeps in memory, some ten megabytes: those
// of people with plans are asked for by every list.
const mostSketches = 100_000

// Sketch is what guard needs to decide about a person. It holds nothing that
// could be shown, so it takes no Pass. Its agencies are not to be changed.
func (b *Build) Sketch(id byname.PersonID) (Sketch, error) {
	if s, known := b.sketches.Load(id); known {
		return s.(Sketch), nil
	}
	s, err := b.sketch(id)
	if err == nil && b.sketched.Load() < mostSketches {
		b.sketches.Store(id, s)
		b.sketched.Add(1)
	}
	return s, err
}

func (b *Build) sketch(id byname.PersonID) (Sketch, error) {
	number, err := b.number(id)
	if err != nil {
		return Sketch{}, err
	}
	row, err := b.row(number)
	if err != nil {
		return Sketch{}, err
	}
	s := Sketch{Neighbourhood: row.Neighbourhood, Restricted: row.Restricted || row.Protected, Objects: row.Objects, NoPlanning: row.NoPlanning, Died: row.Died != 0}
	for _, a := range strings.Fields(row.Agencies) {
		s.Agencies = append(s.Agencies, byname.AgencyID(a))
	}
	return s, nil
}
