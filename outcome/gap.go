package outcome

import (
	"cmp"
	"math"
	"slices"
)

// A Gap is how far a group's proportion lies above that of the best-served
// group of its kind, where lower is better.
type Gap struct {
	Kind        int // which way of dividing people
	Group, Best string
	Difference  float64 // of proportions
	P           float64 // of so large a difference by chance alone, corrected for how many were compared
	Real        bool    // P is below .05
}

// A Group is X of N who fared badly.
type Group struct {
	Name string
	X, N int64
}

// Gaps compares each group with the best-served of its kind, the one with the
// smallest proportion among those of at least fewest; smaller groups are not
// compared. kinds are ways to divide the same people, each on its own. A
// difference is tested by Pearson's chi-square, or Fisher's exact test where
// fewer than five are expected in a cell; the P of all comparisons are
// corrected by Holm's steps.
//
// The best is chosen after looking, so the steps begin from the number of all
// pairs of groups of a kind, not only of those with the best among them: then
// a false alarm anywhere is rarer than one in twenty.
//
// Source: Holm S. A simple sequentially rejective multiple test procedure.
// Scand J Stat 1979;6:65-70.
func Gaps(kinds [][]Group, fewest int64) []Gap {
	var gaps []Gap
	pairs := 0
	for kind, groups := range kinds {
		var enough []Group
		for _, g := range groups {
			if g.N > 0 && g.N >= fewest {
				enough = append(enough, g)
			}
		}
		if len(enough) < 2 {
			continue
		}
		pairs += len(enough) * (len(enough) - 1) / 2
		best := slices.MinFunc(enough, func(a, b Group) int {
			return cmp.Or(cmp.Compare(a.share(), b.share()), cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name))
		})
		for _, g := range enough {
			if g.Name != best.Name {
				gaps = append(gaps, Gap{Kind: kind, Group: g.Name, Best: best.Name, Difference: g.share() - best.share(), P: differ(g, best)})
			}
		}
	}
	order := make([]int, len(gaps))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(gaps[a].P, gaps[b].P) })
	worst := 0.
	for step, i := range order {
		worst = math.Max(worst, math.Min(1, gaps[i].P*float64(pairs-step)))
		gaps[i].P = worst
		gaps[i].Real = worst < .05
	}
	return gaps
}

func (g Group) share() float64 { return float64(g.X) / float64(g.N) }

// differ is the probability of so unlike proportions were they the same.
func differ(a, b Group) float64 {
	x := OfProportion(a.X, float64(a.N), 1, 0)
	y := OfProportion(b.X, float64(b.N), 1, 0)
	if few(x, y) {
		return fisher(a.X, a.N, b.X, b.N)
	}
	d, err := ProportionDifference(a.X, float64(a.N), b.X, float64(b.N), .95)
	if err != nil {
		return 1
	}
	return d.P
}
