package outcome

import "math"

// z is how many standard deviations a two-sided interval of this confidence
// reaches on either side: 1.96 for .95, infinite for 1.
func z(confidence float64) float64 {
	tail := (1 - confidence) / 2
	if tail <= 0 {
		return math.Inf(1)
	}
	x := math.Sqrt2 * math.Erfcinv(2*tail)
	// Erfcinv is good to 1e-12 in the tail; two steps of Newton to the last digit.
	for range 2 {
		x += (upperTail(x) - tail) / (math.Exp(-x*x/2) / math.Sqrt(2*math.Pi))
	}
	return x
}

// upperTail is the probability that a standard normal exceeds x.
func upperTail(x float64) float64 { return math.Erfc(x/math.Sqrt2) / 2 }
