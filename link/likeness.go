package link

// A likeness is how a record agrees with a whole person: on each comparison
// with the one of their records that agrees best, because people move, marry
// and are misspelt.
type likeness struct {
	best   [comparisons]weighing
	adjust [comparisons]float32 // what frequencies add to it
	level  [comparisons]uint8   // 0 where nothing could be compared
}

// add compares with one more of the person's records.
func (x *likeness) add(s *scales, p pattern, f, g *frequency) {
	for c := range comparisons {
		l := p.at(c)
		if l == 0 {
			continue
		}
		adjust := s.adjust(c, l, f, g)
		w := weighing{s.random[c][l] - adjust, s.home[c][l]}
		if x.level[c] == 0 || w.random < x.best[c].random {
			x.best[c], x.adjust[c], x.level[c] = w, adjust, uint8(l)
		}
	}
}

func (x *likeness) sum() (sum weighing) {
	for _, w := range x.best {
		sum.random += w.random
		sum.home += w.home
	}
	return sum
}
