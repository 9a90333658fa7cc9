package outcome

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// label is a cause as the reference writes it.
func label(causes []Cause) string {
	if len(causes) == 0 {
		return "Common Cause"
	}
	up := causes[0].Up
	return map[Rule]map[bool]string{
		Outside:    {true: "Above UCL", false: "Below LCL"},
		Trend:      {true: "7 Point Trend (Increasing)", false: "7 Point Trend (Decreasing)"},
		TwoOfThree: {true: "2 in 3 Above CL", false: "2 in 3 Below CL"},
		Shift:      {true: "7 Points Above CL", false: "7 Points Below CL"},
	}[causes[0].Rule][up]
}

// ofFacet is an argument that may be given for each facet.
func ofFacet(v any, facet string) any {
	if m, ok := v.(map[string]any); ok {
		v = m[facet]
		if l, ok := v.([]any); ok && len(l) == 1 {
			if _, isNumber := l[0].(float64); isNumber {
				return l[0]
			}
		}
	}
	return v
}

func controlVector(t *testing.T, c vector) {
	if facet := c.Columns["facet_field"]; facet != "" {
		c.GroupBy = []string{facet}
	}
	rules := PlotTheDots
	if c.Suite == "spc_mdc_two_sigma" {
		rules = MakingDataCount
	}
	row, summary, icons := 0, 0, map[string]string{}
	for _, g := range c.groups() {
		facet := "no facet"
		if len(g.key) > 0 {
			facet = g.key[0].(string)
		}
		dates := c.Data[c.Columns["date_field"]]
		slices.SortStableFunc(g.at, func(a, b int) int {
			if dates[a].(string) < dates[b].(string) {
				return -1
			}
			return 1
		})
		control := XmR{Rules: rules, FixAfter: int(c.arg("fix_after_n_points", 0)), KeepOutliers: c.Args["screen_outliers"] == false,
			Better: map[any]Direction{"increase": Higher, "decrease": Lower, nil: Higher}[c.Args["improvement_direction"]]}
		if target, ok := ofFacet(c.Args["target"], facet).(float64); ok {
			control.Target = &target
		}
		if rebase, ok := ofFacet(c.Args["rebase"], facet).([]any); ok {
			for i, r := range g.at {
				if slices.Contains(rebase, dates[r]) {
					control.Rebase = append(control.Rebase, i)
				}
			}
		}
		points, groups := control.Chart(c.numbers(c.Columns["value_field"], g.at))
		for _, p := range points {
			for column, got := range map[string]float64{"y": p.Value, "mean_col": p.Mean, "lpl": p.Lower, "upl": p.Upper, "rebase_group": float64(p.Group)} {
				c.want(t, column, row, got, 1e-12)
			}
			for column, got := range map[string]any{"special_cause_type": label(p.Causes), "point_type": p.Kind, "short_group_warning": p.Trial} {
				if want := c.Expect[column].([]any)[row]; got != want {
					t.Errorf("row %d %s: %v, want %v", row, column, got, want)
				}
			}
			row++
		}
		for _, group := range groups {
			for column, got := range map[string]any{"mean_col": group.Mean, "lpl": group.Lower, "upl": group.Upper, "n": float64(group.N), "common_cause": float64(group.Common),
				"special_cause_improvement": float64(group.Improvement), "special_cause_concern": float64(group.Concern), "variation_type": group.Variation, "assurance_type": group.Assurance} {
				want := c.Summary[column]
				if want == nil {
					continue
				}
				if number, ok := got.(float64); ok {
					near(t, fmt.Sprintf("summary %d %s", summary, column), number, !math.IsNaN(number), want[summary], 1e-12)
				} else if fmt.Sprint(want[summary]) != got && (want[summary] != nil || got != "") {
					t.Errorf("summary %d %s: %v, want %v", summary, column, got, want[summary])
				}
			}
			summary++
		}
		last := groups[len(groups)-1]
		icons[facet+" variation"] = control.Icon(last.Variation) + ".svg"
		if last.Assurance != "" {
			icons[facet+" assurance"] = map[string]string{"consistent_pass": "pass", "consistent_fail": "fail", "inconsistent": "inconsistent"}[last.Assurance] + ".svg"
		}
	}
	for i, want := range c.Icons["icon"] {
		if got := icons[fmt.Sprint(c.Icons["f"][i], " ", c.Icons["type"][i])]; got != want {
			t.Errorf("icon %v of %v: %s, want %v", c.Icons["type"][i], c.Icons["f"][i], got, want)
		}
	}
}

func ruleVector(t *testing.T, c vector) {
	whole := func(column string) []int {
		out := make([]int, len(c.Data[column]))
		for i, v := range c.numbers(column, c.all()) {
			out[i] = int(v)
		}
		return out
	}
	a := whole("a")
	flags := func(x []int) []bool {
		out := make([]bool, len(x))
		for i := range x {
			out[i] = x[i] != 0
		}
		return out
	}
	var out []int
	switch c.Fn {
	case "ptd_seven_point_one_side_mean":
		out = oneSide(a, 7)
	case "ptd_seven_point_trend":
		out = climbs(c.numbers("a", c.all()), 7)
	case "ptd_part_of_seven_trend":
		out = spread(a, 7)
	case "ptd_two_in_three": // the reference marks all three first, and those close to a limit after
		b := whole("b")
		for i, way := range twoInThree(flags(a), b) {
			if want := asNumber(c.Expect["out"].([]any)[i]) != 0 && a[i] != 0; (way != 0) != want {
				t.Errorf("point %d: %v, want %v", i, way, want)
			}
		}
		return
	case "ptd_part_of_two_in_three":
		return // one function with the other here
	default:
		t.Fatalf("no function %s", c.Fn)
	}
	for i, got := range out {
		c.want(t, "out", i, float64(got), 0)
	}
}

func runVector(t *testing.T, c vector) {
	at := c.all()
	var n []float64
	if _, ok := c.Data["n"]; ok {
		n = c.numbers("n", at)
	}
	chart := NewRunChart(ChartKind(c.Args["chart"].(string)), c.numbers("y", at), n, c.arg("multiply", 1))
	as := func(yes bool) float64 {
		if yes {
			return 1
		}
		return 0
	}
	for i, p := range chart.Points {
		for column, got := range map[string]float64{"cl": p.Center, "lcl": p.Lower, "ucl": p.Upper, "lcl.95": p.Lower95, "ucl.95": p.Upper95, "n.useful": float64(chart.Useful),
			"longest.run": float64(chart.LongestRun), "longest.run.max": float64(chart.LongestRunMax), "n.crossings": float64(chart.Crossings), "n.crossings.min": float64(chart.CrossingsMin)} {
			c.want(t, column, i, got, 1e-10)
		}
		if got, want := as(p.Beyond), asNumber(c.Expect["sigma.signal"].([]any)[i]); got != want {
			t.Errorf("point %d: beyond %v, want %v", i, got, want)
		}
		if got, want := as(chart.Changed), asNumber(c.Expect["runs.signal"].([]any)[i]); got != want {
			t.Errorf("point %d: changed %v, want %v", i, got, want)
		}
	}
}
