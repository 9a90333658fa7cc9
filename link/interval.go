package link

import "math"

// wilson is the interval that holds a share with a confidence of 95 per cent,
// when p is the share found among n. With n = 0 it is all there is.
//
// Source: Wilson 1927.
func wilson(p, n float64) (low, top float64) {
	const z = 1.959964
	if n <= 0 {
		return 0, 1
	}
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	reach := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, middle-reach), min(1, middle+reach)
}

// bound gives every level its intervals. M rests on the pairs of one person,
// but on no more than there are subjects, for the hundred pairs of ten records
// tell no more than ten records can; U on the pairs drawn at random. Both rest
// on the belief they started from too, as on so many pairs. The intervals know
// nothing of what the model leaves out, such as that name and address may
// change together.
func (tr *trainer) bound() {
	var draws [comparisons]float64
	for p, n := range tr.draws {
		for c := range comparisons {
			if p.at(c) != 0 {
				draws[c] += n
			}
		}
	}
	for c := range comparisons {
		t := &tr.model.Comparisons[c]
		pairs := min(t.Pairs, float64(len(tr.nodes))) + start(c)
		for l := range t.Levels {
			x := &t.Levels[l]
			x.MLow, x.MTop = wilson(x.M, pairs)
			x.ULow, x.UTop = wilson(x.U, draws[c]+belief)
		}
	}
}
