package outcome

// A Within says that the areas of one level are parts of those of another.
type Within struct {
	Part, Whole int   // which grids
	Of          []int // by area of Part: the area of Whole, -1 for none
}

// Conceal marks what not everybody may see in grids of one measure: numbers
// of few people, and those that would give one of them away. A number is
// given away when it is the only one hidden of several that add up to one
// another: parts of an area and the whole, or the groups of one way and
// everybody. The next smallest is then hidden too, until nothing is given
// away; so what one page shows is hidden on no other.
//
// Periods that overlap are those of the same length that end with different
// months; each begins and ends with whole months, so that no two of them
// differ by a few days' people.
func Conceal(kind Kind, grids []*Grid, within []Within) {
	if len(grids) == 0 {
		return
	}
	for p := range grids[0].Periods {
		for _, g := range grids {
			if p >= len(g.Periods) {
				continue
			}
			for row := range len(g.Areas) * g.Groups {
				c := &g.Cells[row*len(g.Periods)+p]
				c.State = stateOf(kind, *c)
			}
		}
		for changed := true; changed; {
			changed = false
			for _, g := range grids {
				if g.Groups == 1 || p >= len(g.Periods) {
					continue
				}
				for a := range g.Areas {
					for _, w := range Ways {
						s := summing{whole: g.At(a, All, p)}
						for group := w.First; group < w.End; group++ {
							s.part(g.At(a, group, p))
						}
						changed = s.settle() || changed
					}
				}
			}
			for _, w := range within {
				changed = w.settle(grids[w.Part], grids[w.Whole], p) || changed
			}
		}
	}
}

func (w Within) settle(part, whole *Grid, p int) (changed bool) {
	if p >= min(len(part.Periods), len(whole.Periods)) {
		return false
	}
	for group := range min(part.Groups, whole.Groups) {
		sums := make([]summing, len(whole.Areas))
		for a := range sums {
			sums[a].whole = whole.At(a, group, p)
		}
		for a, of := range w.Of {
			if of >= 0 {
				sums[of].part(part.At(a, group, p))
			}
		}
		for a := range sums {
			changed = sums[a].settle() || changed
		}
	}
	return changed
}

// summing is a number that others add up to.
type summing struct {
	whole  *Cell
	hidden int
	next   *Cell // the smallest part that is shown and is not nothing
}

func (s *summing) part(c *Cell) {
	switch {
	case c.State != Open:
		s.hidden++
	case c.Numerator > 0 && (s.next == nil || c.Numerator < s.next.Numerator):
		s.next = c
	}
}

// settle hides one more when just one is hidden.
func (s *summing) settle() bool {
	hidden := s.hidden
	if s.whole.State != Open {
		hidden++
	}
	switch {
	case hidden != 1:
		return false
	case s.next != nil:
		s.next.State = Beside
	case s.whole.State == Open && s.whole.Numerator > 0:
		s.whole.State = Beside
	default:
		return false
	}
	return true
}
