package area

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// simplify says which points of a net of lines stay. Where lines meet or end,
// a point always stays; between two such points a line keeps what is further
// than the tolerance from the line without it (Ramer 1972, Douglas and
// Peucker 1973).
func simplify(roads map[Point][]Point, tolerance_m float64) map[Point]bool {
	keep := make(map[Point]bool, len(roads))
	points := slices.SortedFunc(maps.Keys(roads), comparePoints)
	for _, p := range points {
		if len(roads[p]) != 2 || tolerance_m <= 0 {
			keep[p] = true
		}
	}
	if tolerance_m <= 0 {
		return keep
	}
	seen := make(map[Point]bool, len(roads))
	follow := func(from, to Point) {
		line := []Point{from, to}
		for prev, at := from, to; !keep[at] && at != from; {
			seen[at] = true
			step := roads[at][0]
			if step == prev {
				step = roads[at][1]
			}
			prev, at = at, step
			line = append(line, at)
		}
		// Both neighbours walk the same line the same way round.
		if comparePoints(line[0], line[len(line)-1]) > 0 {
			slices.Reverse(line)
		}
		keepFar(line, tolerance_m, keep)
	}
	for _, p := range points {
		if keep[p] {
			for _, to := range roads[p] {
				if !seen[to] {
					follow(p, to)
				}
			}
		}
	}
	for _, p := range points { // islands, which meet nothing
		if !keep[p] && !seen[p] {
			keep[p] = true
			follow(p, roads[p][0])
		}
	}
	return keep
}

// keepFar marks the points of a line that its simpler form needs.
func keepFar(line []Point, tolerance_m float64, keep map[Point]bool) {
	far, at := tolerance_m, -1
	for i := 1; i < len(line)-1; i++ {
		if d := distance(line[i], line[0], line[len(line)-1]); d > far {
			far, at = d, i
		}
	}
	if at < 0 {
		return
	}
	keep[line[at]] = true
	keepFar(line[:at+1], tolerance_m, keep)
	keepFar(line[at:], tolerance_m, keep)
}

// distance is metres from p to the straight line between a and b.
func distance(p, a, b Point) float64 {
	px, py := float64(p.E-a.E), float64(p.N-a.N)
	bx, by := float64(b.E-a.E), float64(b.N-a.N)
	along := 0.0
	if square := bx*bx + by*by; square > 0 {
		along = min(max((px*bx+py*by)/square, 0), 1)
	}
	return math.Hypot(px-along*bx, py-along*by)
}

func comparePoints(a, b Point) int { return cmp.Or(cmp.Compare(a.E, b.E), cmp.Compare(a.N, b.N)) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
