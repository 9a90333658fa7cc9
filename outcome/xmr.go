package outcome

import (
	"math"
	"slices"
)

// A Rule is a special cause: a reason to believe that something changed.
type Rule int

// The rules, in the order in which a point's label is chosen.
const (
	None       Rule = iota
	Outside         // beyond a limit
	Trend           // seven points, each further than the one before
	TwoOfThree      // two of three points near one limit, all on that side
	Shift           // seven points on one side of the mean
)

// A Cause is a rule that fired at a point, and which way.
type Cause struct {
	Rule Rule
	Up   bool
}

// A RuleSet is a version of the rules, by name, since tools disagree.
type RuleSet struct {
	Name  string
	Run   int  // points on one side that are a shift
	Climb int  // points that are a trend
	Wide  bool // two of three counts points beyond the limits too
}

// PlotTheDots are the rules of NHSRplotthedots 0.2.2; MakingDataCount counts
// points beyond the limits in two of three, as announced in November 2023.
var (
	PlotTheDots     = RuleSet{"plot the dots 0.2.2", 7, 7, false}
	MakingDataCount = RuleSet{"making data count 2023", 7, 7, true}
)

// XmR says how a control chart of single values is made.
type XmR struct {
	Better       Direction // which way is better; nothing where neither is
	Rebase       []int     // points with which a new mean begins
	FixAfter     int       // limits rest on the first so many points of a group; 0 all
	KeepOutliers bool      // else moving ranges beyond 3.267 of their mean do not count, once
	Target       *float64
	Rules        RuleSet // the zero RuleSet is PlotTheDots
}

// A ControlPoint is one point of a chart and what it is held against.
type ControlPoint struct {
	Value, Mean  float64
	Lower, Upper float64 // NaN where nothing ever moved
	Group        int
	Trial        bool    // its group has fewer than 13 points
	Causes       []Cause // all rules that fired, the one that labels it first
	Kind         string  // common_cause, special_cause_improvement, _concern, _neutral_high, _neutral_low
}

// A ControlGroup is a stretch with one mean.
type ControlGroup struct {
	Mean, Lower, Upper           float64
	N                            int
	Common, Improvement, Concern int
	Variation                    string // the kind of its last point
	Assurance                    string // of the last group: consistent_pass, consistent_fail, inconsistent; empty without target or direction
}

// fewSteady points give limits that will still move.
const fewSteady = 13

// Chart gives each stretch its mean, and limits 2.66 mean
// moving ranges on either side.
//
// Source: Shewhart; Wheeler DJ. Understanding variation. 1993; NHS England,
// Making Data Count.
func (c XmR) Chart(values []float64) ([]ControlPoint, []ControlGroup) {
	if c.Rules.Run == 0 {
		c.Rules = PlotTheDots
	}
	points := make([]ControlPoint, len(values))
	var groups []ControlGroup
	for from := 0; from < len(values); {
		to := len(values)
		for _, r := range c.Rebase {
			if r > from && r < to {
				to = r
			}
		}
		groups = append(groups, c.stretch(values[from:to], points[from:to], len(groups)))
		from = to
	}
	if len(groups) > 0 && c.Target != nil {
		g := &groups[len(groups)-1]
		g.Assurance = c.assurance(*g)
	}
	return points, groups
}

func (c XmR) stretch(values []float64, points []ControlPoint, number int) ControlGroup {
	based := values
	if c.FixAfter > 0 && c.FixAfter < len(values) {
		based = values[:c.FixAfter]
	}
	g := ControlGroup{Mean: mean(based), N: len(values)}
	moved := movingRange(based, !c.KeepOutliers)
	g.Lower, g.Upper = g.Mean-2.66*moved, g.Mean+2.66*moved
	for i, v := range values {
		points[i] = ControlPoint{Value: v, Mean: g.Mean, Lower: g.Lower, Upper: g.Upper, Group: number, Trial: len(values) < fewSteady}
	}
	c.fire(points, g.Mean, moved)
	for i := range points {
		p := &points[i]
		p.Kind = c.kind(p.Causes)
		switch p.Kind {
		case "common_cause":
			g.Common++
		case "special_cause_improvement":
			g.Improvement++
		case "special_cause_concern":
			g.Concern++
		}
		g.Variation = p.Kind
	}
	return g
}

// movingRange is the mean of how far each point is from the one before it.
func movingRange(values []float64, screen bool) float64 {
	var moves []float64
	for i := 1; i < len(values); i++ {
		moves = append(moves, math.Abs(values[i]-values[i-1]))
	}
	if screen && len(moves) > 0 {
		most := 3.267 * mean(moves)
		moves = slices.DeleteFunc(moves, func(m float64) bool { return m >= most })
	}
	if len(moves) == 0 {
		return math.NaN()
	}
	return mean(moves)
}

// kind of a point, by what labels it and which way is better.
func (c XmR) kind(causes []Cause) string {
	switch {
	case len(causes) == 0:
		return "common_cause"
	case c.Better != Higher && c.Better != Lower:
		if causes[0].Up {
			return "special_cause_neutral_high"
		}
		return "special_cause_neutral_low"
	case causes[0].Up == (c.Better == Higher):
		return "special_cause_improvement"
	}
	return "special_cause_concern"
}

// assurance tells whether the target will be met, whatever chance does.
func (c XmR) assurance(g ControlGroup) string {
	below, above := *c.Target < g.Lower, *c.Target > g.Upper
	switch {
	case c.Better != Higher && c.Better != Lower:
		return ""
	case below && c.Better == Higher || above && c.Better == Lower:
		return "consistent_pass"
	case below || above:
		return "consistent_fail"
	}
	return "inconsistent"
}

// Icon is the name of the sign that Making Data Count draws for a variation.
func (c XmR) Icon(variation string) string {
	switch up := c.Better == Higher; {
	case variation == "special_cause_improvement" && up:
		return "improvement_high"
	case variation == "special_cause_improvement":
		return "improvement_low"
	case variation == "special_cause_concern" && up:
		return "concern_low"
	case variation == "special_cause_concern":
		return "concern_high"
	case variation == "special_cause_neutral_high":
		return "neutral_high"
	case variation == "special_cause_neutral_low":
		return "neutral_low"
	}
	return "common_cause"
}
