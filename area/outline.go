package area

import (
	"io/fs"
	"strconv"
	"strings"
)

// A Point is metres east and north on the British National Grid.
type Point struct{ E, N int32 }

// A Ring is a closed line; its last point joins its first.
type Ring []Point

// loadOutlines reads boundaries.csv: one ring a line, the first corner and
// then steps.
func loadOutlines(fsys fs.FS, s *System) (map[string][]Ring, error) {
	outlines := make(map[string][]Ring, len(s.LSOAs))
	err := read(fsys, "boundaries.csv", "lsoa,ring", func(r row) error {
		l, err := find(r, "lsoa", s.lsoas)
		if err != nil {
			return err
		}
		steps := strings.Fields(r.text("ring"))
		if len(steps) < 6 || len(steps)%2 != 0 {
			return r.wrong("lsoa", "a ring of three corners or more, two numbers each", "correct the ring")
		}
		ring := make(Ring, len(steps)/2)
		var at Point
		for i := range ring {
			e, errE := strconv.ParseInt(steps[2*i], 10, 32)
			n, errN := strconv.ParseInt(steps[2*i+1], 10, 32)
			if errE != nil || errN != nil {
				return r.wrong("lsoa", "a ring of whole metres", "correct the ring")
			}
			at = Point{at.E + int32(e), at.N + int32(n)}
			ring[i] = at
		}
		outlines[l.Code] = append(outlines[l.Code], ring)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, l := range s.LSOAs {
		if outlines[l.Code] == nil {
			return nil, missing("boundaries.csv", l)
		}
	}
	return outlines, nil
}

// An edge is one step of a ring, walked from a to b. The area on the other
// side walks it from b to a.
type edge struct{ a, b Point }

func (e edge) back() edge { return edge{e.b, e.a} }

// edges calls do for each step of the ring.
func (r Ring) edges(do func(edge)) {
	for i, a := range r {
		if b := r[(i+1)%len(r)]; a != b {
			do(edge{a, b})
		}
	}
}
