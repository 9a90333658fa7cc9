package link

import (
	"math"
	"slices"

	"byname/internal/wilson"
)

// An Agreement is how often two people who judged the same pairs apart said
// the same, and how much of that is more than chance. Intervals are of 95 %.
// Sources: Cohen 1960 (kappa); Fleiss, Cohen and Everitt 1969 (its standard
// error); Wilson 1927 (the interval of a share).
type Agreement struct {
	Pairs, Agreed              int
	Share, ShareLow, ShareHigh float64
	Kappa, KappaLow, KappaHigh float64
	Defined                    bool // false when all words are the same, or there are none: then there is no kappa
}

// Agree compares what two people said of each pair, as words.
func Agree(words [][2]string) Agreement {
	a := Agreement{Pairs: len(words)}
	if a.Pairs == 0 {
		return a
	}
	n := float64(a.Pairs)
	share := map[[2]string]float64{}
	first, second, said := map[string]float64{}, map[string]float64{}, []string{}
	for _, w := range words {
		for _, s := range w {
			if !slices.Contains(said, s) {
				said = append(said, s)
			}
		}
		if w[0] == w[1] {
			a.Agreed++
		}
		share[w] += 1 / n
		first[w[0]] += 1 / n
		second[w[1]] += 1 / n
	}
	a.Share = float64(a.Agreed) / n
	a.ShareLow, a.ShareHigh = wilson.Interval(a.Share, n)
	slices.Sort(said) // so that sums are the same from run to run
	chance := 0.0
	for _, s := range said {
		chance += first[s] * second[s]
	}
	if 1-chance < 1e-12 {
		return a
	}
	a.Defined = true
	a.Kappa = (a.Share - chance) / (1 - chance)
	// Fleiss, Cohen and Everitt 1969, formula 13.
	var same, other float64
	for _, i := range said {
		d := 1 - (first[i]+second[i])*(1-a.Kappa)
		same += share[[2]string{i, i}] * d * d
		for _, j := range said {
			if i != j {
				other += share[[2]string{i, j}] * (second[i] + first[j]) * (second[i] + first[j])
			}
		}
	}
	k := a.Kappa - chance*(1-a.Kappa)
	variance := (same + (1-a.Kappa)*(1-a.Kappa)*other - k*k) / (n * (1 - chance) * (1 - chance))
	margin := normal95 * math.Sqrt(max(0, variance))
	a.KappaLow, a.KappaHigh = max(-1, a.Kappa-margin), min(1, a.Kappa+margin)
	return a
}

const normal95 = 1.959963984540054
