package place_test

import (
	"slices"
	"testing"
	"time"

	"byname"
	"byname/area"
	"byname/feed"
	"byname/govern"
	"byname/guard"
	"byname/place"
	"byname/team"
)

// TestWhatIsAgreed joins the files of Greater Manchester that speak of each
// other: every feed rests on an agreement, every agreement on an agency, every
// class of information has its sharing rules, every team its neighbourhood.
func TestWhatIsAgreed(t *testing.T) {
	agencies, teams, err := team.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	var purposes []string
	for _, p := range rules.Purposes {
		purposes = append(purposes, p.ID)
	}
	sharing, err := guard.LoadSharing(place.GreaterManchester, purposes)
	if err != nil {
		t.Fatal(err)
	}
	day := byname.OnDay(2026, time.June, 30)

	mappings, err := feed.LoadMappings(place.GreaterManchester, "feeds")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mappings {
		a, err := rules.Agreements.Covers(m.Agency, m.DataSet, m.Purpose, day)
		if err != nil || a.ID != m.Agreement {
			t.Errorf("%s: it names %s, and %s covers it: %v", m.File, m.Agreement, a.ID, err)
		}
	}

	kinds := map[string]bool{guard.Person: true}
	for _, a := range agencies {
		kinds[a.Kind] = true
	}
	for _, a := range rules.Agreements {
		if _, err := agencies.Agency(a.Agency); err != nil {
			t.Errorf("%s: %v", a.ID, err)
		}
		for _, r := range a.Receivers {
			if !kinds[r] && r != "community_health" {
				t.Errorf("%s: no agency is of kind %s", a.ID, r)
			}
		}
	}

	for name, k := range feed.Kinds() {
		if !slices.ContainsFunc(sharing.Classes, func(c guard.Class) bool { return c.ID == k.Class }) {
			t.Errorf("%s: sharing.yaml has no class %s", name, k.Class)
		}
		for _, reader := range []string{"gp", "hospital", "landlord", "police"} {
			if sharing.Sees(reader, "support", "person") != guard.Full {
				t.Errorf("%s cannot see whom they help", reader)
			}
		}
	}

	system, err := area.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	for _, team := range teams {
		n, known := system.Neighbourhood(team.Neighbourhood)
		if !known || team.Name != n.Name+" team" {
			t.Errorf("%s is of %s, which is %v", team.Name, team.Neighbourhood, n)
		}
	}
}
