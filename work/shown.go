package work

import (
	"slices"

	"byname"
	"byname/guard"
)

// A Choice is one value of a form's list or of a filter.
type Choice struct {
	Value, Title string
	Entries      int // how many there are, where that is known
}

// A PersonRef is enough to show and open a person.
type PersonRef struct {
	ID        byname.PersonID
	Preferred byname.Text
}

// Paging says which part of a list is shown: Page of Pages, both from 1.
type Paging struct{ Total, Page, Pages int }

// sees reports whether all the classes of information are shown to the
// worker's kind of agency for a purpose, as facts at least.
func (w *Work) sees(who Who, purpose string, classes []string) bool {
	agency, err := w.Place.Agencies.Agency(who.Agency)
	return err == nil && !slices.ContainsFunc(classes, func(c string) bool {
		return w.Place.Sharing.Sees(agency.Kind, purpose, c) < guard.Fact
	})
}

// hears reports whether the worker may be told that a programme found
// somebody: its name and first step tell what for.
func (w *Work) hears(who Who, purpose, programme string) bool {
	p := w.Place.programme(programme)
	return p.Version != "" && w.sees(who, purpose, p.Tells)
}

// unheard stands for what found somebody when the asker may not be told.
const unheard = "Needs support"
