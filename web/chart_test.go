package web

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"byname/work"
)

// Whatever the figures, the drawing holds them: the scale covers every
// interval in a few round steps, and no line leaves the plot.
func TestAChartHoldsItsFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Float64Range(.01, 1e6).Draw(t, "size")
		points := rapid.Custom(func(t *rapid.T) work.Point {
			low := rapid.Float64Range(0, 1).Draw(t, "low") * size
			wide := rapid.Float64Range(0, .5).Draw(t, "wide") * size
			return work.Point{Lower: low, Value: low + wide/2, Upper: low + wide, Protected: rapid.Bool().Draw(t, "protected"),
				NoInterval: rapid.Bool().Draw(t, "no interval")}
		})
		in := work.Indicator{Area: "Here", Here: rapid.SliceOfN(points, 1, 8).Draw(t, "here"), England: rapid.SliceOfN(points, 0, 8).Draw(t, "england")}
		for i := range in.Here {
			in.Here[i].Period = string(rune('a' + i))
		}
		for i := range in.England {
			in.England[i].Period = string(rune('a' + i))
		}
		low, high, step := scale(in)
		c := drawn(in)
		if len(c.Scale) < 2 || len(c.Scale) > 8 {
			t.Fatalf("%d lines across, from %g to %g by %g", len(c.Scale), low, high, step)
		}
		shown := 0
		for _, p := range append(in.Here, in.England...) {
			if p.Protected {
				continue
			}
			shown++
			if l, u := bounds(p); l < low-step*1e-6 || u > high+step*1e-6 {
				t.Fatalf("the scale %g to %g does not hold %g to %g", low, high, l, u)
			}
		}
		dots := 0
		for _, l := range c.Lines {
			dots += len(l.Dots)
			for _, d := range l.Dots {
				if d.X < chartLeft || d.X > chartWide-chartRight || d.Y < chartTop-1 || d.Y > chartHigh-chartBottom+1 || math.IsNaN(d.Y) {
					t.Fatalf("a dot at %.1f, %.1f leaves the plot", d.X, d.Y)
				}
			}
			if strings.Contains(strings.Join(l.Runs, "")+strings.Join(l.Bands, ""), "NaN") {
				t.Fatal("a line is drawn through nowhere")
			}
		}
		if dots != shown {
			t.Fatalf("%d dots for %d figures that may be shown", dots, shown)
		}
		if len(c.Lines) < 2 {
			return
		}
		if gap := math.Abs(c.Lines[0].NameY - c.Lines[1].NameY); gap < nameHigh-1e-6 {
			t.Fatalf("the names stand on each other, %.1f apart", gap)
		}
	})
}

// A figure that is protected leaves a gap: a line through it would tell it.
func TestAProtectedFigureLeavesAGap(t *testing.T) {
	in := work.Indicator{Area: "Here", Here: []work.Point{
		{Period: "1", Value: 5, Lower: 4, Upper: 6}, {Period: "2", Value: 5, Lower: 4, Upper: 6}, {Period: "3", Protected: true, Value: 99},
		{Period: "4", Value: 5, Lower: 4, Upper: 6}, {Period: "5", Value: 5, Lower: 4, Upper: 6}}}
	here := drawn(in).Lines[0]
	if len(here.Runs) != 2 || len(here.Dots) != 4 {
		t.Errorf("%d runs and %d dots, want 2 and 4", len(here.Runs), len(here.Dots))
	}
}
