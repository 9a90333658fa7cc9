package outcome

import "slices"

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
	most := 0
	for _, g := range grids {
		for i := range g.Cells {
			g.Cells[i].State = stateOf(kind, g.Cells[i])
		}
		most = max(most, len(g.Periods))
	}
	c := concealing{open: make([]bool, most), changed: make([]bool, most)}
	for p := range c.open {
		c.open[p] = true
	}
	for slices.Contains(c.open, true) {
		clear(c.changed)
		for _, g := range grids {
			c.groups(g)
		}
		for _, w := range within {
			c.areas(grids[w.Part], grids[w.Whole], w.Of)
		}
		copy(c.open, c.changed)
	}
}

// concealing goes over all periods of a row at once, for they lie side by
// side; each is settled on its own.
type concealing struct {
	open, changed []bool // by period: whether it is still to be looked at, and whether something was hidden in this round
	sums          []summing
}

// room is for so many sums, all of nothing yet.
func (c *concealing) room(n int) []summing {
	if cap(c.sums) < n {
		c.sums = make([]summing, n)
	}
	c.sums = c.sums[:n]
	clear(c.sums)
	return c.sums
}

// groups looks at those of one way, which make up everybody.
func (c *concealing) groups(g *Grid) {
	if g.Groups == 1 {
		return
	}
	for a := range g.Areas {
		for _, w := range Ways {
			sums := c.room(len(g.Periods))
			whole := g.row(a, All)
			for group := w.First; group < w.End; group++ {
				c.parts(sums, g.row(a, group))
			}
			c.settle(sums, whole)
		}
	}
}

// areas looks at those that make up one of the level above.
func (c *concealing) areas(part, whole *Grid, of []int) {
	n := min(len(part.Periods), len(whole.Periods))
	for group := range min(part.Groups, whole.Groups) {
		sums := c.room(len(whole.Areas) * n)
		for a, above := range of {
			if above >= 0 {
				c.parts(sums[above*n:][:n], part.row(a, group)[:n])
			}
		}
		for a := range whole.Areas {
			c.settle(sums[a*n:][:n], whole.row(a, group)[:n])
		}
	}
}

func (c *concealing) parts(sums []summing, row []Cell) {
	for p := range row {
		if c.open[p] {
			sums[p].part(&row[p])
		}
	}
}

func (c *concealing) settle(sums []summing, whole []Cell) {
	for p := range sums {
		if c.open[p] && sums[p].settle(&whole[p]) {
			c.changed[p] = true
		}
	}
}

// row is the cells of an area's group, by period.
func (g *Grid) row(area, group int) []Cell {
	return g.Cells[(area*g.Groups+group)*len(g.Periods):][:len(g.Periods)]
}

// summing is a number that others add up to.
type summing struct {
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
func (s *summing) settle(whole *Cell) bool {
	hidden := s.hidden
	if whole.State != Open {
		hidden++
	}
	switch {
	case hidden != 1:
		return false
	case s.next != nil:
		s.next.State = Beside
	case whole.State == Open && whole.Numerator > 0:
		whole.State = Beside
	default:
		return false
	}
	return true
}
