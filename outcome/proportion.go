package outcome

import "math"

// OfProportion is x of n people, times per, with Wilson's score interval:
//
//	(2x + z² ∓ z sqrt(z² + 4x(1 - x/n))) / 2(n + z²)
//
// A confidence of 0 gives the value alone. Refused when x is below 0 or above
// n, or n is not above 0.
//
// Source: Wilson EB. Probable inference, the law of succession, and
// statistical inference. J Am Stat Assoc 1927;22:209-12.
func OfProportion(x int64, n, per, confidence float64) Indicator {
	i := Indicator{Kind: Proportion, Numerator: x, Denominator: n, Per: per, Confidence: confidence}
	switch bad := badConfidence(confidence); {
	case !(n > 0):
		return i.none("no people to count among")
	case x < 0:
		return i.none("a count below 0")
	case float64(x) > n:
		return i.none("more counted than there are people")
	case confidence == 0:
		i.Value = float64(x) / n * per
		return i
	case bad != "":
		return i.none(bad)
	}
	p, z := float64(x), z(confidence)
	if math.IsInf(z, 1) {
		return i.scaled(p/n, 0, 1, "Wilson")
	}
	middle, half := 2*p+z*z, z*math.Sqrt(z*z+4*p*(1-p/n))
	under := 2 * (n + z*z)
	return i.scaled(p/n, (middle-half)/under, (middle+half)/under, "Wilson")
}
