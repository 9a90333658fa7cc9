package programme_test

import (
	"slices"
	"testing"

	"byname/feed"
	"byname/population"
	"byname/programme"
)

// A programme reads what agencies tell under the agreements it names, and
// nothing else.
func TestAProgrammeReadsUnderItsAgreements(t *testing.T) {
	told := map[string]map[string]bool{} // kind of event: agreements under which it is told
	everyEvent(t, func(m *feed.Mapping, _, _ string, e population.Event) {
		if told[e.Kind] == nil {
			told[e.Kind] = map[string]bool{}
		}
		told[e.Kind][m.Agreement] = true
	})
	all := greaterManchester(t)
	set, err := programme.Compile(all, words(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		for _, kind := range set.Reads(p.ID) {
			for agreement := range told[kind] {
				if !slices.Contains(p.Agreements, agreement) {
					t.Errorf("%s reads %s, which is told under %s: add it to its agreements, or do without", p.ID, kind, agreement)
				}
			}
		}
	}
}
