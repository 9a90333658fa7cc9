package outcome

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A weighted mean with one stratum is the stratum's own, and with two equal
// ones halves the variance: the limits of Zou, Huang and Zhang.
func TestCombined(t *testing.T) {
	one, same := OfProportion(81, 263, 1, .95), Combined([]Part{{3, 81, 263}, {5, 0, 0}}, 1, .95)
	if same.Value != one.Value || math.Abs(same.LowerCL-one.LowerCL) > 1e-12 || math.Abs(same.UpperCL-one.UpperCL) > 1e-12 {
		t.Errorf("%+v, expected %+v", same, one)
	}
	two := Combined([]Part{{1, 81, 263}, {1, 81, 263}}, 1, .95)
	if want := one.Value - (one.Value-one.LowerCL)/math.Sqrt2; math.Abs(two.LowerCL-want) > 1e-12 {
		t.Errorf("lower limit %v, expected %v", two.LowerCL, want)
	}
	if none := Combined([]Part{{1, 0, 0}}, 1, .95); none.Shown() {
		t.Error("nobody was looked at:", none)
	}
	if c := Covered([]Part{{3, 1, 2}, {1, 0, 0}}); c != .75 {
		t.Error("covered", c)
	}
}

// Limits hold what they promise: nineteen times in twenty the truth is within,
// also when strata were looked at in very unequal shares.
func TestCombinedCovers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	truth := []float64{.995, .97, .6}
	share, looked := []float64{.8, .15, .05}, []int{120, 60, 40}
	want := 0.
	for h := range truth {
		want += share[h] * truth[h]
	}
	const times = 4000
	in := 0
	for range times {
		var parts []Part
		for h := range truth {
			x := int64(0)
			for range looked[h] {
				if r.Float64() < truth[h] {
					x++
				}
			}
			parts = append(parts, Part{share[h], x, int64(looked[h])})
		}
		if i := Combined(parts, 1, .95); i.LowerCL <= want && want <= i.UpperCL {
			in++
		}
	}
	if c := float64(in) / times; c < .935 {
		t.Errorf("the truth is within %.3f of the time", c)
	}
}

// When no group fares worse, hardly ever is a gap called real, though the best
// is chosen after looking and there are many groups; a true gap is found.
func TestGapsRaiseFewFalseAlarms(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 2))
	draw := func(n int, p float64) (x int64) {
		for range n {
			if r.Float64() < p {
				x++
			}
		}
		return x
	}
	sizes := []int{900, 500, 300, 200, 120, 80}
	const times = 600
	alarms, found := 0, 0
	for range times {
		var even, uneven [][]Group
		for k := range 3 {
			var a, b []Group
			for i, n := range sizes {
				name := string(rune('a'+k)) + string(rune('a'+i))
				p := .03
				a = append(a, Group{name, draw(n, p), int64(n)})
				if k == 0 && i == 2 {
					p = .15
				}
				b = append(b, Group{name, draw(n, p), int64(n)})
			}
			even, uneven = append(even, a), append(uneven, b)
		}
		for _, g := range Gaps(even, 50) {
			if g.Real {
				alarms++
				break
			}
		}
		for _, g := range Gaps(uneven, 50) {
			if g.Real && g.Group == "ac" {
				found++
			}
		}
	}
	if share := float64(alarms) / times; share > .05 {
		t.Errorf("a false alarm in %.3f of runs", share)
	}
	if found < times*8/10 {
		t.Errorf("the gap was found %d times in %d", found, times)
	}
	if g := Gaps([][]Group{{{"a", 0, 10}, {"b", 9, 49}}}, 50); g != nil {
		t.Error("too few were compared:", g)
	}
}
