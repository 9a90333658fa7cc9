package area

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"math/bits"
	"slices"
	"strings"

	"byname"
)

// What a neighbourhood's population should be.
const (
	fewest = 30_000
	most   = 50_000
)

// Propose groups the wards of one place (by its code) into provisional
// neighbourhoods: each of one piece and of 30,000 to 50,000 people, people
// living as near as possible to the middle of theirs. Where no such grouping
// exists the bounds widen by a tenth until one does. The same wards always
// give the same answer.
func Propose(fsys fs.FS, place string) ([]*Neighbourhood, error) {
	s, err := loadGround(fsys)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(s.Places, func(p *Place) bool { return p.Code == place })
	if i < 0 {
		return nil, byname.NotFound("place "+place, "the code of a place in system.yaml", "use one of those codes")
	}
	var wards []*Ward
	for _, w := range s.Wards {
		if w.Place == s.Places[i] && len(w.LSOAs) > 0 {
			wards = append(wards, w)
		}
	}
	if len(wards) > 64 {
		return nil, byname.Invalid("place "+place, "at most 64 wards", "draw its neighbourhoods by hand in neighbourhoods.yaml")
	}
	beside, err := s.neighbours(wards)
	if err != nil {
		return nil, err
	}
	for widen := 0; ; widen++ {
		low, high := fewest*(10-widen)/10, most*(10+widen)/10
		parts := pieces(wards, beside, low, high)
		if groups := cover(parts, len(wards)); groups != nil {
			return proposed(s.Places[i], wards, groups), nil
		}
	}
}

// neighbours says, as bits, which wards each ward has a line in common with.
func (s *System) neighbours(wards []*Ward) ([]uint64, error) {
	outlines, err := s.outlines()
	if err != nil {
		return nil, err
	}
	owner := map[edge]int{}
	for i, w := range wards {
		for _, l := range w.LSOAs {
			for _, ring := range outlines[l.Code] {
				ring.edges(func(e edge) { owner[e] = i })
			}
		}
	}
	beside := make([]uint64, len(wards))
	for e, i := range owner {
		if j, ok := owner[e.back()]; ok && i != j {
			beside[i] |= 1 << j
		}
	}
	return beside, nil
}

// A piece is a set of wards that could be a neighbourhood.
type piece struct {
	wards  uint64
	spread float64 // people times squared metres from their middle
}

// pieces are all connected sets of wards with a population between low and
// high, by their lowest ward.
func pieces(wards []*Ward, beside []uint64, low, high int) [][]piece {
	found := make([][]piece, len(wards))
	// Every connected set is grown once, from its lowest ward; a ward passed
	// over stays out of that branch.
	var grow func(lowest int, set, rim, out uint64, people int)
	grow = func(lowest int, set, rim, out uint64, people int) {
		if people >= low {
			found[lowest] = append(found[lowest], piece{set, spread(wards, set)})
		}
		for rim &^= out; rim != 0; rim &= rim - 1 {
			w := bits.TrailingZeros64(rim)
			out |= 1 << w
			if more := people + wards[w].LSOAs.Population(); more <= high {
				grow(lowest, set|1<<w, rim|beside[w], out, more)
			}
		}
	}
	for i, w := range wards {
		if people := w.LSOAs.Population(); people <= high {
			out := uint64(1)<<(i+1) - 1
			grow(i, 1<<i, beside[i], out, people)
		}
	}
	return found
}

func spread(wards []*Ward, set uint64) float64 {
	var n, e, north, square float64
	for ; set != 0; set &= set - 1 {
		for _, l := range wards[bits.TrailingZeros64(set)].LSOAs {
			p, x, y := float64(l.Population), float64(l.Easting), float64(l.Northing)
			n, e, north, square = n+p, e+p*x, north+p*y, square+p*(x*x+y*y)
		}
	}
	return square - (e*e+north*north)/n
}

// cover picks pieces so that each ward is in exactly one and the sum of their
// spread is least; nil when there is no way.
func cover(parts [][]piece, wards int) []uint64 {
	type answer struct {
		first  uint64
		spread float64
	}
	all := uint64(math.MaxUint64) >> (64 - wards)
	best := map[uint64]answer{0: {}}
	var solve func(left uint64) answer
	solve = func(left uint64) answer {
		if known, ok := best[left]; ok {
			return known
		}
		a := answer{spread: math.Inf(1)}
		for _, p := range parts[bits.TrailingZeros64(left)] {
			if p.wards&^left == 0 {
				if rest := solve(left &^ p.wards).spread; p.spread+rest < a.spread {
					a = answer{p.wards, p.spread + rest}
				}
			}
		}
		best[left] = a
		return a
	}
	if math.IsInf(solve(all).spread, 1) {
		return nil
	}
	var groups []uint64
	for left := all; left != 0; left &^= best[left].first {
		groups = append(groups, best[left].first)
	}
	return groups
}

func proposed(place *Place, wards []*Ward, groups []uint64) []*Neighbourhood {
	var ns []*Neighbourhood
	for i, set := range groups {
		n := &Neighbourhood{ID: fmt.Sprintf("%s-P%02d", place.Short, i+1), Place: place, Provisional: true}
		for ; set != 0; set &= set - 1 {
			w := wards[bits.TrailingZeros64(set)]
			n.Wards = append(n.Wards, w)
			n.LSOAs = append(n.LSOAs, w.LSOAs...)
		}
		// The wards where most people live give the name.
		byPeople := slices.SortedFunc(slices.Values(n.Wards), func(a, b *Ward) int {
			return cmp.Compare(b.LSOAs.Population(), a.LSOAs.Population())
		})
		var names []string
		for _, w := range byPeople {
			names = append(names, w.Name)
		}
		n.Name = strings.Join(names, ", ")
		if last := len(names) - 1; last > 0 {
			n.Name = strings.Join(names[:last], ", ") + " and " + names[last]
		}
		ns = append(ns, n)
	}
	return ns
}

// YAML is the neighbourhood as lines of neighbourhoods.yaml.
func (n *Neighbourhood) YAML() string {
	var b strings.Builder
	fmt.Fprintf(&b, "- id: %s\n  name: %q\n  place: %s\n", n.ID, n.Name, n.Place.Code)
	if n.Provisional {
		b.WriteString("  provisional: true\n")
	}
	b.WriteString("  wards:\n")
	for _, w := range n.Wards {
		fmt.Fprintf(&b, "    - %s %s\n", w.Code, w.Name)
	}
	return b.String()
}
