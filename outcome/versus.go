package outcome

import "math"

// A Direction says which way is better.
type Direction string

const (
	Higher Direction = "higher" // is better
	Lower  Direction = "lower"  // is better
)

// side is -1 when a reference lies above an interval, 1 when below, 0 within.
func side(lower, upper, reference float64) int {
	switch {
	case upper < reference:
		return -1
	case lower > reference:
		return 1
	}
	return 0
}

// ByInterval tells on which side of a reference an interval lies: -1 below, 1
// above, 0 when the reference is within.
func ByInterval(lower, upper, reference float64) int { return side(lower, upper, reference) }

// ByTwoIntervals is ByInterval with two confidences: -2 or 2 when even the
// wider interval does not reach the reference.
func ByTwoIntervals(lower, upper, widerLower, widerUpper, reference float64) int {
	return side(lower, upper, reference) + side(widerLower, widerUpper, reference)
}

// ByBothIntervals is ByInterval for a reference that has an interval too: 0
// when they overlap.
func ByBothIntervals(lower, upper, referenceLower, referenceUpper float64) int {
	switch {
	case upper < referenceLower:
		return -1
	case lower > referenceUpper:
		return 1
	}
	return 0
}

// ByControlLimits tells on which side of Wilson's limits around a reference a
// proportion of n lies, with 1.96 standard deviations.
func ByControlLimits(value, n, reference float64) int {
	const z = 1.96
	x := reference * n
	middle, half, under := 2*x+z*z, z*math.Sqrt(z*z+4*x*(1-reference)), 2*(n+z*z)
	return -side((middle-half)/under, (middle+half)/under, value)
}

// Verdict is a side in words, by which way is better: Same, Better, Worse, or
// Best and Worst when told with the higher confidence; None where no way is.
//
// Source: the comparisons of the national site of public-health profiles.
func Verdict(side int, better Direction) string {
	if better == Lower {
		side = -side
	} else if better != Higher {
		return "None"
	}
	return [...]string{"Worst", "Worse", "Same", "Better", "Best"}[side+2]
}
