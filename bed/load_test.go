package bed_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"byname"
	"byname/bed"
	"byname/place"
)

func TestTerms(t *testing.T) {
	terms, err := bed.Load(place.GreaterManchester)
	if err != nil || len(terms.First) < 5 {
		t.Fatal(terms, err)
	}
	if points, known := terms.Points([]string{"pregnant", "outside"}); !known || points != 8 {
		t.Error(points, known)
	}
	if _, known := terms.Points([]string{"rich"}); known {
		t.Error("a reason nobody agreed counts")
	}
	// Clocks go forward in the night of 29 March 2026: nine in the evening is
	// an hour of UTC sooner than the night before.
	winter, summer := terms.Held(byname.OnDay(2026, time.March, 28)), terms.Held(byname.OnDay(2026, time.March, 29))
	if summer-winter != 23*60 {
		t.Errorf("a bed waits %d minutes longer", summer-winter)
	}
	for what, text := range map[string]string{
		"a time such as 21:00": "held_until: nine",
		"an id of its own":     "held_until: '21:00'\nfirst: [{id: a, words: A, points: 1}, {id: a, words: B, points: 2}]",
		"held_until and first": "first: {",
	} {
		if _, err := bed.Load(fstest.MapFS{"beds.yaml": {Data: []byte(text)}}); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
