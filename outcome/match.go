package outcome

import (
	"math"
	"slices"
)

// Matching says how comparison people are found.
type Matching struct {
	Ratio   int     // comparison people for each of those helped
	Caliper float64 // at most so many standard deviations of the score apart; 0 any distance
}

// A Match is the comparison people of one who was helped, the first found
// first; -1 where there was none near enough.
type Match struct {
	Helped  int
	Against []int
}

// Matched finds for each person helped those not helped with the nearest
// score, each once: the highest score chooses first, and everybody's first
// choice before anybody's second.
//
// Source: Rosenbaum PR, Rubin DB. Am Stat 1985;39:33-8; Stuart EA. Stat Sci
// 2010;25:1-21.
func Matched(score []float64, helped []bool, m Matching) []Match {
	var matches []Match
	for i := range score {
		if helped[i] {
			matches = append(matches, Match{Helped: i})
		}
	}
	reach := math.Inf(1)
	if m.Caliper > 0 {
		reach = m.Caliper * deviation(score)
	}
	order := make([]int, len(matches))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return sign(score[matches[b].Helped] - score[matches[a].Helped]) })
	taken := make([]bool, len(score))
	for range max(1, m.Ratio) {
		for _, i := range order {
			best, far := -1, reach
			for j := range score {
				d := math.Abs(score[j] - score[matches[i].Helped])
				if !helped[j] && !taken[j] && (d < far || d <= far && best < 0) {
					best, far = j, d
				}
			}
			if best >= 0 {
				taken[best] = true
			}
			matches[i].Against = append(matches[i].Against, best)
		}
	}
	return matches
}

// Weights of everybody in a comparison: 1 for those helped who were matched,
// and shared out among the comparison people of each, so that they sum to how
// many there are.
func Weights(n int, matches []Match) []float64 {
	w := make([]float64, n)
	helped, against := 0., 0.
	for _, m := range matches {
		found := 0.
		for _, a := range m.Against {
			if a >= 0 {
				found++
			}
		}
		if found == 0 {
			continue
		}
		w[m.Helped] = 1
		helped++
		for _, a := range m.Against {
			if a >= 0 {
				w[a] = 1 / found
				against++
			}
		}
	}
	for _, m := range matches {
		for _, a := range m.Against {
			if a >= 0 {
				w[a] *= against / helped
			}
		}
	}
	return w
}

// Imbalance is how far those helped differ from those they are compared with
// in x, in standard deviations of all those helped. Weights may be nil: all
// count the same.
func Imbalance(x []float64, helped []bool, weights []float64) float64 {
	var top, under [2]float64
	var among []float64
	for i, v := range x {
		side := 0
		if helped[i] {
			side = 1
			among = append(among, v)
		}
		w := 1.
		if weights != nil {
			w = weights[i]
		}
		top[side], under[side] = top[side]+w*v, under[side]+w
	}
	return (top[1]/under[1] - top[0]/under[0]) / deviation(among)
}

// deviation is the standard deviation of x.
func deviation(x []float64) float64 {
	m := mean(x)
	squares := 0.
	for _, v := range x {
		squares += (v - m) * (v - m)
	}
	return math.Sqrt(squares / float64(len(x)-1))
}
