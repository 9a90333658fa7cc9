package area

import "slices"

// A Shape is the outline of an area, to be filled even-odd.
type Shape struct {
	ID    string
	Rings []Ring
}

// What LSOAs can be drawn together by, for Shapes.
func ByLSOA(l *LSOA) string          { return l.Code }
func ByMSOA(l *LSOA) string          { return l.MSOA.Code }
func ByWard(l *LSOA) string          { return l.Ward.Code }
func ByNeighbourhood(l *LSOA) string { return l.Neighbourhood.ID }
func ByPlace(l *LSOA) string         { return l.Place.Code }

// Shapes draws LSOAs together into larger areas, by id, leaving out the lines
// between LSOAs of one area. Lines are simplified to within tolerance_m metres
// (0 leaves them as they are); neighbours keep one common line, so there are
// no gaps.
func (s *System) Shapes(by func(*LSOA) string, tolerance_m float64) ([]Shape, error) {
	outlines, err := s.outlines()
	if err != nil {
		return nil, err
	}
	owner := map[edge]string{}
	for _, l := range s.LSOAs {
		for _, ring := range outlines[l.Code] {
			ring.edges(func(e edge) { owner[e] = by(l) })
		}
	}
	next := map[string]map[Point][]Point{} // id → from → to
	roads := map[Point][]Point{}           // the lines that stay, both ways, each once
	for _, l := range s.LSOAs {
		id := by(l)
		for _, ring := range outlines[l.Code] {
			ring.edges(func(e edge) {
				other, shared := owner[e.back()]
				if owner[e] != id || shared && other == id {
					return
				}
				if next[id] == nil {
					next[id] = map[Point][]Point{}
				}
				if slices.Contains(next[id][e.a], e.b) {
					return
				}
				next[id][e.a] = append(next[id][e.a], e.b)
				if !slices.Contains(roads[e.a], e.b) {
					roads[e.a] = append(roads[e.a], e.b)
					roads[e.b] = append(roads[e.b], e.a)
				}
			})
		}
	}
	keep := simplify(roads, tolerance_m)
	shapes := make([]Shape, 0, len(next))
	for _, id := range sortedKeys(next) {
		shape := Shape{ID: id}
		for _, ring := range walk(next[id]) {
			kept := slices.DeleteFunc(slices.Clone(ring), func(p Point) bool { return !keep[p] })
			if len(kept) < 3 {
				kept = ring
			}
			shape.Rings = append(shape.Rings, kept)
		}
		shapes = append(shapes, shape)
	}
	return shapes, nil
}

// walk joins steps into rings. It uses each step up, so next is empty after.
func walk(next map[Point][]Point) []Ring {
	starts := make([]Point, 0, len(next))
	for p := range next {
		starts = append(starts, p)
	}
	slices.SortFunc(starts, comparePoints)
	var rings []Ring
	for _, start := range starts {
		for len(next[start]) > 0 {
			var ring Ring
			for at := start; len(next[at]) > 0; {
				ring = append(ring, at)
				to := next[at][0]
				next[at] = next[at][1:]
				at = to
			}
			if len(ring) > 2 {
				rings = append(rings, ring)
			}
		}
	}
	return rings
}
