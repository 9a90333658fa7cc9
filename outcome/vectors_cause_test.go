package outcome

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func wantAll(t *testing.T, what string, got []float64, want any, tolerance float64) {
	t.Helper()
	for i, w := range want.([]any) {
		near(t, fmt.Sprintf("%s %d", what, i), got[i], true, w, tolerance)
	}
}

func seriesVector(t *testing.T, c vector) {
	at := c.all()
	y := c.numbers("y", at)
	terms := c.Expect["terms"].([]any)
	rows := make([][]float64, len(at))
	for i := range rows {
		for _, term := range terms {
			v := 1.
			if term != "(Intercept)" {
				v = asNumber(c.Data[term.(string)][i])
			}
			rows[i] = append(rows[i], v)
		}
	}
	yearly := 0.
	if len(terms) > 4 {
		yearly = 12
	}
	s := NewSeries(len(at), int(asNumber(c.T0)), yearly)
	for i := range rows {
		for j := range rows[i] {
			if math.Abs(s.Rows[i][j]-rows[i][j]) > 1e-9 {
				t.Fatalf("row %d: laid out as %v, want %v", i, s.Rows[i], rows[i])
			}
		}
	}
	var f Fit
	var back func(int, float64) float64
	tolerance := 1e-8
	if c.Fn == "poisson" {
		people, offset := c.numbers("pop", at), make([]float64, len(at))
		for i := range offset {
			offset[i] = math.Log(people[i])
		}
		f, tolerance = Poisson(rows, y, offset), 1e-7
		back = func(i int, linear float64) float64 { return people[i] * math.Exp(linear) }
		near(t, "deviance", f.Deviance(y), true, c.Expect["deviance"], tolerance)
		near(t, "quasi_dispersion", f.Dispersion(), true, c.Expect["quasi_dispersion"], tolerance)
		quasi := f.SE()
		for i := range quasi {
			quasi[i] *= math.Sqrt(f.Dispersion())
			near(t, "rate_ratio", math.Exp(f.Coef[i]), true, c.Expect["rate_ratio"].([]any)[i], tolerance)
		}
		wantAll(t, "quasi_se", quasi, c.Expect["quasi_se"], tolerance)
	} else {
		f = Linear(rows, y)
		near(t, "sigma", f.Sigma(), true, c.Expect["sigma"], tolerance)
	}
	if f.Refused != "" {
		t.Fatal(f.Refused)
	}
	residual := f.Residual
	wantAll(t, "coef", f.Coef, c.Expect["coef"], tolerance)
	wantAll(t, "se", f.SE(), c.Expect["se"], tolerance)
	wantAll(t, "se_HC0", f.RobustSE(HC0), c.Expect["se_HC0"], tolerance)
	wantAll(t, "se_HC1", f.RobustSE(HC1), c.Expect["se_HC1"], tolerance)
	wantAll(t, "se_HC3", f.RobustSE(HC3), c.Expect["se_HC3"], tolerance)
	lag := int(asNumber(c.NWLag))
	wantAll(t, "se_NW", f.NeweyWestSE(lag, false), c.Expect["se_NW"], tolerance)
	wantAll(t, "se_NW_adj", f.NeweyWestSE(lag, true), c.Expect["se_NW_adj"], tolerance)
	wantAll(t, "fitted", f.Fitted, c.Expect["fitted"], tolerance)
	without := s.Without(f, back)
	wantAll(t, "counterfactual", without, c.Expect["counterfactual"], tolerance)
	near(t, "dw", DurbinWatson(residual), true, c.Expect["dw"], tolerance)
	near(t, "ac1", Autocorrelation(residual), true, c.Expect["ac1"], tolerance)
	if want, ok := c.Expect["cumulative_effect"]; ok {
		near(t, "cumulative_effect", sum(less(f.Fitted, without)), true, want, tolerance)
	}
	if want, ok := c.Expect["gls_ar1"].(map[string]any); ok {
		a := Remembering(rows, y)
		near(t, "phi", a.Phi, true, want["phi"], 1e-4)
		near(t, "sigma", a.Sigma, true, want["sigma"], 1e-4)
		wantAll(t, "gls coef", a.Coef, want["coef"], 1e-4)
		wantAll(t, "gls se", a.SE, want["se"], 1e-4)
	}
}

