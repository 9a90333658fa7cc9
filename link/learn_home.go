package link

// firmly is from how many pairs' worth of belief H starts where two people
// of one home are told from one person by it: by numbers, and by given names.
// Where nothing else tells them apart, what is learned would else run away,
// until everybody's records are those of a home full of namesakes.
const firmly = 1000

// learnHome learns what two people of one home have in common, from pairs
// at one address: with M held, what is left over is theirs.
func (tr *trainer) learnHome() {
	patterns := tr.home.sorted()
	var m, h [comparisons][16]float64
	first := newModel(tr.beliefs)
	for c := range comparisons {
		m[c][0], h[c][0] = 1, 1
		for l, x := range tr.model.Comparisons[c].Levels {
			m[c][l+1], h[c][l+1] = x.M, first.Comparisons[c].Levels[l].H
			if _, number := numbersAtHome[c]; !number && !sharedByHome[c] && c != onFamily && c != onPhone {
				h[c][l+1] = x.U
			}
		}
	}
	begin := h
	pairs := 0.0
	for _, p := range patterns {
		pairs += tr.home[p]
	}
	share, two := .5, 0.0
	for range rounds {
		var counts [comparisons][16]float64
		two = 0
		for _, p := range patterns {
			x, y := share, 1-share
			for c := range comparisons {
				if !sharedByHome[c] {
					x *= m[c][p.at(c)]
					if c == onBorn && strangersBorn(p) {
						y *= tr.model.Comparisons[c].Levels[bornSame-1].U
					} else {
						y *= h[c][p.at(c)]
					}
				}
			}
			n := tr.home[p] * y / (x + y)
			two += n
			for c := range comparisons {
				counts[c][p.at(c)] += n
			}
		}
		for c := range comparisons {
			total, from := 0.0, float64(belief)
			if _, number := numbersAtHome[c]; number || c == onGiven {
				from = firmly
			}
			for _, n := range counts[c][1:] {
				total += n
			}
			for l := range tr.model.Comparisons[c].Levels {
				if sharedByHome[c] {
					h[c][l+1] = m[c][l+1]
				} else {
					h[c][l+1] = (counts[c][l+1] + from*begin[c][l+1]) / (total + from)
				}
			}
		}
		share = 1 - (two+.5)/(pairs+1)
	}
	for c := range comparisons {
		for l := range tr.model.Comparisons[c].Levels {
			tr.model.Comparisons[c].Levels[l].H = h[c][l+1]
		}
	}
	seen := tr.share(onHome)
	m0 := tr.model.Comparisons[onHome].Levels[homeSame-1].M
	tr.model.Household = min(.1, (1-share)*float64(tr.homed)/(tr.pairs()*seen*m0+1)+1e-12)
}
