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
	case x < exactBelow:
		lower, upper := poissonLimits(x, confidence)
		return i.scaled(float64(x)/n, lower/n, upper/n, "exact")
	}
	lower, upper := byarLimits(x, confidence)
	return i.scaled(float64(x)/n, lower/n, upper/n, "Byar")
}

// byarLimits are Byar's approximation to the Poisson limits of a count: the
// cube root of a Poisson variable is nearly normal.
func byarLimits(x int64, confidence float64) (lower, upper float64) {
	z := z(confidence)
	cube := func(x, z float64) float64 {
		r := 1 - 1/(9*x) + z/(3*math.Sqrt(x))
		return x * r * r * r
	}
	return cube(float64(x), -z), cube(float64(x+1), z)
}

// poissonLimits are the exact limits of a count: the means at which so many or
// more, and so few or fewer, have half of what the confidence leaves.
func poissonLimits(x int64, confidence float64) (lower, upper float64) {
	tail := (1 - confidence) / 2
	if tail <= 0 {
		return 0, math.Inf(1)
	}
	if x > 0 {
		lower = root(0, float64(x), func(mean float64) float64 { return atLeast(x, mean) - tail })
	}
	top := float64(x) + 1
	for atMost(x, top) > tail {
		top *= 2
	}
	return lower, root(float64(x), top, func(mean float64) float64 { return tail - atMost(x, mean) })
}

// atMost is the probability that a Poisson variable is x or less.
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

// root is where a rising function crosses nothing, to the last digit that
// halving can tell.
func root(low, high float64, f func(float64) float64) float64 {
	for {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			return middle
		}
		if f(middle) < 0 {
			low = middle
		} else {
			high = middle
		}
	}
}
