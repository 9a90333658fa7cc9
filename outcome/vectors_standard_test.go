package outcome

import (
	"math"
	"testing"
)

func meanVector(t *testing.T, c vector) {
	for i, g := range c.groups() {
		for _, level := range c.levels() {
			m := OfMean(c.numbers(c.Columns["x"], g.at), level.confidence)
			c.wantEstimate(t, i, level, m.Estimate, 1e-12)
			c.want(t, "stdev", i, m.SD, 1e-12)
			c.want(t, "value_sum", i, m.Numerator, 1e-12)
			c.want(t, "value_count", i, m.Denominator, 1e-12)
		}
	}
}

// A count that is missing is of a band in which nothing happened; a
// population that is missing is refused.
func standardisedVector(t *testing.T, c vector) {
	for i, g := range c.groups() {
		bands := map[any]*Stratum{}
		var order []*Stratum
		x, n, w := c.numbers(c.Columns["x"], g.at), c.numbers(c.Columns["n"], g.at), c.numbers(c.Columns["stdpop"], g.at)
		for k, row := range g.at {
			var band any = row
			times := 1.
			if freq := c.Columns["eventfreq"]; freq != "" {
				band, times = c.Data[c.Columns["ageband"]][row], asNumber(c.Data[freq][row])
			}
			if bands[band] == nil {
				bands[band] = &Stratum{Population: n[k], Standard: w[k]}
				order = append(order, bands[band])
			}
			if !math.IsNaN(x[k]) {
				bands[band].Add(x[k], times)
			}
		}
		strata := make([]Stratum, len(order))
		for k, s := range order {
			strata[k] = *s
		}
		for _, level := range c.levels() {
			e := DirectlyStandardised(strata, c.arg("multiplier", 100000), level.confidence)
			if c.refusal(t, e.Refused) {
				continue
			}
			c.wantEstimate(t, i, level, e, 1e-12)
			c.want(t, "total_count", i, e.Numerator, 1e-12)
			c.want(t, "total_pop", i, e.Denominator, 1e-12)
		}
	}
}

func ratioVector(t *testing.T, c vector) {
	indirectVector(t, c, func(float64) float64 { return c.arg("refvalue", 1) })
}

func indirectRateVector(t *testing.T, c vector) {
	indirectVector(t, c, func(crude float64) float64 { return crude * c.arg("multiplier", 100000) })
}

func indirectVector(t *testing.T, c vector, per func(crude float64) float64) {
	for i, g := range c.groups() {
		n := c.numbers(c.Columns["n"], g.at)
		x, size := list(c.ExtraInputs["x_ref"]), list(c.ExtraInputs["n_ref"])
		if column, ok := c.Columns["x_ref"]; ok {
			x, size = c.numbers(column, g.at), c.numbers(c.Columns["n_ref"], g.at)
		}
		observed := 0.
		if totals, ok := c.ExtraInputs["observed_totals"].(map[string]any); ok {
			for k, area := range totals[c.GroupBy[0]].([]any) {
				if area == g.key[0] {
					observed = asNumber(totals["total"].([]any)[k])
				}
			}
		} else {
			for _, v := range c.numbers(c.Columns["x"], g.at) {
				if !math.IsNaN(v) {
					observed += v
				}
			}
		}
		if len(x) != len(n) { // only the caller can tell which bands belong together
			if c.Error == nil {
				t.Fatalf("%d bands here, %d in the reference", len(n), len(x))
			}
			continue
		}
		bands := make([]Reference, len(n))
		for k := range bands {
			bands[k] = Reference{x[k], size[k], n[k]}
		}
		_, crude, _ := Expected(bands)
		for _, level := range c.levels() {
			e := IndirectlyStandardised(int64(observed), bands, per(crude), level.confidence)
			c.wantEstimate(t, i, level, e, 1e-12)
			c.want(t, "observed", i, e.Numerator, 1e-12)
			c.want(t, "expected", i, e.Denominator, 1e-12)
			c.want(t, "ref_rate", i, per(crude), 1e-12)
		}
	}
}

func quantileVector(t *testing.T, c vector) {
	q, lowestFirst := int(c.arg("nquantiles", 10)), c.Args["invert"] == false
	for _, g := range c.groups() {
		if column := c.Columns["invert"]; column != "" {
			lowestFirst = asNumber(c.Data[column][g.at[0]]) == 0
		}
		got := Quantiles(c.numbers(c.Columns["values"], g.at), q, lowestFirst)
		for k, row := range g.at {
			v := float64(got[k])
			if v == 0 {
				v = math.NaN()
			}
			c.want(t, "quantile", row, v, 0)
		}
	}
}
