package outcome

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// z is how many standard deviations a two-sided interval of this confidence
// reaches on either side: 1.96 for .95, infinite for 1.
func z(confidence float64) float64 {
	tail := (1 - confidence) / 2
	if tail <= 0 {
		return math.Inf(1)
	}
	return -normalQuantile(tail)
}

func normalQuantile(p float64) float64 { return distuv.UnitNormal.Quantile(p) }

// upperTail is the probability that a standard normal exceeds x.
func upperTail(x float64) float64 { return math.Erfc(x/math.Sqrt2) / 2 }

// chiQuantile is the value that a chi-square variable stays below with
// probability p.
func chiQuantile(p, df float64) float64 { return 2 * mathext.GammaIncRegInv(df/2, p) }

// chiUpperTail is the probability that a chi-square variable exceeds x.
func chiUpperTail(x, df float64) float64 { return mathext.GammaIncRegComp(df/2, x/2) }

// betaQuantile is the value that a beta variable stays below with
// probability p.
func betaQuantile(p, a, b float64) float64 { return mathext.InvRegIncBeta(a, b, p) }

// tUpperTail is the probability that Student's t exceeds x.
func tUpperTail(x, df float64) float64 {
	if x < 0 {
		return 1 - tUpperTail(-x, df)
	}
	return mathext.RegIncBeta(df/2, .5, df/(df+x*x)) / 2
}

// tQuantile is the value that Student's t stays below with probability p. The
// library's answer is mended by Newton's steps on the tail; with many degrees
// of freedom, where the library loses its way, it is a series around the normal.
//
// Source: Abramowitz M, Stegun IA. Handbook of mathematical functions, 26.7.5.
func tQuantile(p, df float64) float64 {
	if p > .5 {
		return -tQuantile(1-p, df)
	}
	if df > 1000 {
		x := normalQuantile(p)
		s := x * x
		return x * (1 + (s+1)/(4*df) + ((5*s+16)*s+3)/(96*df*df) +
			(((3*s+19)*s+17)*s-15)/(384*df*df*df) + ((((79*s+776)*s+1482)*s-1920)*s-945)/(92160*df*df*df*df))
	}
	t := distuv.StudentsT{Sigma: 1, Nu: df}
	x := -t.Quantile(p)
	for range 4 {
		step := (tUpperTail(x, df) - p) / t.Prob(x)
		x += step
		if math.Abs(step) <= 1e-15*math.Abs(x) {
			break
		}
	}
	return -x
}

// binomialQuantile is the smallest count that a binomial variable does not
// exceed with probability p or more.
func binomialQuantile(p float64, n int64, chanceOfOne float64) int64 {
	const fuzz = 64 * 0x1p-52 // equal but for rounding
	for k := range n {
		if chance(n, chanceOfOne, func(i int64, _ float64) bool { return i <= k }) >= p*(1-fuzz) {
			return k
		}
	}
	return n
}
