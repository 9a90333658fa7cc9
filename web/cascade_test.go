package web

import (
	"math"
	"strings"
	"testing"

	"byname/work"
)

// TestCascade: each bar begins where the one above ended, none leaves the
// drawing, and the words say what the bars do.
func TestCascade(t *testing.T) {
	c := fell(doubtful)
	if len(c.Bars) != len(doubtful.Lines)+1 || c.Bars[len(c.Bars)-1].Bits != "+3.1" {
		t.Fatalf("%+v", c.Bars)
	}
	at := c.Lines[0].X // no evidence
	for i, b := range c.Bars[:len(doubtful.Lines)] {
		from, to := b.X, b.X+b.Wide
		if doubtful.Lines[i].Weight < 0 {
			from, to = to, from
		}
		if math.Abs(from-at) > .01 || math.Abs(to-b.Joint) > .01 || b.X < 0 || b.X+b.Wide > fallWide || b.Y+fallRow > c.High {
			t.Errorf("%s: from %.1f to %.1f, the one above ended at %.1f", b.What, from, to, at)
		}
		at = to
	}
	for _, w := range []struct {
		bits float64
		want string
	}{{.2, "about even odds"}, {3.1, "9 to one"}, {10, "1000 to one"}, {30, "more than a million to one"}, {-5, "32 to one that they are two people"}} {
		if got := inWords(work.Pair{Weight: w.bits}); !strings.Contains(got, w.want) {
			t.Errorf("%v bits: %s, want %q", w.bits, got, w.want)
		}
	}
	home := work.Pair{Weight: 1, Lines: []work.PairLine{{What: "beforehand", Weight: -20}, {What: "agency", Words: "the records are of different agencies", Level: 2, Levels: 2, Weight: -.1},
		{What: "others of one home", Words: "people who live together would agree on some of this too", Weight: -9.8}}}
	if got := inWords(home); !strings.Contains(got, "Most against: people who live together would agree") {
		t.Error(got)
	}
	if got := inWords(doubtful); !strings.Contains(got, "Most speaks for it: day and month of birth have changed places. Most against: homes in different places.") {
		t.Error(got)
	}
}
