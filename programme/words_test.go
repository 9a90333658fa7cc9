package programme_test

import (
	"testing"

	"byname"
	"byname/feed"
	"byname/fund"
	"byname/govern"
	"byname/place"
	"byname/programme"
	"byname/team"
)

// words are those of Greater Manchester. A reason names an agency by what it
// is, so that it can be read by those who know no initials.
func words(t testing.TB) (w programme.Words) {
	t.Helper()
	var err error
	if w.Kinds, err = feed.LoadKinds(place.GreaterManchester, "feeds"); err != nil {
		t.Fatal(err)
	}
	if w.UnitCosts, err = fund.LoadUnitCosts(place.GreaterManchester); err != nil {
		t.Fatal(err)
	}
	agencies, _, err := team.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range agencies {
		w.AgencyKinds = append(w.AgencyKinds, a.Kind)
	}
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range rules.Purposes {
		w.Purposes = append(w.Purposes, p.ID)
	}
	for _, a := range rules.Agreements {
		w.Agreements = append(w.Agreements, a.ID)
	}
	w.Agencies = map[byname.AgencyID]string{
		"gp": "GP", "mft": "Hospital", "nwas": "Ambulance", "gmmh": "Mental health", "mcc-care": "Social care",
		"mcc-housing": "Housing options", "northfold": "Northfold Homes", "gmp": "Police", "gmfrs": "Fire service",
		"schools": "School", "dwp": "Jobcentre", "foodbank": "Food bank",
	}
	return w
}

// greaterManchester are the programmes as they are.
func greaterManchester(t testing.TB) []programme.Programme {
	t.Helper()
	all, err := programme.Load(place.GreaterManchester, "programmes", words(t))
	if err != nil {
		t.Fatal(err)
	}
	return all
}
