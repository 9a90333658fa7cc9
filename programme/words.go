package programme

import (
	"maps"
	"slices"

	"byname"
	"byname/feed"
	"byname/fund"
)

// Words are what a place calls things: a programme may use no others.
type Words struct {
	Kinds       map[string]feed.Kind
	Agencies    map[byname.AgencyID]string // how a reason names an agency
	AgencyKinds []string                   // "social_care"
	Purposes    []string                   // of agreements.yaml
	Agreements  []string                   // ids in agreements.yaml
	UnitCosts   map[string]fund.UnitCost
	Programmes  []string // ids of all there are; none to let rules name any
}

// list is every word of a list that a tag names.
func (w Words) list(name string) []string {
	switch name {
	case "kind of agency":
		return w.AgencyKinds
	case "purpose":
		return w.Purposes
	case "agreement":
		return w.Agreements
	case "unit cost":
		return slices.Sorted(maps.Keys(w.UnitCosts))
	case "class of information":
		return w.classes()
	case "measure of people":
		return measureNames()
	case "kind of event":
		return w.beginnings()
	}
	return nil
}

// classes are those of the kinds of event.
func (w Words) classes() []string {
	all := map[string]bool{}
	for _, kind := range w.Kinds {
		all[kind.Class] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// beginnings are the kinds of event and what they begin with: ed as well as
// ed.attendance.
func (w Words) beginnings() []string {
	all := map[string]bool{}
	for kind := range w.Kinds {
		all[kind] = true
		for i, c := range kind {
			if c == '.' {
				all[kind[:i]] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}
