package link

import (
	"cmp"
	"math"
	"slices"
)

// A Drawn is a pair that was drawn by chance, for reviewers to rule on.
type Drawn struct {
	Edge
	Stratum string
	Chance  float64 // that this pair was drawn: a ruling on it stands for 1/Chance pairs
}

// bands of weight, with what was decided, within which pairs are drawn.
var bands = []struct {
	kept  bool
	below float32
	words string
}{
	{false, -2, "apart, below -2 bits"},
	{false, 0, "apart, -2 to 0 bits"},
	{false, math.MaxFloat32, "apart, 0 bits and more"},
	{true, 0, "together, below 0 bits"},
	{true, 5, "together, 0 to 5 bits"},
	{true, 10, "together, 5 to 10 bits"},
	{true, 20, "together, 10 to 20 bits"},
	{true, math.MaxFloat32, "together, 20 bits and more"},
}

// BandOf a pair: what was decided and how heavy it is, in words.
func BandOf(e Edge) string {
	for _, b := range bands {
		if b.kept == e.Kept && e.Weight < b.below {
			return b.words
		}
	}
	return bands[len(bands)-1].words
}

// fewestDrawn of a stratum, when it has so many.
const fewestDrawn = 4

// Draw draws about so many pairs, by bands of weight and by community; ""
// leaves a pair out. How many of a stratum is by how many it holds and how
// unsure the model is of them, and four at least. Which ones is by a hash of
// their rows and the seed: simple random sampling within each stratum.
//
// Source: Neyman J. On the two different aspects of the representative
// method. J R Stat Soc 1934;97:558-625.
func Draw(edges []Edge, community func(Edge) string, number int, seed uint64) []Drawn {
	type stratum struct {
		pairs []Edge
		sure  float64 // the sum of standard deviations
	}
	strata := map[string]*stratum{}
	var names []string
	total := 0.
	for _, e := range edges {
		c := community(e)
		if c == "" {
			continue
		}
		name := BandOf(e) + "; " + c
		s := strata[name]
		if s == nil {
			s = &stratum{}
			strata[name], names = s, append(names, name)
		}
		p := Probability(float64(e.Weight))
		sd := math.Sqrt(max(.0025, p*(1-p))) // nobody is surer than five in a hundred
		s.pairs, s.sure = append(s.pairs, e), s.sure+sd
		total += sd
	}
	slices.Sort(names)
	var drawn []Drawn
	for _, name := range names {
		s := strata[name]
		n := min(len(s.pairs), max(fewestDrawn, int(math.Round(float64(number)*s.sure/total))))
		slices.SortFunc(s.pairs, func(a, b Edge) int {
			return cmp.Or(cmp.Compare(lot(a, seed), lot(b, seed)), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
		})
		for _, e := range s.pairs[:n] {
			drawn = append(drawn, Drawn{e, name, float64(n) / float64(len(s.pairs))})
		}
	}
	slices.SortFunc(drawn, func(a, b Drawn) int { // by other lots: their order tells nobody the stratum
		return cmp.Or(cmp.Compare(lot(a.Edge, ^seed), lot(b.Edge, ^seed)), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return drawn
}

// lot is a pair's place in a drawing.
func lot(e Edge, seed uint64) uint64 { return mix(seed, uint64(e.A), uint64(e.B)) }
