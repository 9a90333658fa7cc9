package link

import "math/bits"

// oneEdit reports whether one letter more, less or other, or two neighbours
// in each other's place, makes a of b. A question mark stands for any letter.
//
// Source: Damerau 1964, the four kinds that make most of typing errors.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && sameLetter(a[i], b[i]) {
		i++
	}
	if len(a) < len(b) {
		return tail(a[i:], b[i+1:])
	}
	if i == len(a) {
		return true
	}
	if tail(a[i+1:], b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && tail(a[i+2:], b[i+2:])
}

func sameLetter(a, b byte) bool { return a == b || a == '?' || b == '?' }

func tail(a, b string) bool {
	for i := range len(a) {
		if !sameLetter(a[i], b[i]) {
			return false
		}
	}
	return true
}

const mostLetters = 64 // that jaroWinkler reads of each word

// jaroWinkler is the likeness of two words, 0 to 1, with the usual scale of
// 0.1 for up to four letters in common at the start.
//
// Source: Winkler 1990.
func jaroWinkler(a, b string) float64 {
	a, b = a[:min(len(a), mostLetters)], b[:min(len(b), mostLetters)]
	if a == b {
		return 1
	}
	if a > b { // the greedy search for common letters depends on who comes first
		a, b = b, a
	}
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	reach := max(0, max(len(a), len(b))/2-1)
	var places [32]uint64 // of the letters of b, of which bytes that differ may share one
	for j := range len(b) {
		places[b[j]&31] |= 1 << j
	}
	var inA, inB uint64
	common := 0
	for i := range len(a) {
		before, after := max(0, i-reach), i+reach+1
		window := (uint64(1)<<after - 1) &^ (1<<before - 1)
		for near := places[a[i]&31] & window &^ inB; near != 0; near &= near - 1 {
			if j := bits.TrailingZeros64(near); a[i] == b[j] {
				inA |= 1 << i
				inB |= 1 << j
				common++
				break
			}
		}
	}
	if common == 0 {
		return 0
	}
	moved, j := 0, 0
	for i := range len(a) {
		if inA>>i&1 == 0 {
			continue
		}
		for inB>>j&1 == 0 {
			j++
		}
		if a[i] != b[j] {
			moved++
		}
		j++
	}
	return winkler(a, b, jaro(common, moved, len(a), len(b)))
}

// jaro is the likeness of words of two lengths with letters in common, of
// which some have moved.
func jaro(common, moved, one, other int) float64 {
	m := float64(common)
	return (m/float64(one) + m/float64(other) + (m-float64(moved/2))/m) / 3
}

// winkler raises a likeness for letters in common at the start.
func winkler(a, b string, jaro float64) float64 {
	start := 0
	for start < min(4, len(a), len(b)) && a[start] == b[start] {
		start++
	}
	return jaro + float64(start)*0.1*(1-jaro)
}
