package outcome

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A suite is a file of reference cases: inputs, and what other programs made
// of them. testdata/vectors/README.md tells the form.
type suite struct {
	Suite string
	Cases []vector
}

type vector struct {
	Suite   string `json:"-"` // it is in
	ID      string
	Fn      string
	Args    map[string]any
	Columns map[string]string
	GroupBy []string `json:"group_by"`
	Data    map[string][]any
	Expect  map[string]any
	Error   *string
	Tags    []string

	ExtraInputs   map[string]any            `json:"extra_inputs"`
	Internals     map[string][]any          // the whole life table
	Deterministic map[string]map[string]any // by group
	Analytic      map[string]map[string]any
	Summary       map[string][]any
	Icons         map[string][]any
	Scalars       map[string]any
	Corrected     map[string][]any
	Z             []float64 // draws to replay
	T0            any       // where a series is interrupted
	NWLag         any       `json:"nw_lag"`
}

// suites are those that this package covers so far.
var suites = map[string]func(*testing.T, vector){
	"proportion":         proportionVector,
	"rate":               rateVector,
	"comparisons":        comparisonVector,
	"fingertips_compare": compareVector,
	"mean":               meanVector,
	"dsr":                standardisedVector,
	"isratio":            ratioVector,
	"israte":             indirectRateVector,
	"quantile":           quantileVector,

	"life_expectancy":         lifeVector,
	"life_expectancy_bands":   lifeVector,
	"healthy_life_expectancy": healthyVector,

	"distributions":    distributionVector,
	"unit_functions":   unitVector,
	"sii":              slopeVector,
	"sii_replay":       replayVector,
	"fingertips_trend": trendVector,

	"spc":               controlVector,
	"spc_mdc_two_sigma": controlVector,
	"spc_rules":         ruleVector,
	"qicharts":          runVector,

	"its":               seriesVector,
	"did":               didVector,
	"matching":          matchVector,
	"synthetic_control": syntheticVector,

	"funnel_limits":       funnelLimitVector,
	"funnel_points":       funnelPointVector,
	"funnel_significance": funnelSideVector,
	"funnelplotr":         overdispersedVector,
}

// TestVectors runs every case of the suites covered, in testdata/vectors or in
// the folder that BYNAME_VECTORS names, and lists the suites not covered yet.
func TestVectors(t *testing.T) {
	folder := os.Getenv("BYNAME_VECTORS")
	if folder == "" {
		folder = filepath.Join("testdata", "vectors")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no vectors in %s: %v", folder, err)
	}
	left := maps.Clone(suites)
	var absent []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var s suite
		if err := json.Unmarshal(text, &s); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		run, ok := suites[s.Suite]
		if !ok {
			absent = append(absent, fmt.Sprintf("%s (%d cases)", s.Suite, len(s.Cases)))
			continue
		}
		delete(left, s.Suite)
		for _, c := range s.Cases {
			c.Suite = s.Suite
			t.Run(c.ID, func(t *testing.T) { run(t, c) })
		}
	}
	if len(absent) > 0 {
		t.Logf("suites not covered yet: %s", strings.Join(absent, ", "))
	}
	if os.Getenv("BYNAME_VECTORS") == "" && len(left) > 0 {
		t.Errorf("covered and without vectors: %v", slices.Sorted(maps.Keys(left)))
	}
}

func proportionVector(t *testing.T, c vector) {
	countVector(t, c, 1, func(x int64, n, per, confidence float64) Indicator { return OfProportion(x, n, per, confidence) })
}

func rateVector(t *testing.T, c vector) {
	countVector(t, c, 100000, func(x int64, n, per, confidence float64) Indicator { return OfRate(x, n, per, confidence) })
}

