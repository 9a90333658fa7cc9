package outcome

import (
	"math"
	"slices"
	"testing"
)

func distributionVector(t *testing.T, c vector) {
	columns := map[string]func(row func(string) float64) float64{
		"qnorm":        func(v func(string) float64) float64 { return normalQuantile(v("p")) },
		"qchisq":       func(v func(string) float64) float64 { return chiQuantile(v("p"), v("df")) },
		"qt":           func(v func(string) float64) float64 { return tQuantile(v("p"), v("df")) },
		"qbeta":        func(v func(string) float64) float64 { return betaQuantile(v("p"), v("a"), v("b")) },
		"qbinom":       func(v func(string) float64) float64 { return float64(binomialQuantile(v("p"), int64(v("n")), v("pr"))) },
		"pchisq_upper": func(v func(string) float64) float64 { return chiUpperTail(v("x"), v("df")) },
		"pnorm_upper":  func(v func(string) float64) float64 { return upperTail(v("x")) },
		"pt_upper":     func(v func(string) float64) float64 { return tUpperTail(v("x"), v("df")) },
	}
	eachRow(t, c, 1e-12, columns[c.Fn])
}

// eachRow compares a function of a row's columns with the column out.
func eachRow(t *testing.T, c vector, tolerance float64, f func(row func(string) float64) float64) {
	t.Helper()
	if f == nil {
		t.Fatalf("no function %s", c.Fn)
	}
	for _, row := range c.all() {
		c.want(t, "out", row, f(func(column string) float64 { return asNumber(c.Data[column][row]) }), tolerance)
	}
}

func unitVector(t *testing.T, c vector) {
	tolerance := 1e-12
	pick := func(row func(string) float64, lower, upper float64) float64 {
		if row("side") < 0 {
			return lower
		}
		return upper
	}
	low, high := -1., 1.
	for i, side := range c.Data["side"] {
		c.Data["side"][i] = map[any]any{"low": low, "high": high}[side]
	}
	functions := map[string]func(func(string) float64) float64{
		"u-o-byars-lower": func(v func(string) float64) float64 { l, _ := byarLimits(v("x"), v("conf")); return l },
		"u-o-byars-upper": func(v func(string) float64) float64 { _, u := byarLimits(v("x"), v("conf")); return u },
		"u-o-exact-lower": func(v func(string) float64) float64 { l, _ := poissonLimits(int64(v("x")), v("conf")); return l },
		"u-o-exact-upper": func(v func(string) float64) float64 { _, u := poissonLimits(int64(v("x")), v("conf")); return u },
		"u-o-wilson-lower": func(v func(string) float64) float64 {
			return OfProportion(int64(v("x")), v("n"), 1, v("conf")).LowerCL
		},
		"u-o-wilson-upper": func(v func(string) float64) float64 {
			return OfProportion(int64(v("x")), v("n"), 1, v("conf")).UpperCL
		},
		"u-o-sigma-adjustment": func(v func(string) float64) float64 {
			half := normalQuantile(v("p")) * math.Sqrt(v("avg")*(1-v("avg"))/v("pop"))
			return pick(v, v("avg")-half, v("avg")+half) * v("mult")
		},
		"u-o-poisson-funnel": func(v func(string) float64) float64 { l, u := FunnelExpected(v("obs"), v("p")); return pick(v, l, u) },
		"u-o-funnel-ratio-significance": func(v func(string) float64) float64 {
			l, u, _ := rateLimits(int64(v("obs")), v("p"))
			return pick(v, l, u) / v("expected")
		},
	}
	functions["u-o-poisson-funnel-exact"] = functions["u-o-poisson-funnel"]
	if c.ID == "u-o-poisson-funnel" {
		tolerance = 2e-4 // the reference halves its way there
	}
	f := functions[c.ID]
	if f == nil { // other files have other names for the same functions
		f = functions[map[string]string{
			"byars_lower": "u-o-byars-lower", "byars_upper": "u-o-byars-upper", "wilson_lower": "u-o-wilson-lower", "wilson_upper": "u-o-wilson-upper",
			"qchisq((1-conf)/2, 2x)/2": "u-o-exact-lower", "qchisq(conf+(1-conf)/2, 2x+2)/2": "u-o-exact-upper", "sigma_adjustment": "u-o-sigma-adjustment",
			"poisson_funnel": "u-o-poisson-funnel", "exact chi-square equivalent of poisson_funnel": "u-o-poisson-funnel-exact", "funnel_ratio_significance": "u-o-funnel-ratio-significance",
		}[c.Fn]]
	}
	eachRow(t, c, tolerance, f)
}

