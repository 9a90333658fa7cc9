package outcome

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// funnelRows are a case's areas: events, people (of all years) and expected
// events at the average, which is also returned.
func funnelRows(c vector) (events, people []float64, average float64) {
	at := c.all()
	events = c.numbers(c.Columns["numerator"], at)
	if column := c.Columns["denominator"]; column != "" {
		people = c.numbers(column, at)
	}
	if c.Args["rate_type"] == "dsr" { // people are those who would have so many events at the rate
		people = make([]float64, len(at))
		for i, rate := range c.numbers(c.Columns["rate"], at) {
			people[i] = events[i] / rate * c.arg("multiplier", 100000)
			if rate == 0 || math.IsNaN(rate) {
				people[i] = math.NaN()
			}
		}
	}
	of := func(x []float64) float64 {
		return sum(slices.DeleteFunc(slices.Clone(x), math.IsNaN))
	}
	return events, people, of(events) / of(people)
}

func funnelLimitVector(t *testing.T, c vector) {
	_, _, average := funnelRows(c)
	per, years := c.arg("multiplier", 100), c.arg("years_of_data", 1)
	if slices.Contains(c.Tags, "quirk") {
		return // limits of a proportion in a thousand, cut off at a hundred
	}
	if population, ok := c.Expect["Population"]; ok {
		for i, n := range list(population) {
			for tag, tail := range map[string]float64{"2s": NearTail, "3s": FarTail} {
				lower, upper := FunnelProportion(average, n, tail)
				wants(t, c, "lower_"+tag+"_limit", i, lower*per, 1e-9)
				wants(t, c, "upper_"+tag+"_limit", i, upper*per, 1e-9)
			}
			c.want(t, "baseline", i, average*per, 1e-12)
		}
		return
	}
	column, rate := "Observed_events", false
	if _, ok := c.Expect["Events"]; ok {
		column, rate = "Events", true
	}
	for i, n := range list(c.Expect[column]) {
		for tag, tail := range map[string]float64{"2s": NearTail, "3s": FarTail} {
			lower, upper := FunnelExpected(n, tail)
			for side, expected := range map[string]float64{"lower": upper, "upper": lower} { // few events are low where many were expected
				if rate {
					c.want(t, side+"_"+tag+"_population_1_year", i, expected/average/years, 2e-4)
					c.want(t, side+"_"+tag+"_limit", i, n/(expected/average)*per, 2e-4)
					c.want(t, "baseline", i, average*per, 1e-12)
					continue
				}
				c.want(t, side+"_"+tag+"_exp_events", i, expected, 2e-4)
				limit := n / expected * per
				if c.Args["ratio_type"] == "count" {
					limit = n/expected - 1
				}
				c.want(t, side+"_"+tag+"_limit", i, limit, 2e-4)
			}
		}
	}
}

// wants compares within an absolute tolerance.
func wants(t *testing.T, c vector, column string, row int, got, tolerance float64) {
	t.Helper()
	if want := asNumber(c.Expect[column].([]any)[row]); !(math.Abs(got-want) <= tolerance) {
		t.Errorf("row %d %s: %v, want %v", row, column, got, want)
	}
}

func funnelPointVector(t *testing.T, c vector) {
	events, people, _ := funnelRows(c)
	for i := range events {
		if c.Args["rate_type"] == "dsr" && events[i] < fewest {
			people[i] = math.NaN() // a rate of so few is not shown
		}
		c.want(t, "denominator_derived", i, people[i]/c.arg("years_of_data", 1), 1e-12)
		c.want(t, "rate_chart", i, events[i]/people[i]*c.arg("multiplier", 100000), 1e-12)
	}
}

func funnelSideVector(t *testing.T, c vector) {
	events, people, average := funnelRows(c)
	for i := range events {
		var s Side
		switch c.Args["statistic"] {
		case "proportion":
			s = SideOfProportion(events[i], people[i], average)
		case "ratio":
			s = SideOfCount(int64(events[i]), people[i])
		default:
			s = SideOfCount(int64(events[i]), people[i]*average)
		}
		got := "Not significant"
		switch {
		case c.Args["rate_type"] == "dsr" && events[i] < fewest:
			got = "Not applicable for events less than 10 for dsrs"
		case s.Tail != 0:
			got = map[bool]string{true: "High", false: "Low"}[s.High] + map[float64]string{NearTail: " (0.025)", FarTail: " (0.001)"}[s.Tail]
		}
		if want := c.Expect["significance"].([]any)[i]; got != want {
			t.Errorf("row %d: %s, want %v", i, got, want)
		}
	}
}

// overdispersedVector: where the reference's own limits are wrong, those that
// its notes correct are right.
func overdispersedVector(t *testing.T, c vector) {
	scale := map[any]Transform{"SHMI": LogRatioOfExpected, "CQC": RootOfExpected}[c.Args["sr_method"]]
	switch c.Args["data_type"] {
	case "PR":
		scale = Arcsine
	case "RC":
		scale = LogRatioOfCounts
	}
	per := c.arg("multiplier", 1)
	at := map[any]int{}
	for i, group := range c.Expect["group"].([]any) {
		at[group] = i
	}
	n, d := c.numbers("num", c.all()), c.numbers("den", c.all())
	units := make([]Unit, len(n))
	for i := range units {
		units[i] = Unit{n[i], d[i]}
		if scale == LogRatioOfExpected && c.Args["SHMI_rounding"] != false {
			units[i].Denominator = roundedAsR(d[i])
		}
	}
	o := Overdispersed(units, scale, c.arg("trim_by", .1))
	asked := c.Args["draw_adjusted"] != false // else the reference does not look
	if asked {
		near(t, "phi", o.Phi, true, c.Scalars["phi"], 1e-10)
	}
	if asked && o.Phi > 1 {
		near(t, "tau2", o.Tau2, true, c.Scalars["tau2"], 1e-10)
	}
	for i, u := range o.Units {
		row := at[c.Data["grp"][i]]
		for column, got := range map[string]float64{"Y": u.Y, "Uzscore": u.Z, "Wuzscore": u.Counted, "s": u.S, "target_transformed": o.Target, "rr": n[i] / d[i] * per,
			"LCL95": u.Chance.Near[0] * per, "UCL95": u.Chance.Near[1] * per, "LCL99": u.Chance.Far[0] * per, "UCL99": u.Chance.Far[1] * per,
			"OD95LCL": u.Wider.Near[0] * per, "OD95UCL": u.Wider.Near[1] * per, "OD99LCL": u.Wider.Far[0] * per, "OD99UCL": u.Wider.Far[1] * per} {
			if column == "s" && scale == LogRatioOfCounts {
				continue // the reference's is another's, whence its wrong limits
			}
			if !asked && (strings.HasPrefix(column, "OD") || column == "Wuzscore") {
				continue
			}
			if right, ok := c.Corrected[column]; ok {
				nearOne(t, column, got, right[row])
			} else if want, ok := c.Expect[column].([]any); ok {
				nearOne(t, column, got, want[row])
			}
		}
	}
}

func nearOne(t *testing.T, column string, got float64, want any) {
	t.Helper()
	near(t, column, got, !math.IsNaN(got), want, 1e-10)
}

// roundedAsR rounds to two places as R 4 does: to the nearer of two numbers
// of two places as computers hold them, to the even one when neither is.
func roundedAsR(x float64) float64 {
	below, above := math.Floor(x*100), math.Ceil(x*100)
	down, up := x-below/100, above/100-x
	if down < up || down == up && math.Mod(below, 2) == 0 {
		return below / 100
	}
	return above / 100
}
