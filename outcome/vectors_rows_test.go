package outcome

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// rows of a case that are one group.
type rows struct {
	key []any
	at  []int
}

// groups are the rows of a case by its group columns, in order of the groups;
// without group columns all rows are one.
func (c vector) groups() []rows {
	n := 0
	for _, column := range c.Data {
		n = len(column)
	}
	var all []rows
	at := map[string]int{}
	for row := range n {
		var key []any
		for _, g := range c.GroupBy {
			key = append(key, c.Data[g][row])
		}
		name := fmt.Sprint(key...)
		i, ok := at[name]
		if !ok {
			i = len(all)
			at[name] = i
			all = append(all, rows{key: key})
		}
		all[i].at = append(all[i].at, row)
	}
	slices.SortStableFunc(all, func(a, b rows) int { return strings.Compare(fmt.Sprint(a.key...), fmt.Sprint(b.key...)) })
	return all
}

// numbers of a column, in the rows given; what is missing is NaN.
func (c vector) numbers(column string, at []int) []float64 {
	out := make([]float64, len(at))
	for i, row := range at {
		out[i] = asNumber(c.Data[column][row])
	}
	return out
}

// all rows of a case.
func (c vector) all() []int {
	var at []int
	for _, column := range c.Data {
		at = at[:0]
		for i := range column {
			at = append(at, i)
		}
	}
	return at
}

func asNumber(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case bool:
		if v {
			return 1
		}
		return 0
	case string:
		switch v {
		case "Inf":
			return math.Inf(1)
		case "-Inf":
			return math.Inf(-1)
		}
	}
	return math.NaN()
}

func list(v any) []float64 {
	values, _ := v.([]any)
	out := make([]float64, len(values))
	for i := range values {
		out[i] = asNumber(values[i])
	}
	return out
}

func (c vector) arg(name string, unless float64) float64 {
	if v, ok := c.Args[name].(float64); ok {
		return v
	}
	return unless
}

// A level is a confidence of a case and its columns' names.
type confidenceLevel struct {
	confidence   float64
	lower, upper string
}

func (c vector) levels() []confidenceLevel {
	levels := []float64{.95}
	switch v := c.Args["confidence"].(type) {
	case float64:
		levels = []float64{v}
	case []any:
		levels = list(v)
	case nil:
		if _, given := c.Args["confidence"]; given {
			levels = []float64{0}
		}
	}
	var out []confidenceLevel
	for _, l := range levels {
		if l >= 90 {
			l /= 100
		}
		x := confidenceLevel{l, "lowercl", "uppercl"}
		if len(levels) > 1 {
			tag := strings.Replace(fmt.Sprintf("%.1f", l*100), ".", "_", 1)
			x.lower, x.upper = "lower"+tag+"cl", "upper"+tag+"cl"
		}
		out = append(out, x)
	}
	return out
}

// want compares one number with a row of a column of what is expected, when
// there is such a column.
func (c vector) want(t *testing.T, column string, row int, got float64, tolerance float64) {
	t.Helper()
	column0, ok := c.Expect[column].([]any)
	if !ok {
		return
	}
	near(t, fmt.Sprintf("row %d %s", row, column), got, !math.IsNaN(got), column0[row], tolerance)
}

// wantEstimate compares value and limits.
func (c vector) wantEstimate(t *testing.T, row int, level confidenceLevel, e Estimate, tolerance float64) {
	t.Helper()
	value, lower, upper := e.Value, e.LowerCL, e.UpperCL
	if !e.Shown() {
		value, lower, upper = math.NaN(), math.NaN(), math.NaN()
	}
	c.want(t, "value", row, value, tolerance)
	c.want(t, level.lower, row, lower, tolerance)
	c.want(t, level.upper, row, upper, tolerance)
}

// refusal holds a case against its error: both refuse, or none does.
func (c vector) refusal(t *testing.T, why string) (over bool) {
	t.Helper()
	if (why != "") != (c.Error != nil) && c.Error != nil {
		t.Errorf("not refused, want %q", *c.Error)
	}
	return c.Error != nil
}
