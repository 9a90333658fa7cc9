package web

import (
	"testing"

	"byname/work"
)

// TestWhatWasSentStandsThere: after a visit is sent its writer sees what was
// sent; a form already begun, a visit of somebody else's and one that was
// refused are no reason to.
func TestWhatWasSentStandsThere(t *testing.T) {
	mine := []work.VisitBefore{{Number: 4, Mine: true, Happened: true}}
	for name, c := range map[string]struct {
		done string
		v    work.Visit
		want bool
	}{
		"sent":           {"visit-sent", work.Visit{Before: mine}, true},
		"another visit":  {"", work.Visit{Before: mine}, false},
		"one is begun":   {"visit-sent", work.Visit{Number: 5, Before: mine}, false},
		"somebody else":  {"visit-sent", work.Visit{Before: []work.VisitBefore{{Happened: true}}}, false},
		"nobody let in":  {"visit-sent", work.Visit{Before: []work.VisitBefore{{Mine: true}}}, false},
		"none was there": {"visit-sent", work.Visit{}, false},
	} {
		if _, got := (visitPage{V: c.v}).sent(c.done); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
