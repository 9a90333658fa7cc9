package outcome

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// The exact limits are where the tails hold what they should, every interval
// holds its value, and a surer interval is wider.
func TestIntervals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Int64Range(0, 400).Draw(t, "x")
		n := rapid.Int64Range(max(x, 1), 5000).Draw(t, "n")
		confidence := rapid.SampledFrom([]float64{.9, .95, .998}).Draw(t, "confidence")
		tail := (1 - confidence) / 2
		lower, upper := poissonLimits(x, confidence)
		if x > 0 && math.Abs(atLeast(x, lower)/tail-1) > 1e-9 || math.Abs(atMost(x, upper)/tail-1) > 1e-9 {
			t.Fatalf("%d: Poisson %v to %v", x, lower, upper)
		}
		if byarLower, byarUpper := byarLimits(float64(x), confidence); x >= exactBelow && (math.Abs(byarLower-lower) > .1 || math.Abs(byarUpper-upper) > .1) {
			t.Fatalf("%d: Byar %v to %v, exact %v to %v", x, byarLower, byarUpper, lower, upper)
		}
		lower, upper = clopperPearson(x, n, confidence)
		above := chance(n, lower, func(k int64, _ float64) bool { return k >= x })
		below := chance(n, upper, func(k int64, _ float64) bool { return k <= x })
		if x > 0 && math.Abs(above/tail-1) > 1e-9 || x < n && math.Abs(below/tail-1) > 1e-9 {
			t.Fatalf("%d of %d: Clopper and Pearson %v to %v", x, n, lower, upper)
		}
		for _, i := range []Indicator{OfRate(x, float64(n), 1000, confidence), OfProportion(x, float64(n), 100, confidence)} {
			const rounding = 1e-9
			if !i.HasInterval() || i.Value < i.LowerCL-rounding || i.Value > i.UpperCL+rounding || i.LowerCL < -rounding {
				t.Fatalf("%+v", i)
			}
			if wider := OfRate(x, float64(n), 1000, .999); i.Kind == Rate && (wider.LowerCL > i.LowerCL || wider.UpperCL < i.UpperCL) {
				t.Fatalf("%+v is not wider than %+v", wider, i)
			}
		}
	})
}

// Comparing is fair: exchanging the two turns the ratio over and the
// difference round, and says the same of chance.
func TestExchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x1, x2 := rapid.Int64Range(0, 300).Draw(t, "x1"), rapid.Int64Range(1, 300).Draw(t, "x2")
		n1, n2 := float64(rapid.Int64Range(300, 9000).Draw(t, "n1")), float64(rapid.Int64Range(300, 9000).Draw(t, "n2"))
		a, err1 := RateRatio(x1, n1, x2, n2, .95)
		b, err2 := RateRatio(x2, n2, x1, n1, .95)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		close := func(x, y float64) bool { return x == y || math.Abs(x-y) <= 1e-6*math.Max(math.Abs(x), math.Abs(y)) }
		if !close(a.Ratio, 1/b.Ratio) || !close(a.LowerCL, 1/b.UpperCL) || !close(a.P, b.P) {
			t.Fatalf("%+v and %+v", a, b)
		}
		c, _ := ProportionDifference(x1, n1, x2, n2, .95)
		d, _ := ProportionDifference(x2, n2, x1, n1, .95)
		if !close(c.LowerCL, -d.UpperCL) || !close(c.Chi2, d.Chi2) || c.P < 0 || c.P > 1 {
			t.Fatalf("%+v and %+v", c, d)
		}
	})
}

func TestRefused(t *testing.T) {
	for _, i := range []Indicator{
		OfRate(1, 0, 1, .95), OfRate(-1, 5, 1, .95), OfRate(1, math.NaN(), 1, .95), OfRate(1, 5, 1, .5), OfRate(1, 5, 1, 1.1),
		OfProportion(6, 5, 1, .95), OfProportion(-1, 5, 1, .95), OfProportion(1, -5, 1, .95), OfProportion(1, 5, 1, math.NaN()),
	} {
		if i.Shown() || i.Value != 0 || i.UpperCL != 0 || i.Method != "" {
			t.Errorf("%+v", i)
		}
	}
	for _, c := range [][4]float64{{0, 10, 0, 10}, {-1, 10, 1, 10}, {1, 0, 1, 10}, {1, 10, 1, -1}} {
		if _, err := RateRatio(int64(c[0]), c[1], int64(c[2]), c[3], .95); err == nil {
			t.Errorf("a ratio of %v", c)
		}
	}
}

// Fisher's exact probability is what whole numbers of any size give; the lady
// who tasted four of eight cups right has 1 in 70.
func TestFisher(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n1, n2 := rapid.Int64Range(1, 300).Draw(t, "n1"), rapid.Int64Range(1, 300).Draw(t, "n2")
		x1, x2 := rapid.Int64Range(0, min(n1, 40)).Draw(t, "x1"), rapid.Int64Range(0, min(n2, 40)).Draw(t, "x2")
		ways := func(k int64) *big.Int {
			a := new(big.Int).Binomial(n1, k)
			return a.Mul(a, new(big.Int).Binomial(n2, x1+x2-k))
		}
		all, some := new(big.Int), new(big.Int)
		for k := max(0, x1+x2-n2); k <= min(x1+x2, n1); k++ {
			all.Add(all, ways(k))
			if ways(k).Cmp(ways(x1)) <= 0 {
				some.Add(some, ways(k))
			}
		}
		want, _ := new(big.Rat).SetFrac(some, all).Float64()
		if got := fisher(x1, n1, x2, n2); math.Abs(got-want) > 1e-9*want {
			t.Fatalf("%d of %d and %d of %d: %v, want %v", x1, n1, x2, n2, got, want)
		}
	})
	if got := fisher(4, 4, 0, 4); math.Abs(got-2./70) > 1e-12 {
		t.Errorf("all cups right: %v", got)
	}
}

// atMost is the probability that a Poisson variable is x or less, term by
// term.
func atMost(x int64, mean float64) float64 {
	term := math.Exp(-mean)
	sum := term
	for i := int64(1); i <= x; i++ {
		term *= mean / float64(i)
		sum += term
	}
	return sum
}

// atLeast is the probability that a Poisson variable is x or more, summed
// upwards so that small ones keep their digits.
func atLeast(x int64, mean float64) float64 {
	term := math.Exp(-mean)
	for i := int64(1); i <= x; i++ {
		term *= mean / float64(i)
	}
	sum := term
	for i := x + 1; term > sum*1e-18; i++ {
		term *= mean / float64(i)
		sum += term
	}
	return sum
}
