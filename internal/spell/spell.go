// Package spell finds the word that was probably meant.
package spell

import "slices"

// Nearest is the word among those given that needs the fewest changed, missing,
// added or swapped letters to become word; "" when none needs fewer than half
// of its letters. Ties go to the word that sorts first.
func Nearest(word string, among []string) string {
	best, least := "", len(word)/2+1
	for _, w := range slices.Sorted(slices.Values(among)) {
		if d := distance([]rune(word), []rune(w)); d < least {
			best, least = w, d
		}
	}
	return best
}

// distance is the optimal string alignment distance (Damerau 1964).
func distance(a, b []rune) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
