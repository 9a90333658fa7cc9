package outcome

import "math"

// exactBelow is the count from which Byar's approximation serves.
const exactBelow = 10

// OfRate is x events among n people (or person-years), times per, with limits
// of the Poisson distribution: exact below 10 events, Byar's from 10 on. A
// confidence of 0 gives the value alone. Refused when x is below 0 or n is not
// above 0.
//
// Source: Breslow NE, Day NE. Statistical methods in cancer research, volume
// II. IARC 1987, p 69.
func OfRate(x int64, n, per, confidence float64) Indicator {
	i := Indicator{Kind: Rate, Numerator: x, Denominator: n, Per: per, Confidence: confidence}
	switch bad := badConfidence(confidence); {
	case !(n > 0):
		return i.none("no people to count among")
	case x < 0:
		return i.none("a count below 0")
	case confidence == 0:
		i.Value = float64(x) / n * per
		return i
	case bad != "":
		return i.none(bad)
	}
	lower, upper, method := rateLimits(x, confidence)
	return i.scaled(float64(x)/n, lower/n, upper/n, method)
}

// rateLimits are the limits of a count of events: exact when there are few.
func rateLimits(x int64, confidence float64) (lower, upper float64, method string) {
	if x < exactBelow {
		lower, upper = poissonLimits(x, confidence)
		return lower, upper, "exact"
	}
	lower, upper = byarLimits(float64(x), confidence)
	return lower, upper, "Byar"
}

// byarLimits are Byar's approximation to the Poisson limits of a count: the
// cube root of a Poisson variable is nearly normal. Of very few events, which
// it does not serve, the lower one may be no number.
func byarLimits(x, confidence float64) (lower, upper float64) {
	z := z(confidence)
	cube := func(x, z float64) float64 {
		r := 1 - 1/(9*x) + z/(3*math.Sqrt(x))
		if r < 0 {
			return math.NaN()
		}
		return x * r * r * r
	}
	return cube(x, -z), cube(x+1, z)
}

// poissonLimits are the exact limits of a count: the means at which so many or
// more, and so few or fewer, have half of what the confidence leaves.
//
// Source: Garwood F. Biometrika 1936;28:437-42.
func poissonLimits(x int64, confidence float64) (lower, upper float64) {
	tail := (1 - confidence) / 2
	if tail <= 0 {
		return 0, math.Inf(1)
	}
	if x > 0 {
		lower = chiQuantile(tail, 2*float64(x)) / 2
	}
	return lower, chiQuantile(1-tail, 2*float64(x)+2) / 2
}
