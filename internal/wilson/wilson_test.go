package wilson

import (
	"math"
	"testing"
)

// Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20 and 1 of 29.
func TestInterval(t *testing.T) {
	for _, c := range []struct{ k, n, low, high float64 }{
		{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {1, 29, .0061, .1718}, {0, 0, 0, 1},
	} {
		low, high := Interval(c.k/max(1, c.n), c.n)
		if math.Abs(low-c.low) > .00005 || math.Abs(high-c.high) > .00005 {
			t.Errorf("%v of %v: %.4f to %.4f, want %.4f to %.4f", c.k, c.n, low, high, c.low, c.high)
		}
	}
}
