package outcome

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// lifeVector runs life tables. Where the reference refuses anything but
// twenty bands this package does not.
func lifeVector(t *testing.T, c vector) {
	at := map[string]int{} // expected row of a group and age
	key := func(group []any, age any) string { return fmt.Sprint(append(slices.Clone(group), age)...) }
	for row := range c.Expect["startage"].([]any) {
		var group []any
		for _, g := range c.GroupBy {
			group = append(group, c.Expect[g].([]any)[row])
		}
		at[key(group, c.Expect["startage"].([]any)[row])] = row
	}
	ages := map[float64]bool{}
	switch v := c.Args["le_age"].(type) {
	case float64:
		ages[v] = true
	case []any:
		for _, age := range v {
			ages[asNumber(age)] = true
		}
	}
	for _, g := range c.groups() {
		starts, deaths, people := c.numbers(c.Columns["startage"], g.at), c.numbers(c.Columns["deaths"], g.at), c.numbers(c.Columns["population"], g.at)
		bands := make([]Band, len(g.at))
		for k := range bands {
			if math.IsNaN(starts[k]) { // a label: "5-9", "90 +"
				fmt.Sscan(c.Data[c.Columns["startage"]][g.at[k]].(string), &starts[k])
			}
			bands[k] = Band{starts[k], deaths[k], people[k]}
		}
		table := NewLifeTable(bands)
		if c.Suite == "life_expectancy" && len(bands) != 20 {
			if table.Refused != "" {
				t.Errorf("%d bands refused: %s", len(bands), table.Refused)
			}
			continue
		}
		for k := range bands {
			if len(ages) > 0 && !ages[starts[k]] {
				continue
			}
			row, ok := at[key(g.key, c.Data[c.Columns["startage"]][g.at[k]])]
			if !ok {
				t.Fatalf("no row for %v at %v", g.key, starts[k])
			}
			for _, level := range c.levels() {
				e := table.At(starts[k], level.confidence)
				c.want(t, "value", row, orNaN(e), 1e-12)
				if table.Refused == "" { // the reference keeps limits where it hides the value
					r := table.Rows[slices.IndexFunc(table.Rows, func(r LifeRow) bool { return r.Start == starts[k] })]
					half := z(level.confidence) * r.SE
					c.want(t, level.lower, row, r.Expected-half, 1e-12)
					c.want(t, level.upper, row, r.Expected+half, 1e-12)
					c.want(t, "pops_used", row, e.Denominator, 1e-12)
					c.want(t, "dths_used", row, e.Numerator, 1e-12)
				}
			}
		}
		for k, r := range table.Rows {
			for column, got := range map[string]float64{"n": r.Width, "a": r.Lived, "M": r.Rate, "q": r.Dying, "l": r.Alive, "d": r.Deaths0, "L": r.Years, "T": r.YearsOn, "se": r.SE} {
				if want := c.Internals[column]; want != nil && len(c.GroupBy) == 0 {
					near(t, column, got, true, want[k], 1e-12)
				}
			}
		}
	}
}

func orNaN(e Estimate) float64 {
	if !e.Shown() {
		return math.NaN()
	}
	return e.Value
}
