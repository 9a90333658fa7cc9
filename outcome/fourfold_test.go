package outcome

import (
	"math"
	"testing"
)

func TestFourfold(t *testing.T) {
	f := Fourfold{Hit: 30, FalseAlarm: 70, Missed: 20, Rest: 880}
	if f.Found() != 100 || f.Harmed() != 50 || f.All() != 1000 {
		t.Errorf("%+v", f)
	}
	s, p := f.Sensitivity(.95), f.PredictiveValue(.95)
	// Wilson's limits of 30 of 50 and 30 of 100, as R's binom.confint gives them.
	for _, c := range []struct{ got, want float64 }{{s.Value, 60}, {s.LowerCL, 46.18}, {s.UpperCL, 72.39}, {p.Value, 30}, {p.LowerCL, 21.89}, {p.UpperCL, 39.58}} {
		if math.Abs(c.got-c.want) > .01 {
			t.Errorf("%v, want %v", c.got, c.want)
		}
	}
	n := Needed(p)
	if math.Abs(n.Value-3.333) > .001 || n.LowerCL >= n.Value || n.UpperCL <= n.Value {
		t.Errorf("%+v", n)
	}
	if Needed(Fourfold{FalseAlarm: 40}.PredictiveValue(.95)).Shown() {
		t.Error("a number is needed where nobody came to harm")
	}
}

// The limits of the median are those of the table in Conover: the 3rd and the
// 10th of 12, the 6th and 15th of 20.
func TestMedian(t *testing.T) {
	for _, c := range []struct{ n, lower, upper int }{{8, 1, 8}, {12, 3, 10}, {20, 6, 15}, {2000, 956, 1045}} {
		var x []float64
		for i := range c.n {
			x = append(x, float64(c.n-i))
		}
		m := Median(x, .95)
		if m.Value != float64(c.n+1)/2 || math.Abs(m.LowerCL-float64(c.lower)) > 1 && c.n > 100 || c.n < 100 && (m.LowerCL != float64(c.lower) || m.UpperCL != float64(c.upper)) {
			t.Errorf("%d numbers: %+v", c.n, m)
		}
	}
	if Median(make([]float64, 7), .95).Shown() {
		t.Error("a median of seven is shown")
	}
}
