package outcome

import (
	"fmt"
	"math"

	"byname"
)

// A Baseline is where a measure stood when the target was set.
type Baseline struct {
	Value  float64 `yaml:"value"`
	Period string  `yaml:"period"`
	Source string  `yaml:"source"`
}

// A Target is what was agreed to reach, by when, and by which steps. One
// agency, the measure's owner, answers for it.
type Target struct {
	Value      float64     `yaml:"value"`
	By         string      `yaml:"by"` // a period or a day, such as 2027/28
	Source     string      `yaml:"source"`
	Milestones []Milestone `yaml:"milestones"`
}

// A Milestone is a step on the way.
type Milestone struct {
	Value float64 `yaml:"value"`
	By    string  `yaml:"by"`
}

func (m Measure) checkTarget(wrong func(field, expected string) error) error {
	if b := m.Baseline; b != nil {
		if _, ok := PeriodNamed(b.Period); !ok && b.Period != "" || b.Source == "" {
			return wrong("baseline", "a value, its source, and the period it is of where that is known")
		}
	}
	t := m.Target
	if t == nil {
		return nil
	}
	if m.Owner == "" || m.Better == "" {
		return wrong("target", "an owner who answers for it, and a direction that is better")
	}
	last := byname.Day(0)
	for _, s := range append(t.Milestones[:len(t.Milestones):len(t.Milestones)], Milestone{t.Value, t.By}) {
		p, ok := PeriodNamed(s.By)
		if !ok || p.Last <= last {
			return wrong("target", "milestones in order of time and a target after them, each by a period or a day such as 2027/28")
		}
		last = p.Last
	}
	return nil
}

// A Progress is what can be said of a target by the numbers alone.
type Progress struct {
	State    ProgressState
	Words    string
	Expected float64 // where the line from the baseline by the milestones to the target stands at the latest figure
	HasLine  bool
	Trend    string // of the last five figures: Increasing, Decreasing, NoChange, CannotBeCalculated
}

// A ProgressState is on track or not.
type ProgressState string

const (
	Reached    ProgressState = "reached"              // the whole interval is on the better side of the target
	Ahead      ProgressState = "ahead"                // the whole interval is on the better side of the line
	OnTrack    ProgressState = "on track"             // chance could explain the distance from the line
	NotOnTrack ProgressState = "not on track"         // the whole interval is on the worse side of the line
	CannotTell ProgressState = "cannot be told"       // no interval, so chance cannot be ruled out, or too old
	NoFigure   ProgressState = "no figure"            //
	NoTarget   ProgressState = "no target was agreed" //
)

