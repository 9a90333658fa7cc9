package link_test

import (
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/feed"
	"byname/link"
)

// In a list where hardly anybody is twice, those who have a name and a home in
// common are mostly fathers and sons: they must not be learned from.
func TestALittleTwiceAndManyNamesakes(t *testing.T) {
	var records []feed.Record
	for _, r := range townRecords(t) {
		if r.Agency != "gp" || r.Born.IsZero() {
			continue
		}
		r.NHS, r.Phone, r.Local = byname.NHSNumber{}, byname.Text{}, ""
		records = append(records, r)
		if len(records)%3 == 1 {
			son := r
			son.Key += "/son"
			son.Born = byname.Hide(r.Born.Reveal() + 28*365 + byname.Day(len(records)%200))
			records = append(records, son)
		}
		if len(records)%40 == 0 {
			again := r
			again.Key, again.Agency = "mft"+again.Key, "mft"
			records = append(records, again)
		}
	}
	_, r := people(t, records, link.Options{})
	born := map[int32]byname.Day{}
	for i, person := range r.Cluster {
		day := records[i].Born.Reveal()
		if was, ok := born[person]; ok && max(was-day, day-was) > 20*365 {
			t.Errorf("%s joined a namesake born a generation away", records[i].Key)
		}
		born[person] = day
	}
	if !slices.ContainsFunc(r.Model.Notes, func(n string) bool { return strings.Contains(n, "not of one person") }) {
		t.Errorf("the model does not say what it left aside: %q", r.Model.Notes)
	}
}
