// Package team says who works here: agencies, which begin, end and are
// followed by others; their workers; and the neighbourhood teams that workers
// of several agencies form.
package team

import (
	"fmt"
	"slices"

	"byname"
)

// An Agency tells us things or does things. Its Kind is what sharing rules
// speak of: gp, hospital, landlord, police, ...
type Agency struct {
	ID         byname.AgencyID
	Kind       string
	Name       string
	Short      string // for the columns of a table
	Code       string // in the NHS Organisation Data Service; most have none
	Successors []byname.AgencyID
	Invented   bool // made up for a story
	byname.Span
}

// Agencies is a register of agencies, those that have ended among them.
type Agencies []Agency

// Agency finds one by id.
func (as Agencies) Agency(id byname.AgencyID) (Agency, error) {
	if i := slices.IndexFunc(as, func(a Agency) bool { return a.ID == id }); i >= 0 {
		return as[i], nil
	}
	return Agency{}, byname.NotFound("agency "+string(id), "an agency of this place", "look in agencies.yaml")
}

// On follows successors to those that do an agency's work on a day: itself
// while it is there, several when its work was divided, none before it began.
// What an agency that has ended told us stays under its own id.
func (as Agencies) On(id byname.AgencyID, day byname.Day) ([]byname.AgencyID, error) {
	a, err := as.Agency(id)
	if err != nil {
		return nil, err
	}
	if a.Holds(day) {
		return []byname.AgencyID{id}, nil
	}
	var heirs []byname.AgencyID
	if day < a.From {
		return nil, nil
	}
	for _, s := range a.Successors {
		more, err := as.On(s, day)
		if err != nil {
			return nil, err
		}
		heirs = append(heirs, more...)
	}
	slices.Sort(heirs)
	return slices.Compact(heirs), nil
}

// Check refuses a register that contradicts itself.
func (as Agencies) Check() error {
	seen := map[byname.AgencyID]Agency{}
	for i, a := range as {
		where := fmt.Sprintf("agency %d (%s)", i+1, a.ID)
		switch {
		case a.ID == "" || a.Kind == "" || a.Name == "" || a.Short == "":
			return byname.Invalid(where, "id, kind, name and short", "add what is missing")
		case seen[a.ID].ID != "":
			return byname.Invalid(where, "an id that no other agency ever had", "choose another id")
		case len(a.Successors) > 0 && a.To == 0:
			return byname.Invalid(where, "successors only of an agency that has ended", "add to, or remove successors")
		}
		if err := a.Span.Check(where); err != nil {
			return err
		}
		seen[a.ID] = a
	}
	for _, a := range as {
		for _, s := range a.Successors {
			// A successor outlives whom it follows, so that no circle can form.
			if heir := seen[s]; heir.ID == "" || heir.To != 0 && heir.To <= a.To {
				return byname.Invalid("successor "+string(s)+" of "+string(a.ID), "an agency in this file that is there for longer", "correct successors, or to")
			}
		}
	}
	return nil
}