func healthyVector(t *testing.T, c vector) {
	row := 0
	for _, g := range c.groups() {
		starts, deaths, people := c.numbers("startage", g.at), c.numbers("deaths", g.at), c.numbers("pops", g.at)
		good, sampled := c.numbers("good", g.at), c.numbers("nsurvey", g.at)
		bands, health := make([]Band, len(g.at)), make([]Health, len(g.at))
		for i := range bands {
			bands[i], health[i] = Band{starts[i], deaths[i], people[i]}, Health{good[i], sampled[i]}
		}
		found, why := HealthyLife(NewLifeTable(bands), health)
		if why != "" {
			t.Fatal(why)
		}
		for _, r := range found {
			confidence := c.levels()[0].confidence
			sampling, full := r.With(r.Sampling, confidence), r.With(r.Full, confidence)
			for column, got := range map[string]float64{
				"startage": r.Start, "le": r.Expected, "hle": r.Healthy, "pct": r.Part(),
				"var_sampling": r.Sampling, "var_full": r.Full, "var_full_silcocks": r.Whole,
				"lower_sampling": sampling.LowerCL, "upper_sampling": sampling.UpperCL, "lower_full": full.LowerCL, "upper_full": full.UpperCL,
			} {
				c.want(t, column, row, got, 1e-10)
			}
			row++
		}
	}
}

// slopeGroups are the groups of a case's rows, the most deprived first.
func slopeGroups(c vector, at []int) (groups []Rung, scale Scale) {
	scale = Scale(c.arg("value_type", 0))
	value := c.Columns["value"]
	if value == "" {
		value = c.Columns["x"]
	}
	at = slices.Clone(at)
	slices.SortFunc(at, func(a, b int) int {
		return int(asNumber(c.Data[c.Columns["quantile"]][a]) - asNumber(c.Data[c.Columns["quantile"]][b]))
	})
	people, values := c.numbers(c.Columns["population"], at), c.numbers(value, at)
	for i := range at {
		g := Rung{Population: people[i], Value: values[i]}
		if c.Columns["value"] == "" { // a count
			g.Value /= g.Population
		}
		if column := c.Columns["se"]; column != "" {
			g.SE = c.numbers(column, at)[i]
		} else {
			g.SE = scale.SEOf(c.numbers(c.Columns["lower_cl"], at)[i], c.numbers(c.Columns["upper_cl"], at)[i])
		}
		groups = append(groups, g)
	}
	return groups, scale
}

// slopeVector: what is fitted to 1e-10, limits that have a closed form to
// 1e-8, and all limits near those of the reference's simulation.
func slopeVector(t *testing.T, c vector) {
	transform, _ := c.Args["transform"].(bool)
	for i, g := range c.groups() {
		groups, scale := slopeGroups(c, g.at)
		name := "all"
		if len(g.key) > 0 {
			name = g.key[0].(string)
		}
		for _, level := range c.levels() {
			s := SlopeIndex(groups, scale, transform, c.arg("multiplier", 1), level.confidence)
			if c.refusal(t, s.SII.Refused) {
				continue
			}
			near(t, name+" intercept", s.Intercept, true, c.Deterministic[name]["intercept"], 1e-10)
			near(t, name+" slope", s.Fitted, true, c.Deterministic[name]["slope"], 1e-10)
			c.want(t, "sii", i, s.SII.Value, 1e-10)
			c.want(t, "rii", i, s.RII.Value, 1e-10)
			for what, e := range map[string]Estimate{"sii": s.SII, "rii": s.RII} {
				for limit, got := range map[string]float64{level.lower: e.LowerCL, level.upper: e.UpperCL} {
					column := what + "_" + limit
					if limit == "lowercl" || limit == "uppercl" {
						column = what + "_" + limit[:5] + "95_0cl"
					}
					if want, ok := c.Analytic[name][column]; ok {
						near(t, name+" "+column, got, true, want, 1e-8)
					}
					drawn, ok := c.Expect[column].([]any)
					if !ok {
						drawn, ok = c.Expect[column[:len(column)-2]].([]any)
					}
					part := .01
					if level.confidence > .99 {
						part = .02
					}
					if ok && math.Abs(got-asNumber(drawn[i])) > part*(e.UpperCL-e.LowerCL) {
						t.Errorf("%s %s: %v, drawn %v", name, column, got, drawn[i])
					}
				}
			}
		}
	}
}

func replayVector(t *testing.T, c vector) {
	groups, scale := slopeGroups(c, c.all())
	for _, level := range c.levels() {
		s := SlopeIndex(groups, scale, false, 1, level.confidence)
		sii, rii := s.Replay(c.Z, level.confidence)
		for column, got := range map[string]float64{"sii_" + level.lower: sii[0], "sii_" + level.upper: sii[1], "rii_" + level.lower: rii[0], "rii_" + level.upper: rii[1]} {
			c.want(t, column, 0, got, 1e-10)
		}
	}
}

func trendVector(t *testing.T, c vector) {
	var r Recent
	if c.Fn == "trend_proportion" {
		r = RecentOfProportions(c.numbers("count", c.all()), c.numbers("denominator", c.all()))
	} else {
		r = RecentOfValues(c.numbers("value", c.all()), c.numbers("lower95", c.all()), c.numbers("upper95", c.all()))
	}
	if r.Marker != c.Expect["marker"] {
		t.Errorf("%s, want %v", r.Marker, c.Expect["marker"])
	}
	if r.Marker == "CannotBeCalculated" {
		return
	}
	near(t, "slope", r.Slope, true, c.Expect["slope"], 1e-10)
	near(t, "chi2", r.Chi2, true, c.Expect["chi2"], 1e-10)
	for i, want := range c.Expect["loo_slopes"].([]any) {
		near(t, "slope without", r.Without[i], true, want, 1e-9)
	}
}