// countVector runs a case of x and n, summed by group: a missing count makes
// the group missing. A case that is refused has one row refused.
func countVector(t *testing.T, c vector, per float64, of func(x int64, n, per, confidence float64) Indicator) {
	groups := c.groups()
	if len(c.GroupBy) == 0 { // each row is an area
		groups = nil
		for _, row := range c.all() {
			groups = append(groups, rows{at: []int{row}})
		}
	}
	refused := ""
	for i, g := range groups {
		x, n := sum(c.numbers(c.Columns["x"], g.at)), sum(c.numbers(c.Columns["n"], g.at))
		for _, level := range c.levels() {
			got := of(int64(x), n, c.arg("multiplier", per), level.confidence)
			if math.IsNaN(x) || math.IsNaN(n) {
				got = got.none("missing")
			} else if !got.Shown() {
				refused = got.Refused
			}
			if c.Error != nil {
				continue
			}
			c.wantEstimate(t, i, level, Estimate{Value: got.Value, LowerCL: got.LowerCL, UpperCL: got.UpperCL, Refused: got.Refused}, 1e-12)
			if want, ok := c.Expect["method"].([]any); ok && got.Shown() && !strings.EqualFold(strings.TrimSuffix(want[i].(string), "s"), got.Method) {
				t.Errorf("row %d: method %s, want %v", i, got.Method, want[i])
			}
		}
	}
	if (refused != "") != (c.Error != nil) {
		t.Errorf("refused %q, want %v", refused, c.Error)
	}
}

func comparisonVector(t *testing.T, c vector) {
	confidence := .95
	if v, ok := c.Args["conf"]; ok {
		confidence = v.(float64)
	}
	number := func(column string, i int) float64 { return c.Data[column][i].(float64) }
	x1, x2, n1, n2 := int64(number("x", 0)), int64(number("x", 1)), number("n", 0), number("n", 1)
	var got map[string]float64
	exact := 1e-6 // the reference itself searches for these limits
	switch c.Fn {
	case "poisson.test":
		r, err := RateRatio(x1, n1, x2, n2, confidence)
		if err != nil {
			t.Fatal(err)
		}
		got = map[string]float64{"ratio": r.Ratio, "lower": r.LowerCL, "upper": r.UpperCL, "p": r.P}
	case "prop.test":
		d, err := ProportionDifference(x1, n1, x2, n2, confidence)
		if err != nil {
			t.Fatal(err)
		}
		lower, upper := clopperPearson(x1, int64(n1), confidence)
		got = map[string]float64{"diff_lower": d.LowerCL, "diff_upper": d.UpperCL, "chi2": d.Chi2, "p": d.P, "cp_lower": lower, "cp_upper": upper}
	default:
		t.Fatalf("no function %s", c.Fn)
	}
	for column, want := range c.Expect {
		value, ok := got[column]
		if !ok {
			t.Fatalf("nothing called %s", column)
		}
		tolerance := 1e-10
		if strings.Contains(column, "lower") || strings.Contains(column, "upper") {
			tolerance = exact
		}
		near(t, column, value, true, want, tolerance)
	}
}

func compareVector(t *testing.T, c vector) {
	number := func(column string, i int) float64 { v, _ := c.Data[column][i].(float64); return v }
	for i, method := range c.Data["method"] {
		lower, upper, reference := number("lower95", i), number("upper95", i), number("benchmark", i)
		var side int
		switch method {
		case "single_overlap_95":
			side = ByInterval(lower, upper, reference)
		case "single_overlap_95_998":
			side = ByTwoIntervals(lower, upper, number("lower998", i), number("upper998", i), reference)
		case "double_overlap":
			side = ByBothIntervals(lower, upper, number("benchmark_lower95", i), number("benchmark_upper95", i))
		case "spc_proportions":
			side = ByControlLimits(number("value", i), number("denominator", i), reference)
		default:
			t.Fatalf("no method %v", method)
		}
		better := map[any]Direction{"high_good": Higher, "low_good": Lower}[c.Data["polarity"][i]]
		if got, want := Verdict(side, better), c.Expect["significance"].([]any)[i]; got != want {
			t.Errorf("row %d, %v: %s, want %v", i, method, got, want)
		}
	}
}

// near compares within a relative tolerance. No value is null or "NaN".
func near(t *testing.T, what string, got float64, shown bool, want any, tolerance float64) {
	t.Helper()
	var number float64
	switch w := want.(type) {
	case nil:
		if shown {
			t.Errorf("%s: %v, want none", what, got)
		}
		return
	case float64:
		number = w
	case string:
		number = map[string]float64{"Inf": math.Inf(1), "-Inf": math.Inf(-1), "NaN": math.NaN()}[w]
		if math.IsNaN(number) == math.IsNaN(got) && (math.IsNaN(got) || number == got) {
			return
		}
	}
	scale := math.Abs(number)
	if scale == 0 {
		scale = 1
	}
	if !shown || !(math.Abs(got-number) <= tolerance*scale) {
		t.Errorf("%s: %v, want %v", what, got, number)
	}
}