func didVector(t *testing.T, c vector) {
	at := c.all()
	y := c.numbers("y", at)
	before := BeforeAfter(c.numbers("treated", at), c.numbers("post", at))
	units, clusters := map[any]int{}, make([]int, len(at))
	periods := make([]int, len(at))
	for i := range at {
		unit := c.Data["unit"][i]
		if _, ok := units[unit]; !ok {
			units[unit] = len(units)
		}
		clusters[i], periods[i] = units[unit], int(asNumber(c.Data["period"][i]))
	}
	f := Linear(before, y)
	want := c.Expect["twoby2"].(map[string]any)
	wantAll(t, "coef", f.Coef, want["coef"], 1e-8)
	wantAll(t, "se", f.SE(), want["se"], 1e-8)
	wantAll(t, "se_cl_HC0", f.ClusterSE(clusters, false), want["se_cl_HC0"], 1e-8)
	wantAll(t, "se_cl_HC1", f.ClusterSE(clusters, true), want["se_cl_HC1"], 1e-8)
	f = Linear(TwoWay(c.numbers("D", at), clusters, periods), y)
	want = c.Expect["twfe"].(map[string]any)
	near(t, "D", f.Coef[1], true, want["D"], 1e-8)
	near(t, "se", f.SE()[1], true, want["se"], 1e-8)
	near(t, "se_cl_HC0", f.ClusterSE(clusters, false)[1], true, want["se_cl_HC0"], 1e-8)
	near(t, "se_cl_HC1", f.ClusterSE(clusters, true)[1], true, want["se_cl_HC1"], 1e-8)
	near(t, "df", f.df(), true, want["df"], 0)
}

func matchVector(t *testing.T, c vector) {
	at := c.all()
	terms := c.Expect["smd_terms"].([]any)
	rows, helped := make([][]float64, len(at)), make([]bool, len(at))
	yes := c.numbers("treated", at)
	for i := range rows {
		rows[i] = []float64{1}
		for _, term := range terms[1:] {
			rows[i] = append(rows[i], asNumber(c.Data[term.(string)][i]))
		}
		helped[i] = yes[i] == 1
	}
	f := Logistic(rows, yes)
	wantAll(t, "coef", f.Coef, c.Expect["coef"], 1e-6)
	wantAll(t, "ps", f.Fitted, c.Expect["ps"], 1e-6)
	matches := Matched(f.Fitted, helped, Matching{int(c.arg("ratio", 1)), c.arg("caliper", 0)})
	for i, m := range matches {
		for k, want := range c.Expect["match"].([]any)[i].([]any) {
			got := m.Against[k] + 1
			if want == nil && got == 0 {
				continue
			}
			if float64(got) != asNumber(want) {
				t.Errorf("person %d: %v, want %v", m.Helped+1, m.Against, c.Expect["match"].([]any)[i])
			}
		}
	}
	weights := Weights(len(at), matches)
	wantAll(t, "weights", weights, c.Expect["weights"], 1e-9)
	for k, term := range terms {
		x := f.Fitted
		if !strings.EqualFold(term.(string), "distance") {
			x = c.numbers(term.(string), at)
		}
		near(t, "smd before", Imbalance(x, helped, nil), true, c.Expect["smd_before"].([]any)[k], 1e-6)
		near(t, "smd after", Imbalance(x, helped, weights), true, c.Expect["smd_after"].([]any)[k], 1e-6)
	}
}

func syntheticVector(t *testing.T, c vector) {
	start := int(c.arg("T0", 0))
	own := list(any(c.Data["y1"]))
	var others [][]float64
	for _, other := range c.Data["Y0"] {
		others = append(others, list(other))
	}
	w := SyntheticControl(own, others, start)
	for i, want := range c.Expect["weights"].([]any) {
		if math.Abs(w[i]-asNumber(want)) > 1e-5 {
			t.Errorf("weight %d: %v, want %v", i, w[i], want)
		}
	}
	for at, want := range c.Expect["gap"].([]any) {
		gap := own[at]
		for i := range w {
			gap -= w[i] * others[i][at]
		}
		if math.Abs(gap-asNumber(want)) > 1e-5 {
			t.Errorf("gap %d: %v, want %v", at, gap, want)
		}
	}
}
