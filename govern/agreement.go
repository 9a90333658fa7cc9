// Package govern says what was agreed and by whom: which agency shares what
// for which purpose, who objects, how long things are kept; boards, their
// votes and decisions; and what residents said and were answered.
package govern

import (
	"fmt"
	"slices"

	"byname"
)

// A Purpose is why anybody looks at or works with what agencies told. Its
// words end the sentence "... was opened".
type Purpose struct {
	ID    string
	Words string // "to help this person"
}

// An Agreement says which agency shares which data sets, for which purposes,
// with which kinds of agency, on which legal basis, from when until when.
type Agreement struct {
	ID          string
	Agency      byname.AgencyID // who shares
	DataSets    []string        `yaml:"data_sets"`
	Purposes    []string
	Receivers   []string // kinds of agency; how much each sees is in sharing.yaml
	Basis       string   `yaml:"legal_basis"`
	Signed      []string // who signed for it, by office
	byname.Span `yaml:",inline"`
}

// Agreements is all that were ever made.
type Agreements []Agreement

// Covers is the agreement on which a data set may be taken in or used for a
// purpose that day, or an error of kind ErrDenied.
func (as Agreements) Covers(agency byname.AgencyID, dataSet, purpose string, day byname.Day) (Agreement, error) {
	for _, a := range as {
		if a.Agency == agency && a.Holds(day) && slices.Contains(a.DataSets, dataSet) && slices.Contains(a.Purposes, purpose) {
			return a, nil
		}
	}
	return Agreement{}, byname.Denied("data set "+dataSet+" of "+string(agency),
		fmt.Sprintf("an agreement in force on %s for the purpose %q", day, purpose), "make or renew the agreement first")
}

// Givers are the agencies of which workers of a kind of agency may be shown
// something for a purpose that day. Empty means: nothing of anybody's.
func (as Agreements) Givers(receiver, purpose string, day byname.Day) []byname.AgencyID {
	var givers []byname.AgencyID
	for _, a := range as {
		if a.Holds(day) && slices.Contains(a.Receivers, receiver) && slices.Contains(a.Purposes, purpose) {
			givers = append(givers, a.Agency)
		}
	}
	slices.Sort(givers)
	return slices.Compact(givers)
}

// End closes an agreement: day is the first on which it is no longer in
// force. What it covered is left out of the next build.
func (a Agreement) End(day byname.Day) (Agreement, error) {
	if day <= a.From || a.To != 0 && day > a.To {
		return a, byname.Invalid("ending agreement "+a.ID, "a day within it", "choose a day after it began and not after it ends")
	}
	a.To = day
	return a, nil
}
