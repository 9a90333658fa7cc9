package visit_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"byname"
	"byname/place"
	"byname/visit"
)

// TestRepeated counts occasions, not vehicles, within the days that the place
// declares, over the night on which clocks change too.
func TestRepeated(t *testing.T) {
	c, err := visit.LoadCalls(place.GreaterManchester, known(t))
	if err != nil || c.Times != 3 || c.Days != 30 {
		t.Fatal(c, err)
	}
	at := func(day, hour, minute int) byname.Minute {
		return byname.MinuteOf(time.Date(2026, time.March, day, hour, minute, 0, 0, byname.London))
	}
	today := byname.OnDay(2026, time.March, 30)
	for _, x := range []struct {
		what  string
		at    []byname.Minute
		times int
		often bool
	}{
		{"nothing", nil, 0, false},
		{"an ambulance and police at once, and again", []byname.Minute{at(2, 9, 40), at(2, 9, 0), at(2, 10, 30), at(20, 9, 0)}, 2, false},
		{"three times in a day, told in any order", []byname.Minute{at(30, 22, 0), at(30, 1, 0), at(30, 9, 0)}, 3, true},
		{"the night of the clocks: 00:30, and 02:30 which is an hour later", []byname.Minute{at(29, 0, 30), at(29, 2, 30), at(1, 9, 0)}, 2, false},
		{"the first day of thirty and the day before it", []byname.Minute{at(1, 0, 0), at(1, 0, 0) - 1, at(15, 9, 0), at(30, 9, 0)}, 3, true},
		{"tomorrow does not count", []byname.Minute{at(29, 9, 0), at(30, 9, 0), at(31, 9, 0)}, 2, false},
	} {
		if times, often := c.Repeated(x.at, today); times != x.times || often != x.often {
			t.Errorf("%s: %d, %v", x.what, times, often)
		}
	}
	for kind, want := range map[string]bool{"ambulance.call": true, "ambulance.call.fall": true, "ambulance.caller": false, "police.domestic": false, "fire.incident": true, "fire.visit": false} {
		if c.Counts(kind) != want {
			t.Errorf("%s counts: %v", kind, !want)
		}
	}
	if _, often := (visit.Calls{}).Repeated([]byname.Minute{at(30, 9, 0)}, today); often {
		t.Error("a place that declares nothing is told")
	}
	_, err = visit.LoadCalls(fstest.MapFS{"calls.yaml": {Data: []byte("kinds: [ambulance.cal]\ntimes: 1\ndays: often\n")}}, known(t))
	for _, want := range []string{"calls.yaml:1:9:", "calls.yaml:2:8:", "calls.yaml:3:7:"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s is not told: %v", want, err)
		}
	}
}
