package outcome

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The words follow from the numbers: better or worse is said only of what
// chance would not explain, and never of figures without intervals.
func TestChangeOf(t *testing.T) {
	rate := func(x int64, period string) Indicator {
		i := OfRate(x, 1000, 1000, .95)
		i.Period.Name = period
		return i
	}
	bare := func(v float64, period string) Indicator {
		return Indicator{Kind: Published, Value: v, Period: Period{Name: period}}
	}
	between := func(v, half float64, period string) Indicator {
		return Indicator{Kind: Published, Value: v, LowerCL: v - half, UpperCL: v + half, Confidence: .95, Period: Period{Name: period}}
	}
	for _, c := range []struct {
		what   string
		better Direction
		here   []Indicator
		way    ChangeWay
		good   int
		words  string
	}{
		{"fewer, which is better", Lower, []Indicator{rate(50, "Year to 30 June 2026"), rate(100, "Year to 30 June 2025")}, Down, 1,
			"Down, which is better, by more than chance would explain: 50 (37.1 to 65.9) in the year to 30 June 2026; before, 100 (81.4 to 122) in the year to 30 June 2025."},
		{"more, which is worse", Lower, []Indicator{rate(100, "2025"), rate(50, "2024")}, Up, -1,
			"Up, which is worse, by more than chance would explain: 100 (81.4 to 122) in 2025; before, 50 (37.1 to 65.9) in 2024."},
		{"neither way is better", "", []Indicator{rate(100, "2025"), rate(50, "2024")}, Up, 0,
			"Up, by more than chance would explain: 100 (81.4 to 122) in 2025; before, 50 (37.1 to 65.9) in 2024."},
		{"a little", Lower, []Indicator{rate(95, "2025"), rate(100, "2024")}, NoChange, 0, "No detectable change: 95 (76.9 to 116) in 2025; before, 100 (81.4 to 122) in 2024."},
		{"without intervals", Higher, []Indicator{bare(70, "2025"), bare(50, "2024")}, CannotBeTold, 0, "Published without intervals, so chance cannot be ruled out: 70 in 2025; before, 50 in 2024."},
		{"published with intervals", Higher, []Indicator{between(70, 2, "2025"), between(60, 2, "2024")}, Up, 1,
			"Up, which is better, by more than chance would explain: 70 (68 to 72) in 2025; before, 60 (58 to 62) in 2024."},
		{"one figure", Higher, []Indicator{bare(70, "2025")}, CannotBeTold, 0, "There is one figure only: 70 in 2025."},
		{"hidden", Lower, []Indicator{Protect(rate(3, "2025")), rate(100, "2024")}, NothingToTell, 0, "Fewer than 8, not shown to protect people."},
		{"hidden before", Lower, []Indicator{rate(100, "2025"), Protect(rate(3, "2024"))}, CannotBeTold, 0, "100 (81.4 to 122) in 2025. Before: fewer than 8, not shown to protect people."},
		{"nothing", Lower, nil, NothingToTell, 0, "No figure."},
	} {
		got := ChangeOf(Measure{Better: c.better}, c.here)
		if got != (Change{c.way, c.good, c.words}) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.what, got, Change{c.way, c.good, c.words})
		}
	}
}

// No words ever say better or worse where the two could be the same.
func TestNothingIsCalledBetterByChance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(8, 500).Draw(t, "n")
		x, y := rapid.Int64Range(0, n).Draw(t, "now"), rapid.Int64Range(0, n).Draw(t, "then")
		now, then := OfProportion(x, float64(n), 100, .95), OfProportion(y, float64(n), 100, .95)
		c := ChangeOf(Measure{Better: rapid.SampledFrom([]Direction{Higher, Lower, ""}).Draw(t, "better")}, []Indicator{now, then})
		says := strings.Contains(c.Words, "better") || strings.Contains(c.Words, "worse")
		if way, ok := Since(now, then); says && (way == 0 || !ok) || says != (c.Good != 0) || strings.Contains(c.Words, "improve") {
			t.Fatalf("%d and %d of %d: %s", x, y, n, c.Words)
		}
	})
}
