package link

import "math"

// share is how often a comparison can be made at all.
func (tr *trainer) share(c int) float64 {
	n, all := 0.0, 0.0
	for p, x := range tr.draws {
		all += x
		if p.at(c) != 0 {
			n += x
		}
	}
	return n / max(1, all)
}

// learnLambda asks some nodes for all their candidates and solves for the
// share of all pairs that are one person's. Along the way it learns how
// often two people are given one number.
func (tr *trainer) learnLambda() {
	if tr.cands == nil {
		tr.collect()
	}
	s := tr.model.scales()
	against := make([]float64, len(tr.cands))
	for i, c := range tr.cands {
		w := s.sum(c.pattern)
		w.random -= c.adjust
		against[i] = s.against(w)
	}
	all := tr.pairs() / float64(tr.every)
	lambda := math.Log2(tr.model.Lambda) // of the odds, near enough
	for range 50 {
		sum := 0.0
		for _, x := range against {
			sum += Probability(lambda - x)
		}
		next := math.Log2((sum + .5) / (all + 1))
		done := math.Abs(next-lambda) < 1e-6
		lambda = next
		if done {
			break
		}
	}
	tr.model.Lambda = math.Exp2(lambda)
	for _, c := range []int{onNHS, onNumber, onLocal, onEmail} {
		two := .5
		for i, x := range tr.cands {
			if x.pattern.at(c) == 1 {
				two += 1 - Probability(lambda-against[i])
			}
		}
		tr.model.Comparisons[c].Levels[0].U = two / (all*tr.share(c) + 1)
	}
}

// collect compares candidates of one node in so many.
func (tr *trainer) collect() {
	n := len(tr.nodes)
	tr.every = max(1, n/40_000)
	const part = 512
	asked := (n + tr.every - 1) / tr.every
	parts := make([][]candidate, (asked+part-1)/part)
	s := tr.model.scales()
	parallel(len(parts), func() func(int) {
		c, seen := newComparer(tr.Table), make([]uint32, len(tr.all))
		return func(i int) {
			for k := i * part; k < min(asked, (i+1)*part); k++ {
				a := uint32(k * tr.every)
				tr.index.after(tr.all, a, seen, func(b uint32, _ int) {
					if int(b) >= n {
						return
					}
					p := c.compare(&tr.nodes[a], &tr.nodes[b])
					parts[i] = append(parts[i], candidate{p, s.sum(p).random - s.weigh(p, &tr.freq[a], &tr.freq[b]).random})
				})
			}
		}
	}, nil)
	for _, p := range parts {
		tr.cands = append(tr.cands, p...)
	}
}