// ProgressOf tells whether a measure is on track, from its figures, latest
// first. The line runs straight from the baseline by the milestones to the
// target; the baseline is the system's, any other area begins at its own first
// figure. The latest figure's interval is held against
// the line at the end of its period, as in a comparison with a reference; a
// trend that surely goes the wrong way is not on track, wherever the line is.
func ProgressOf(m Measure, here []Indicator, system bool) Progress {
	shown := here[:0:0]
	for _, i := range here {
		if i.Shown() {
			shown = append(shown, i)
		}
	}
	p := Progress{Trend: TrendOf(here)}
	switch {
	case m.Target == nil:
		p.State, p.Words = NoTarget, "No target was agreed."
		return p
	case len(shown) == 0:
		p.State, p.Words = NoFigure, "There is no figure to tell by."
		return p
	}
	now, t := shown[0], m.Target
	sign := 1.
	if m.Better == Lower {
		sign = -1
	}
	p.Expected, p.HasLine = m.line(shown, system)
	goal := fmt.Sprintf("the target of %s by %s", number(t.Value), t.By)
	if !now.HasInterval() {
		p.State = CannotTell
		switch d := sign * (now.Value - t.Value); {
		case d >= 0:
			p.Words = sentence("at or beyond " + goal + ", but published without an interval, so chance is not ruled out")
		case p.HasLine && sign*(now.Value-p.Expected) < 0:
			p.Words = sentence(fmt.Sprintf("behind the line to %s (%s by now), but published without an interval, so chance is not ruled out", goal, number(p.Expected)))
		default:
			p.Words = sentence("not yet at " + goal + ", and published without an interval, so chance is not ruled out")
		}
		return p
	}
	reached := sign * float64(ByInterval(now.LowerCL, now.UpperCL, t.Value))
	against := 0.
	if p.HasLine {
		against = sign * float64(ByInterval(now.LowerCL, now.UpperCL, p.Expected))
	}
	wrongWay := p.Trend == "Increasing" && m.Better == Lower || p.Trend == "Decreasing" && m.Better == Higher
	switch {
	case reached > 0:
		p.State, p.Words = Reached, sentence("beyond "+goal+", more than chance would explain")
	case against < 0:
		p.State, p.Words = NotOnTrack, sentence(fmt.Sprintf("worse than the line to %s, which is at %s by now, by more than chance would explain", goal, number(p.Expected)))
	case wrongWay:
		p.State, p.Words = NotOnTrack, sentence("the last five figures move away from "+goal+", more than chance would explain")
	case against > 0:
		p.State, p.Words = Ahead, sentence(fmt.Sprintf("better than the line to %s, which is at %s by now, by more than chance would explain", goal, number(p.Expected)))
	case !p.HasLine:
		p.State, p.Words = CannotTell, sentence("not yet at "+goal+", and no baseline to draw a line from")
	default:
		p.State, p.Words = OnTrack, sentence(fmt.Sprintf("no different from the line to %s, which is at %s by now, than chance would explain", goal, number(p.Expected)))
	}
	return p
}

// line is where the line to the target stands at the end of the latest period.
func (m Measure) line(shown []Indicator, system bool) (at float64, ok bool) {
	type point struct {
		on    byname.Day
		value float64
	}
	var points []point
	add := func(period string, value float64) {
		if p, ok := PeriodNamed(period); ok {
			points = append(points, point{p.Last, value})
		}
	}
	if m.Baseline != nil && system && m.Baseline.Period != "" {
		add(m.Baseline.Period, m.Baseline.Value)
	} else if first := shown[len(shown)-1]; len(shown) > 1 && first.Period.Last > 0 {
		points = append(points, point{first.Period.Last, first.Value})
	}
	if len(points) == 0 {
		return 0, false
	}
	for _, s := range m.Target.Milestones {
		add(s.By, s.Value)
	}
	add(m.Target.By, m.Target.Value)
	now := shown[0].Period.Last
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if now <= b.on {
			part := math.Max(0, float64(now-a.on)/float64(b.on-a.on))
			return a.value + part*(b.value-a.value), b.on > a.on
		}
	}
	return points[len(points)-1].value, true
}

// TrendOf is the recent trend of an indicator's figures, latest first: of the
// last five, when they follow one another without a gap.
func TrendOf(here []Indicator) string {
	const none = "CannotBeCalculated"
	if len(here) < 5 {
		return none
	}
	var x, n, value, lower, upper []float64
	for k := 4; k >= 0; k-- {
		i := here[k]
		if !i.HasInterval() || k < 4 && !follows(here[k+1].Period, i.Period) {
			return none
		}
		x, n = append(x, float64(i.Numerator)), append(n, i.Denominator)
		value, lower, upper = append(value, i.Value), append(lower, i.LowerCL), append(upper, i.UpperCL)
	}
	if here[0].Kind == Proportion {
		return RecentOfProportions(x, n).Marker
	}
	return RecentOfValues(value, lower, upper).Marker
}

// follows reports whether one period comes next after another of its length:
// it begins where the other ends, or, of periods of several years, one year
// later.
func follows(before, p Period) bool {
	if before.Last == 0 || p.Last == 0 {
		return false
	}
	length := p.Last - p.First
	step := p.Last - before.Last
	return step > 0 && step <= min(length, 366)+3 && math.Abs(float64(length-(before.Last-before.First))) <= 3
}
