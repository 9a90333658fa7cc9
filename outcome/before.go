package outcome

import (
	"math"

	"byname"
)

// A Ratio is how many times one rate is another, with its exact interval and
// the probability of so unlike counts were the rates the same.
type Ratio struct {
	Ratio, LowerCL, UpperCL, P float64
}

// RateRatio compares x1 events among n1 with x2 among n2. Given x1 + x2, x1 is
// binomial; the limits are Clopper and Pearson's, carried over to the ratio.
//
// Source: Przyborowski J, Wilenski H. Biometrika 1940;31:313-23.
func RateRatio(x1 int64, n1 float64, x2 int64, n2, confidence float64) (Ratio, error) {
	if x1 < 0 || x2 < 0 || x1+x2 == 0 || !(n1 > 0) || !(n2 > 0) || badConfidence(confidence) != "" {
		return Ratio{}, byname.Invalid("comparing two rates", "counts of at least one event among people, and a confidence from .9 to 1", "compare a longer time")
	}
	odds := func(p float64) float64 { return p / (1 - p) * n2 / n1 }
	lower, upper := clopperPearson(x1, x1+x2, confidence)
	return Ratio{
		Ratio:   float64(x1) / n1 / (float64(x2) / n2),
		LowerCL: odds(lower), UpperCL: odds(upper),
		P: asUnlikely(x1, x1+x2, n1/(n1+n2)),
	}, nil
}

// A Difference is between two proportions, with Wald's interval and Pearson's
// chi-square of one degree without correction.
type Difference struct {
	Difference, LowerCL, UpperCL, Chi2, P float64
}

// ProportionDifference is x1 of n1 less x2 of n2.
//
// Source: Newcombe RG. Stat Med 1998;17:873-90, method 1.
func ProportionDifference(x1 int64, n1 float64, x2 int64, n2, confidence float64) (Difference, error) {
	if x1 < 0 || x2 < 0 || !(n1 > 0) || !(n2 > 0) || float64(x1) > n1 || float64(x2) > n2 || badConfidence(confidence) != "" {
		return Difference{}, byname.Invalid("comparing two proportions", "counts of no more than the people, and a confidence from .9 to 1", "correct the counts")
	}
	p1, p2 := float64(x1)/n1, float64(x2)/n2
	half := z(confidence) * math.Sqrt(p1*(1-p1)/n1+p2*(1-p2)/n2)
	d := Difference{Difference: p1 - p2, LowerCL: math.Max(p1-p2-half, -1), UpperCL: math.Min(p1-p2+half, 1), P: 1}
	if both := float64(x1+x2) / (n1 + n2); both > 0 && both < 1 {
		d.Chi2 = (p1 - p2) * (p1 - p2) / (both * (1 - both) * (1/n1 + 1/n2))
		d.P = 2 * upperTail(math.Sqrt(d.Chi2))
	}
	return d, nil
}

// Since compares an indicator with the same one before. It reports whether it
// rose or fell beyond what chance would do: -1, 0 or 1; ok is false where the
// two cannot be compared.
func Since(now, before Indicator) (way int, ok bool) {
	if !now.HasInterval() || !before.HasInterval() || now.Kind != before.Kind || now.Confidence != before.Confidence {
		return 0, false
	}
	switch now.Kind {
	case Rate:
		r, err := RateRatio(now.Numerator, now.Denominator, before.Numerator, before.Denominator, now.Confidence)
		if err != nil { // nothing happened, then or now
			return 0, now.Numerator == 0 && before.Numerator == 0
		}
		return side(r.LowerCL, r.UpperCL, 1), true
	case Proportion:
		d, err := ProportionDifference(now.Numerator, now.Denominator, before.Numerator, before.Denominator, now.Confidence)
		if err != nil {
			return 0, false
		}
		if few(now, before) {
			d.P = fisher(now.Numerator, int64(now.Denominator), before.Numerator, int64(before.Denominator))
		}
		if d.P > 1-now.Confidence {
			return 0, true
		}
		return side(d.Difference, d.Difference, 0), true
	}
	return 0, false
}

// few reports whether fewer than five are expected in a cell of the two by two
// table: then chi-square cannot be trusted (Cochran 1954).
func few(a, b Indicator) bool {
	n, x := a.Denominator+b.Denominator, float64(a.Numerator+b.Numerator)
	return math.Min(a.Denominator, b.Denominator)*math.Min(x, n-x)/n < 5
}
