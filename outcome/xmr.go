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

// fire finds every rule at every point.
func (c XmR) fire(points []ControlPoint, middle, moved float64) {
	side, close := make([]int, len(points)), make([]bool, len(points))
	values := make([]float64, len(points))
	near := 2.66 * moved * 2 / 3
	outside := make([]int, len(points))
	for i, p := range points {
		values[i] = p.Value
		side[i] = sign(p.Value - middle)
		if p.Value > p.Upper || p.Value < p.Lower {
			outside[i] = side[i]
		}
		close[i] = math.Abs(p.Value-middle) > near && (c.Rules.Wide || outside[i] == 0)
	}
	trend := spread(climbs(values, c.Rules.Climb), c.Rules.Climb)
	shift := spread(oneSide(side, c.Rules.Run), c.Rules.Run)
	two := twoInThree(close, side)
	for i := range points {
		for _, f := range [...]struct {
			rule Rule
			way  int
		}{{Outside, outside[i]}, {Trend, trend[i]}, {TwoOfThree, two[i]}, {Shift, shift[i]}} {
			if f.way != 0 {
				points[i].Causes = append(points[i].Causes, Cause{f.rule, f.way > 0})
			}
		}
	}
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// oneSide tells at each point whether it and those before it, n in all, are
// on one side.
func oneSide(side []int, n int) []int {
	out := make([]int, len(side))
	run := 0
	for i, s := range side {
		if i > 0 && s == side[i-1] {
			run++
		} else {
			run = 1
		}
		if s != 0 && run >= n {
			out[i] = s
		}
	}
	return out
}

// climbs tells at each point whether it and those before it, n in all, each
// go further the same way.
func climbs(values []float64, n int) []int {
	steps := make([]int, len(values))
	for i := 1; i < len(values); i++ {
		steps[i] = sign(values[i] - values[i-1])
	}
	return oneSide(steps, n-1)
}

// spread marks with the last of n points those before it.
func spread(ends []int, n int) []int {
	out := make([]int, len(ends))
	for i, way := range ends {
		if way != 0 {
			for k := max(0, i-n+1); k <= i; k++ {
				out[k] = way
			}
		}
	}
	return out
}

// twoInThree marks points close to a limit of which there are two in three,
// all three on that side of the mean.
func twoInThree(close []bool, side []int) []int {
	out := make([]int, len(side))
	for i := 2; i < len(side); i++ {
		n := 0
		for k := i - 2; k <= i; k++ {
			if close[k] {
				n++
			}
		}
		if all := side[i-2] + side[i-1] + side[i]; n >= 2 && (all == 3 || all == -3) {
			for k := i - 2; k <= i; k++ {
				if close[k] {
					out[k] = side[k]
				}
			}
		}
	}
	return out
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
