package outcome

import (
	"math"
	"slices"
)

// Quantiles puts areas into q groups of equal number by their value, the
// highest value in group 1 (or the lowest, when lowestFirst): the rank of
// equal values is that of the first of them. An area without a value (NaN)
// has group 0, and so has every area when fewer than q have one.
//
// Source: the deprivation deciles of the national public-health profiles.
func Quantiles(values []float64, q int, lowestFirst bool) []int {
	var sorted []float64
	for _, v := range values {
		if !math.IsNaN(v) {
			sorted = append(sorted, v)
		}
	}
	slices.Sort(sorted)
	n := len(sorted)
	groups := make([]int, len(values))
	if n < q || q < 1 {
		return groups
	}
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		before, _ := slices.BinarySearch(sorted, v)
		if !lowestFirst { // how many are higher
			after, _ := slices.BinarySearchFunc(sorted, v, func(x, v float64) int {
				if x <= v {
					return -1
				}
				return 1
			})
			before = n - after
		}
		// In whole numbers: (q+1) - ceil((n-before)·q/n).
		groups[i] = max(1, q+1-((n-before)*q+n-1)/n)
	}
	return groups
}
