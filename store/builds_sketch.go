package store

import (
	"strings"

	"byname"
)

// Sketch is what guard needs to decide about a person. It holds nothing that
// could be shown, so it takes no Pass.
func (b *Build) Sketch(id byname.PersonID) (Sketch, error) {
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
