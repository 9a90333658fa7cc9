package programme_test

import (
	"errors"
	"testing"
	"time"

	"byname"
	"byname/programme"
)

// Of two programmes with one title the one that runs already goes on, whatever
// it is called and whichever of the two was changed.
func TestTwins(t *testing.T) {
	a := programme.Programme{ID: "a", Title: "Tea", Version: "a2"}
	b := programme.Programme{ID: "b", Title: "Tea", Version: "b1"}
	c := programme.Programme{ID: "c", Title: "Coffee", Version: "c1"}
	day := func(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }
	for says, x := range map[string]struct {
		ran  map[string]time.Time // by id and version
		runs string
	}{
		"neither ran":                  {nil, "a"},
		"the second ran":               {map[string]time.Time{"b b1": day(1)}, "b"},
		"the first was changed":        {map[string]time.Time{"a a1": day(2), "b b1": day(1)}, "b"},
		"both were changed":            {map[string]time.Time{"b b0": day(1)}, "b"},
		"both ran, the second as last": {map[string]time.Time{"a a2": day(1), "b b1": day(2)}, "b"},
		"both ran, the first as last":  {map[string]time.Time{"a a2": day(3), "b b1": day(2)}, "a"},
	} {
		run, out := programme.Twins([]programme.Programme{a, b, c}, func(id, version string) (this, last time.Time) {
			for key, when := range x.ran {
				if key[:1] == id && when.After(last) {
					last = when
				}
			}
			return x.ran[id+" "+version], last
		})
		if len(run) != 2 || run[0].ID != x.runs || run[1].ID != "c" || len(out) != 1 || !errors.Is(out[0].Err, byname.ErrInvalid) || out[0].Twin.ID == x.runs {
			t.Errorf("%s: %v runs, and %v does not", says, run, out)
		}
	}
	if err := a.SameTitle(a, c); err != nil {
		t.Errorf("a programme has its own title: %v", err)
	}
}
