package link

import "byname/internal/wilson"

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
			x.MLow, x.MTop = wilson.Interval(x.M, pairs)
			x.ULow, x.UTop = wilson.Interval(x.U, draws[c]+belief)
		}
	}
}
