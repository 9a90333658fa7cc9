package link_test

import (
	"cmp"
	"slices"
	"testing"

	"byname"
	"byname/feed"
	"byname/link"
)

// Everybody has a cohesion, and what is suspect is told worth most first: a
// parcel that may be for father or son, two numbers that cannot be one
// person's, a person held together by little.
func TestSuspects(t *testing.T) {
	records := townRecords(t)
	add := func(row string, change func(*feed.Record)) int {
		r := feed.Record{Agency: "gp", Key: feed.Key("case/" + row), Seen: byname.OnDay(2026, 1, 1)}
		r.Given, r.Family, r.Postcode = byname.Hide("Dennis"), byname.Hide("Croxall"), byname.Hide("M96 2EF")
		change(&r)
		records = append(records, r)
		return len(records) - 1
	}
	born := func(r *feed.Record, year int) { r.Born = byname.Hide(byname.OnDay(year, 9, 23)) }
	father := add("father", func(r *feed.Record) { born(r, 1968); r.NHS, r.Verified = byname.Hide(invented("father")), true })
	son := add("son", func(r *feed.Record) { born(r, 1995); r.NHS, r.Verified = byname.Hide(invented("son")), true })
	parcel := add("parcel", func(r *feed.Record) { r.Agency = "foodbank" })
	one := add("one", func(r *feed.Record) {
		born(r, 1950)
		r.Given, r.Sex, r.NHS, r.Verified = byname.Hide("Mabel"), byname.Female, byname.Hide(invented("one")), true
	})
	other := add("other", func(r *feed.Record) {
		born(r, 1950)
		r.Given, r.Sex, r.NHS, r.Verified = byname.Hide("Mabel"), byname.Male, byname.Hide(invented("other")), true
		r.Agency = "mft"
	})
	_, r := people(t, records, link.Options{})
	if len(r.Cohesion) != r.Persons {
		t.Fatalf("%d cohesions of %d persons", len(r.Cohesion), r.Persons)
	}
	for p, c := range r.Cohesion {
		if !(c > 0 && c <= 1) {
			t.Errorf("person %d has cohesion %v", p, c)
		}
	}
	if !slices.IsSortedFunc(r.Suspects, func(a, b link.Suspect) int { return cmp.Compare(b.Worth, a.Worth) }) {
		t.Error("what is worth most does not come first")
	}
	of := func(a, b int) link.Doubt {
		for _, s := range r.Suspects {
			if s.Same != (r.Cluster[s.A] == r.Cluster[s.B]) || s.Why == "" || s.Moves < 1 || s.A >= s.B || s.Worth != s.Chance*float32(s.Moves) {
				t.Fatalf("%+v", s)
			}
			if int(s.A) == a && int(s.B) == b {
				return s.Doubt
			}
		}
		return ""
	}
	if d := of(father, parcel); d != link.TornRecord {
		t.Errorf("father's or son's parcel: %q", d)
	}
	if d := of(father, son); d != "" {
		t.Errorf("father and son are no suspects: %q", d)
	}
	if d := of(one, other); d != link.Contradiction {
		t.Errorf("two traced numbers of one name and birth date: %q", d)
	}
	// Who is ruled on is no suspect.
	_, r = people(t, records, link.Options{Model: r.Model, Rulings: []link.Ruling{{A: records[one].Key, B: records[other].Key, Same: true}, {A: records[father].Key, B: records[parcel].Key}}})
	if of(one, other) != "" || of(father, parcel) != "" || r.Cluster[one] != r.Cluster[other] {
		t.Error("what people ruled on is still suspect")
	}
}
