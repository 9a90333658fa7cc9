package link_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/link"
)

// A postcode and a birth date keyed in for want of a better one are worth no
// more than none.
func TestWhatEverybodyHasTellsNobodyApart(t *testing.T) {
	records := townRecords(t)
	with, without := townRecords(t), townRecords(t)
	for i := range records {
		if i%3 != 0 { // two of three, among all that are true
			with[i].Postcode, without[i].Postcode = byname.Hide("M99 9AA"), byname.Text{}
		}
		if i%2 == 0 && !records[i].Born.IsZero() {
			with[i].Born, without[i].Born = byname.Hide(byname.OnDay(1977, 7, 7)), byname.BirthDate{}
		}
	}
	_, a := people(t, with, link.Options{})
	_, b := people(t, without, link.Options{})
	if diff := cmp.Diff(partition(without, b.Cluster), partition(with, a.Cluster)); diff != "" {
		t.Errorf("%d persons with the default values, %d without: %s", a.Persons, b.Persons, diff)
	}
	said := strings.Join(a.Model.Notes, "\n")
	for _, field := range []string{"one postcode stands in", "one birth date stands in"} {
		if !strings.Contains(said, field) {
			t.Errorf("the model does not say %q:\n%s", field, said)
		}
	}
}
