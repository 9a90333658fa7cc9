package outcome

import (
	"fmt"
	"testing"
)

// A target is judged by the interval of the latest figure against the line,
// and by the trend; never by a figure that has no interval.
func TestProgressOf(t *testing.T) {
	series := func(first int, values ...float64) (list []Indicator) {
		for i, v := range values {
			x := OfProportion(int64(v*50), 5000, 100, .95)
			x.Period, _ = PeriodNamed(fmt.Sprint(first + i))
			list = append([]Indicator{x}, list...)
		}
		return list
	}
	bare := series(2020, 20)
	bare[0].Confidence = 0
	m := Measure{ID: "smoking", Kind: Proportion, Better: Lower, Owner: "nhs-gm", Target: &Target{Value: 5, By: "2030", Milestones: []Milestone{{10, "2025"}}}, Baseline: &Baseline{20, "2020", "s"}}
	up := Measure{ID: "jobs", Kind: Proportion, Better: Higher, Owner: "dwp", Target: &Target{Value: 50, By: "2030"}}
	for _, c := range []struct {
		what  string
		m     Measure
		here  []Indicator
		want  ProgressState
		at    float64
		trend string
	}{
		{"nothing agreed", Measure{}, series(2024, 5), NoTarget, 0, "CannotBeCalculated"},
		{"no figure", m, nil, NoFigure, 0, "CannotBeCalculated"},
		{"no interval", m, bare, CannotTell, 20, "CannotBeCalculated"},
		{"on the line", m, series(2024, 12.2), OnTrack, 12, "CannotBeCalculated"},
		{"far above it", m, series(2024, 16), NotOnTrack, 12, "CannotBeCalculated"},
		{"far below it", m, series(2024, 8), Ahead, 12, "CannotBeCalculated"},
		{"past the milestone", m, series(2027, 8), OnTrack, 8, "CannotBeCalculated"},
		{"there", m, series(2028, 3), Reached, 7, "CannotBeCalculated"},
		{"near the line, and the last five climb", m, series(2020, 8, 9, 10.5, 12, 12.5), NotOnTrack, 12, "Increasing"},
		{"near the line, and the last five fall", m, series(2020, 20, 18, 16, 14, 12.2), OnTrack, 12, "Decreasing"},
		{"more is better", up, series(2020, 30, 32, 34, 36, 38), OnTrack, 38, "Increasing"},
		{"more is better, and less comes", up, series(2020, 40, 38, 36, 34, 32), NotOnTrack, 44, "Decreasing"},
		{"a first figure alone", up, series(2024, 32), CannotTell, 0, "CannotBeCalculated"},
		{"five with a gap have no trend", m, append(series(2024, 12), series(2019, 20, 19, 18, 17)...), OnTrack, 12, "CannotBeCalculated"},
		{"five that never change", m, series(2020, 12, 12, 12, 12, 12), OnTrack, 12, "NoChange"},
	} {
		p := ProgressOf(c.m, c.here, true)
		if p.State != c.want || fmt.Sprintf("%.1f", p.Expected) != fmt.Sprintf("%.1f", c.at) || p.Trend != c.trend || p.Words == "" {
			t.Errorf("%s: %+v, want %s at %v, %s", c.what, p, c.want, c.at, c.trend)
		}
	}
}
