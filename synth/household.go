package synth

import (
	"byname"
	"byname/area"
)

// households fills an LSOA: as many people of each sex and age as live there,
// put together into homes.
func (t *teller) households(g *ground) []*household {
	s := &settler{teller: t, ground: g, chance: chanceOf(t.seed, 'h', uint64(g.first)), next: g.first}
	weights := make([]float64, 0, 38)
	for _, b := range area.Bands() {
		weights = append(weights, g.People(byname.Female, b), g.People(byname.Male, b))
	}
	for i, n := range shared(g.people, weights) {
		s.left[i%2][i/2] = n
	}
	var all []*household
	for s.count(4, 18) > 0 || s.count(3, 3) > 0 {
		all = append(all, s.settle())
	}
	s.houseTheRest(&all)
	// Numbers run through each household in turn.
	for _, h := range all {
		for _, p := range h.people {
			p.number = s.next
			s.next++
		}
		s.describe(h)
	}
	return all
}

// A settler puts the people of an LSOA who have no home yet into households.
type settler struct {
	*teller
	*ground
	chance chance
	left   [2][19]int // female, male; five-year bands
	next   int        // number of the next person
	house  int        // homes given out
}

// count is how many are left in bands from to to.
func (s *settler) count(from, to int) (n int) {
	for b := from; b <= to; b++ {
		n += s.left[0][b] + s.left[1][b]
	}
	return n
}

// take picks somebody left in those bands; sex 0 is either. It is false when
// nobody is.
func (s *settler) take(from, to int, sex byname.Sex) (*person, bool) {
	n := 0
	for b := max(from, 0); b <= min(to, 18); b++ {
		n += s.of(sex, b)
	}
	if n == 0 {
		return nil, false
	}
	at := s.chance.below(n)
	for b := max(from, 0); ; b++ {
		if m := s.of(sex, b); at >= m {
			at -= m
			continue
		}
		p := &person{sex: byname.Female}
		if sex == byname.Male || sex == 0 && at >= s.left[0][b] {
			p.sex = byname.Male
		}
		s.left[p.sex-byname.Female][b]--
		years := b*5 + s.chance.below(5)
		if b == 18 {
			years += min(s.chance.below(8), s.chance.below(8))
		}
		p.born = s.to - byname.Day(years*1461/4+s.chance.below(365))
		return p, true
	}
}

func (s *settler) of(sex byname.Sex, band int) int {
	switch sex {
	case byname.Female:
		return s.left[0][band]
	case byname.Male:
		return s.left[1][band]
	}
	return s.left[0][band] + s.left[1][band]
}

// shapes are kinds of household by the age of the first adult: shares of
// one person, couple, couple with children, lone parent, people sharing.
// Assumption: rounded from census tables of household composition.
var shapes = [][5]float64{
	{0.15, 0.20, 0.08, 0.05, 0.52}, // under 25
	{0.25, 0.25, 0.25, 0.10, 0.15}, // under 35
	{0.22, 0.13, 0.45, 0.16, 0.04}, // under 55
	{0.30, 0.50, 0.15, 0.05, 0.00}, // under 65
	{0.42, 0.55, 0.02, 0.01, 0.00},
}

// settle makes one household around somebody of 20 or over, or of 15 to 19
// when no one older is left.
func (s *settler) settle() *household {
	h := &household{lsoa: s.ground}
	h.community = s.names.communityOf(&s.chance, s.LSOA)
	first, ok := s.take(4, 18, 0)
	if !ok {
		first, _ = s.take(3, 3, 0)
	}
	h.people = append(h.people, first)
	band := int(area.BandOf(first.age(s.to)))
	row := 4
	for i, under := range []int{5, 7, 11, 13} {
		if band < under {
			row = i
			break
		}
	}
	var shape weighted[int]
	for i, share := range shapes[row] {
		shape.add(i, share)
	}
	kind := shape.pick(&s.chance)
	if kind == 3 && first.sex == byname.Male && s.chance.hit(0.7) {
		kind = 0
	}
	if kind == 1 || kind == 2 {
		partner := byname.Male + byname.Female - first.sex
		if s.chance.hit(0.03) {
			partner = first.sex
		}
		if p, ok := s.take(max(band-1, 4), band+1, partner); ok {
			h.people = append(h.people, p)
		}
	}
	if kind == 4 {
		for range s.chance.between(1, 3) {
			if p, ok := s.take(max(band-1, 4), band+1, 0); ok {
				h.people = append(h.people, p)
			}
		}
	}
	if kind == 2 || kind == 3 {
		s.raise(h, s.wanted())
	}
	return h
}

// wanted is how many children a family has: what is left of them, shared among
// the families still to come, at most six.
func (s *settler) wanted() int {
	families := float64(s.count(5, 10))*0.3 + 1
	mean := float64(s.count(0, 3)) / families
	return min(1+s.chance.count(min(max(mean-1, 0.3), 2.5)), 6)
}

// raise gives a family up to n children whose age its mother's allows.
func (s *settler) raise(h *household, n int) {
	parent := h.people[0]
	for _, p := range h.people {
		if p.sex == byname.Female && !p.child {
			parent = p
		}
	}
	band := int(area.BandOf(parent.age(s.to)))
	for range n {
		p, ok := s.take(max(band-8, 0), min(band-4, 3), 0)
		if !ok {
			return
		}
		if last := h.people[len(h.people)-1]; last.child && s.chance.hit(0.015) && p.age(s.to)/5 == last.age(s.to)/5 {
			p.born = last.born // twins
		}
		p.child = true
		h.people = append(h.people, p)
	}
}

// houseTheRest gives children who are left a family, the likeliest first.
func (s *settler) houseTheRest(all *[]*household) {
	for s.count(0, 2) > 0 {
		before := s.count(0, 2)
		for _, h := range *all {
			if a := h.people[0].age(s.to); a >= 22 && a < 58 && len(h.people) < 9 {
				s.raise(h, 1)
			}
		}
		if s.count(0, 2) == before { // nobody of a fitting age: any household
			p, _ := s.take(0, 2, 0)
			p.child = true
			h := (*all)[s.chance.below(len(*all))]
			h.people = append(h.people, p)
		}
	}
}
