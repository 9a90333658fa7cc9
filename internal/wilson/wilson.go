// Package wilson tells how sure a share found in a sample is.
package wilson

import "math"

// Interval is the one that holds a share with a confidence of 95 per cent,
// when it was found among n. With n = 0 it is all there is.
//
// Source: Wilson 1927.
func Interval(share, n float64) (low, high float64) {
	const z = 1.959964
	if n <= 0 {
		return 0, 1
	}
	middle := (share + z*z/(2*n)) / (1 + z*z/n)
	reach := z / (1 + z*z/n) * math.Sqrt(share*(1-share)/n+z*z/(4*n*n))
	return max(0, middle-reach), min(1, middle+reach)
}
