package programme_test

import (
	"strings"
	"testing"

	"byname/programme"
)

// What was declared stands from the first version since which nothing of it
// was changed, also where other parts of the file were, or words are gone.
func TestDeclaredSince(t *testing.T) {
	now := fileNamed(t, "falls")
	retitled := strings.Replace(now, "title: Steady on your feet", "title: Steady", 1)
	gone := strings.Replace(now, "purpose: find", "purpose: gone", 1)
	other := strings.Replace(now, "fewest: 50", "fewest: 40", 1)
	none := now[:strings.Index(now, "effect:")] + now[strings.Index(now, "money:"):]
	for _, c := range []struct {
		newestFirst []string
		at          int
		declared    bool
	}{
		{[]string{now}, 0, true},
		{[]string{now, retitled, gone}, 2, true},
		{[]string{now, retitled, other, now}, 1, true}, // changed and changed back: it begins anew
		{[]string{now, none}, 0, true},
		{[]string{none, now}, 0, false},
		{nil, 0, false},
	} {
		at, declared := programme.FirstDeclared(c.newestFirst, words(t))
		if declared != c.declared || declared && at != c.at {
			t.Errorf("%d versions: declared %v since %d, want %v since %d", len(c.newestFirst), declared, at, c.declared, c.at)
		}
	}
	e, _ := programme.DeclaredIn(now, words(t))
	if len(e.Counts) != 2 || e.Counts[0] != "admission.emergency.fall" {
		t.Errorf("falls counts %v: what its success.harm names was meant", e.Counts)
	}
}

// fileNamed is a programme's file of Greater Manchester.
func fileNamed(t *testing.T, id string) string {
	t.Helper()
	for _, p := range greaterManchester(t) {
		if p.ID == id {
			return p.Text
		}
	}
	t.Fatal("no programme " + id)
	return ""
}
