package outcome

import "math"

// Two levels of a funnel: the tail left on each side.
const (
	NearTail = .025 // 2 standard deviations
	FarTail  = .001 // 3
)

// FunnelProportion are the limits within which the proportion of n people
// lies by chance, with a tail left on either side, when the average is the
// truth: Wilson's interval turned round,
//
//	a ∓ z √(a(1-a)/n)
//
// no less than 0 and no more than 1.
func FunnelProportion(average, n, tail float64) (lower, upper float64) {
	half := -normalQuantile(tail) * math.Sqrt(average*(1-average)/n)
	return max(0, average-half), min(1, average+half)
}

// FunnelExpected are the expected counts between which observed events lie by
// chance, with a tail left on either side: the exact Poisson limits. Seen
// from the expected side they are a funnel's limits observed/expected.
//
// Source: Garwood F. Biometrika 1936;28:437-42; the national technical guide
// to funnel plots.
func FunnelExpected(observed, tail float64) (lower, upper float64) {
	if observed > 0 {
		lower = chiQuantile(tail, 2*observed) / 2
	}
	return lower, chiQuantile(1-tail, 2*observed+2) / 2
}

// A Side of a funnel on which a point lies.
type Side struct {
	High bool
	Tail float64 // FarTail, NearTail, or 0: not significant
}

// SideOfProportion tells where x of n lies around the average.
func SideOfProportion(x, n, average float64) Side {
	return sideOf(func(tail float64) (low, high bool) {
		lower, upper := FunnelProportion(average, n, tail)
		return x/n < lower, x/n > upper
	})
}

// SideOfCount tells where observed events lie against those expected: exact
// limits below ten events, Byar's from ten on.
func SideOfCount(observed int64, expected float64) Side {
	return sideOf(func(tail float64) (low, high bool) {
		lower, upper, _ := rateLimits(observed, 1-2*tail)
		return upper < expected, lower > expected
	})
}

func sideOf(outside func(tail float64) (low, high bool)) Side {
	for _, tail := range [...]float64{FarTail, NearTail} {
		if low, high := outside(tail); low || high {
			return Side{high, tail}
		}
	}
	return Side{}
}
