package splink

import "strings"

// Likeness of texts as DuckDB computes it, over bytes: the tests compare with
// its answers.

// levenshtein is how many letters put in, left out or changed make a of b.
//
// Source: Levenshtein 1966.
func levenshtein(a, b string) int {
	a, b = trimmed(a, b)
	if len(a) == 0 {
		return len(b)
	}
	var space [64]uint16
	row := space[:0]
	if len(b)+1 > len(space) {
		row = make([]uint16, 0, len(b)+1)
	}
	for j := range len(b) + 1 {
		row = append(row, uint16(j))
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = uint16(i + 1)
		for j := range len(b) {
			above := row[j+1]
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			row[j+1] = min(cost, above+1, row[j]+1)
			diagonal = above
		}
	}
	return int(row[len(b)])
}

// trimmed leaves out what both begin and end with, the shorter one first.
// Absurdly long texts are cut.
func trimmed(a, b string) (string, string) {
	const longest = 20000
	a, b = a[:min(len(a), longest)], b[:min(len(b), longest)]
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// damerauLevenshtein counts two letters that changed places as one, also when
// others stand between them in the end.
//
// Source: Lowrance and Wagner 1975.
func damerauLevenshtein(a, b string) int {
	a, b = trimmed(a, b)
	switch {
	case len(a) == 0:
		return len(b)
	case len(a) == 1 && strings.Contains(b, a):
		return len(b) - 1
	case len(a) == 1:
		return len(b)
	}
	w := len(b) + 2
	var space [400]uint16
	d := space[:]
	if n := (len(a) + 2) * w; n > len(d) {
		d = make([]uint16, n)
	}
	most := uint16(len(a) + len(b))
	d[0] = most
	for i := range len(a) + 1 {
		d[(i+1)*w], d[(i+1)*w+1] = most, uint16(i)
	}
	for j := range len(b) + 1 {
		d[j+1], d[w+j+1] = most, uint16(j)
	}
	var lastRow [256]uint16
	for i := 1; i <= len(a); i++ {
		lastColumn := 0
		for j := 1; j <= len(b); j++ {
			k, l := int(lastRow[b[j-1]]), lastColumn
			cost := uint16(1)
			if a[i-1] == b[j-1] {
				cost, lastColumn = 0, j
			}
			d[(i+1)*w+j+1] = min(d[i*w+j]+cost, d[(i+1)*w+j]+1, d[i*w+j+1]+1,
				d[k*w+l]+uint16(i-k-1)+1+uint16(j-l-1))
		}
		lastRow[a[i-1]] = uint16(i)
	}
	return int(d[(len(a)+1)*w+len(b)+1])
}

// jaroWinkler lifts a likeness above 0.7 by a tenth of what is missing for
// each of the first four letters in common.
//
// Source: Winkler 1990.
func jaroWinkler(a, b string) float64 {
	likeness := jaro(a, b)
	if likeness <= 0.7 {
		return likeness
	}
	start := 0
	for start < min(4, len(a), len(b)) && a[start] == b[start] {
		start++
	}
	return likeness + float64(start)*0.1*(1-likeness)
}

// jaro is the share of letters that both have in about the same places.
//
// Source: Jaro 1989.
func jaro(a, b string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if a == b {
		return 1
	}
	if len(a) > 64 || len(b) > 64 {
		return jaroLong(a, b)
	}
	reach := max(0, max(len(a), len(b))/2-1)
	var inA, inB uint64
	common := 0
	for j := range len(b) {
		for i := max(0, j-reach); i < min(len(a), j+reach+1); i++ {
			if inA>>i&1 == 0 && a[i] == b[j] {
				inA |= 1 << i
				inB |= 1 << j
				common++
				break
			}
		}
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
	return jaroOf(common, moved, len(a), len(b))
}

func jaroOf(common, moved, a, b int) float64 {
	if common == 0 {
		return 0
	}
	m := float64(common)
	return (m/float64(a) + m/float64(b) + (m-float64(moved/2))/m) / 3
}

func jaroLong(a, b string) float64 {
	reach := max(0, max(len(a), len(b))/2-1)
	inA, inB := make([]bool, len(a)), make([]bool, len(b))
	common := 0
	for j := range len(b) {
		for i := max(0, j-reach); i < min(len(a), j+reach+1); i++ {
			if !inA[i] && a[i] == b[j] {
				inA[i], inB[j] = true, true
				common++
				break
			}
		}
	}
	moved, j := 0, 0
	for i := range len(a) {
		if !inA[i] {
			continue
		}
		for !inB[j] {
			j++
		}
		if a[i] != b[j] {
			moved++
		}
		j++
	}
	return jaroOf(common, moved, len(a), len(b))
}

// jaccard is the share of different letters that both have. Nothing is like
// an empty text.
//
// Source: Jaccard 1912.
func jaccard(a, b string) (float64, bool) {
	if a == "" || b == "" {
		return 0, false
	}
	var seen [256]uint8
	for i := range len(a) {
		seen[a[i]] |= 1
	}
	for i := range len(b) {
		seen[b[i]] |= 2
	}
	either, common := 0, 0
	for _, s := range seen {
		if s != 0 {
			either++
		}
		if s == 3 {
			common++
		}
	}
	return float64(common) / float64(either), true
}
