package programme_test

import (
	"testing"

	"byname"
	"byname/feed"
	"byname/fund"
	"byname/place"
	"byname/programme"
)

// words are those of Greater Manchester.
func words(t testing.TB) programme.Words {
	t.Helper()
	costs, err := fund.LoadUnitCosts(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	return programme.Words{
		Kinds: feed.Kinds(),
		Agencies: map[byname.AgencyID]string{
			"gp": "GP", "mft": "Hospital", "nwas": "Ambulance", "gmmh": "Mental health", "mcc-care": "Social care",
			"mcc-housing": "Housing options", "northfold": "Northfold Homes", "gmp": "Police", "gmfrs": "Fire service",
			"schools": "School", "dwp": "Jobcentre", "foodbank": "Food bank",
		},
		AgencyKinds: []string{"gp", "hospital", "ambulance", "mental_health", "social_care", "housing_options", "landlord", "police", "fire", "school", "jobcentre", "charity"},
		Purposes:    []string{"find", "support"},
		Agreements: []string{"gp-2024", "mft-2024", "nwas-2024", "gmmh-2024", "mcc-care-2024", "mcc-housing-2024",
			"northfold-2024", "gmp-2024", "gmfrs-2024", "schools-2024", "dwp-2024", "foodbank-2024"},
		UnitCosts: costs,
	}
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
