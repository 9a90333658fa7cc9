package synth

import (
	"strconv"

	"byname"
)

// describe gives a household its names, home, tenure and chances in life.
func (s *settler) describe(h *household) {
	c := &s.chance
	h.chance = chanceOf(s.seed, 'l', uint64(h.people[0].number))
	s.nameThem(h)
	h.now = s.newHome()
	if c.hit(0.16) { // assumption: one household in twelve moves each year
		h.old = s.newHome()
		h.moved = s.from + byname.Day(c.below(int(s.to-s.from)))
	} else {
		h.old = h.now
	}
	h.tenure = s.tenureOf()
	h.practice = of(c, s.practices)
	if c.hit(s.phones) {
		h.phone = phone(c.below(2000))
	}
	// Trouble is about six times as common in the most deprived tenth of
	// LSOAs as in the least (assumption).
	h.risk = 2 - 0.17*float64(s.Deprivation.Decile)
	if h.tenure == owned {
		h.risk *= 0.6
	}
	for _, p := range h.people {
		age := p.age(s.to)
		p.home = h
		p.language = "English"
		if h.community.Language != "" && age > 4 && c.hit(h.community.Speaks) {
			p.language = h.community.Language
		}
		p.registered = c.hit(0.98)
		if age >= 17 {
			switch x := c.float(); {
			case x < 0.13*h.risk:
				p.smokes = smokes
			case x < 0.13*h.risk+0.2:
				p.smokes = gaveUp
			}
		}
		// Deaths in the window, doubling every eight years of age (Gompertz
		// 1825; level assumed).
		years := float64(s.to-s.from) / 365.25
		rate := 0.00003 * h.risk
		for a := 0; a < age; a += 8 {
			rate *= 2
		}
		if c.hit(min(rate*years, 0.6)) {
			p.died = s.from + byname.Day(c.below(int(s.to-s.from)))
			if p.died <= p.born {
				p.died = 0
			}
		}
	}
}

// nameThem gives everybody a name as their community does.
func (s *settler) nameThem(h *household) {
	c := &s.chance
	k := h.community
	family := k.family.pick(c)
	for i, p := range h.people {
		year := p.born.Time().Year()
		p.given = k.givenName(c, p.sex, year)
		own := k.feminine(k.family.pick(c), p.sex)
		if k.Father {
			own = k.givenName(c, byname.Male, max(year-30, 1920))
		}
		switch {
		case i == 0:
			p.family = k.feminine(family, p.sex)
			if k.Father {
				p.family = own
			}
		case p.child:
			p.family = k.feminine(family, p.sex)
			for _, parent := range h.people[:i] {
				if parent.child || parent.sex != byname.Male {
					continue
				}
				if k.Father {
					p.family = parent.given
				} else {
					p.family = k.feminine(parent.family, p.sex)
				}
				if p.sex == byname.Male && c.hit(0.02) {
					p.given = parent.given // named after his father
				}
			}
		case p.sex != h.people[0].sex && c.hit(k.Taken):
			p.family = k.feminine(h.people[0].family, p.sex)
			if p.sex == byname.Female {
				p.former = own
			} else if h.people[0].former == "" { // she is the first named: the name came from him
				h.people[0].former = k.feminine(k.family.pick(c), byname.Female)
			}
		default:
			p.family = own
		}
		if p.sex == byname.Female && k.Begum > 0 && !p.child && c.hit(k.Begum) {
			p.family, p.former = of(c, []string{"Begum", "Bibi", "Akhtar", "Khatun", "Kausar", "Sultana"}), ""
		}
		p.known = p.given
		if short := s.names.nicknames[p.given]; len(short) > 0 && c.hit(0.2) {
			p.known = of(c, short)
		}
	}
}

// newHome is an address that nobody has been given before.
func (s *settler) newHome() address {
	d := &s.doors[s.house%len(s.doors)]
	s.house++
	number := strconv.Itoa(d.from)
	d.from++
	if s.chance.hit(0.1) {
		return address{"Flat " + strconv.Itoa(s.chance.between(1, 6)) + ", " + number + " " + d.street, d.postcode}
	}
	return address{number + " " + d.street, d.postcode}
}

// tenureOf is by what the census counted. Half of social homes are taken to be
// Northfold's.
func (s *settler) tenureOf() tenure {
	var w weighted[tenure]
	w.add(owned, float64(s.Census.Owned))
	w.add(private, float64(s.Census.PrivateRented))
	w.add(social, float64(s.Census.SocialRented)/2)
	w.add(northfold, float64(s.Census.SocialRented)/2)
	return w.pick(&s.chance)
}
