package synth

import "byname"

// frailty is falls at home, then one that ends in hospital.
func (a *author) frailty(p *person) {
	age := p.age(a.to)
	if age < 68 {
		return
	}
	began, ok := a.onset(p, 0.015*float64(age-60)/8*(0.5+0.5*p.home.risk))
	if !ok {
		return
	}
	c := &p.home.chance
	s := spell{cause: "frailty", began: began}
	a.coded(p, began, mildFrailty, 0, "")
	day := began
	for range c.count(1.3) {
		day += byname.Day(c.between(30, 200))
		taken := c.hit(0.5)
		a.ambulance(p, day, "FALL", taken, of(c, []string{"fell at home", "slipped in kitchen", "slipped on ice", ""}))
		if taken {
			a.hospital(p, day, stay{kind: "ED", why: "Fall / injury"})
		}
	}
	if c.hit(0.4) {
		a.coded(p, began+byname.Day(c.between(100, 400)), moderateFrailty, 0, "")
	}
	if c.hit(0.06) {
		a.coded(p, began+byname.Day(c.between(0, 300)), dementia, 0, "")
	}
	if c.hit(0.22) {
		s.harm, s.harmed = "fall admission", day+byname.Day(c.between(15, 150))
		a.ambulance(p, s.harmed, "FALL", true, "found on floor")
		x := stay{kind: "EM", why: of(c, []string{"Fall / injury", "Fall / injury", "Acute confusion"}), nights: c.between(3, 20)}
		if c.hit(0.3) {
			x.delay, x.waits = of(c, []string{"AWAIT_PACKAGE", "AWAIT_ADAPTATION", "AWAIT_PACKAGE;AWAIT_ADAPTATION"}), c.between(3, 25)
		}
		left := a.hospital(p, s.harmed, x)
		a.supported(p, left+1)
	} else if c.hit(0.15) {
		a.supported(p, began+byname.Day(c.between(60, 500)))
	}
	p.spells = append(p.spells, s)
}

// distress is anxiety or depression that for some becomes a crisis.
func (a *author) distress(p *person) {
	age := p.age(a.to)
	if age < 13 || age > 75 {
		return
	}
	rate := 0.016 * (0.5 + 0.5*p.home.risk)
	if len(p.home.money) > 0 || len(p.home.violence) > 0 {
		rate *= 3
	}
	began, ok := a.onset(p, rate)
	if !ok {
		return
	}
	c := &p.home.chance
	s := spell{cause: "distress", began: began}
	a.coded(p, began, of(c, []code{depression, anxiety}), 0, "")
	if c.hit(0.25) {
		a.coded(p, began+byname.Day(c.between(5, 40)), depressionScreen, c.between(11, 24), "low mood")
	}
	team := "Talking Therapies"
	if age < 18 {
		team = "CAMHS"
	} else if c.hit(0.15) {
		team = "Community Mental Health"
	}
	referred := began + byname.Day(c.between(10, 60))
	if c.hit(0.6) {
		a.mental(p, referred, "REFERRAL", team, "", of(c, []string{"self-referred", "self-referred", ""}))
		if c.hit(0.25) {
			a.mental(p, referred+byname.Day(c.between(40, 160)), "DISCHARGE", team, of(c, []string{"RECOVERED", "RECOVERED", "DNA"}), "")
		}
	}
	if c.hit(0.3) {
		a.coded(p, began+byname.Day(c.between(30, 200)), didNotAttend, 0, "")
	}
	if c.hit(0.07) {
		day := began + byname.Day(c.between(80, 250))
		a.police(p, day, c.between(50, 3900), c.below(24*60), of(c, []string{"WELFARE", "MH_CONCERN"}), "SUBJ", false, "")
		s.harm, s.harmed = "crisis", day+byname.Day(c.between(3, 40))
		if c.hit(0.6) {
			a.ambulance(p, s.harmed, "COLL", true, "")
			a.hospital(p, s.harmed, stay{kind: "ED", why: "Overdose / self-poisoning"})
			a.mental(p, s.harmed, "CONTACT", "Liaison", "", "liaison, plan for GP")
		} else {
			a.police(p, s.harmed, c.between(50, 3900), c.below(24*60), "S136", "SUBJ", false, "taken to place of safety")
			a.mental(p, s.harmed, "S136", "Liaison", "", "assessed, not detained")
		}
	}
	p.spells = append(p.spells, s)
}

// breath is what smoking does to the lungs.
func (a *author) breath(p *person) {
	if age := p.age(a.to); age < 45 || p.smokes == neverSmoked {
		return
	}
	rate := 0.008
	if p.smokes == smokes {
		rate = 0.025
	}
	began, ok := a.onset(p, rate)
	if !ok {
		return
	}
	c := &p.home.chance
	s := spell{cause: "breath", began: began}
	a.coded(p, began, copd, 0, "")
	day := began
	for range c.count(0.6) {
		day += byname.Day(c.between(40, 250))
		a.hospital(p, day, stay{kind: "ED", why: "Shortness of breath"})
	}
	if c.hit(0.25) {
		s.harm, s.harmed = "COPD admission", day+byname.Day(c.between(30, 250))
		a.ambulance(p, s.harmed, "SOB", true, "")
		a.hospital(p, s.harmed, stay{kind: "EM", why: "COPD", nights: c.between(2, 9)})
		if c.hit(0.2) {
			a.fireVisit(p.home, s.harmed+byname.Day(c.between(5, 30)), "Ward")
		}
	}
	p.spells = append(p.spells, s)
}

// caring for somebody at home wears the carer down.
func (a *author) caring(h *household, p *person) {
	if len(h.people) < 2 || p.child || p.age(a.to) < 35 {
		return
	}
	began, ok := a.onset(p, 0.004)
	if !ok {
		return
	}
	c := &h.chance
	s := spell{cause: "caring", began: began}
	a.coded(p, began, carer, 0, "")
	if c.hit(0.5) {
		a.care(p, began+byname.Day(c.between(20, 200)), careRow{event: "CARERASSESS", related: of(c, []string{"parent", "spouse"}), detail: of(c, []string{"assessment done, respite in place", "no assessment offered"})})
	}
	if c.hit(0.3) {
		s.harm, s.harmed = "carer ill", began+byname.Day(c.between(150, 400))
		a.coded(p, s.harmed-30, weightLoss, 0, "")
		a.coded(p, s.harmed, depression, 0, "")
	}
	p.spells = append(p.spells, s)
}

// birth is the mother's and the baby's rows when a child was born in the
// window.
func (a *author) birth(h *household, p *person) {
	if !p.child || p.born < a.from-300 {
		return
	}
	for _, mother := range h.people {
		if mother.sex != byname.Female || mother.child {
			continue
		}
		c := &h.chance
		nights := c.between(1, 4)
		a.coded(mother, p.born-byname.Day(c.between(190, 240)), pregnancy, 0, "")
		a.hospital(mother, p.born, stay{kind: "EM", why: "Birth", nights: nights})
		a.hospital(p, p.born, stay{kind: "BIRTH", why: "Birth", nights: nights})
		if c.hit(0.1) {
			s := spell{cause: "after birth", began: p.born, harm: "postpartum depression", harmed: p.born + byname.Day(c.between(30, 90))}
			a.coded(mother, s.harmed-5, depressionScreen, c.between(13, 23), "postnatal screen")
			a.coded(mother, s.harmed, postpartum, 0, "")
			mother.spells = append(mother.spells, s)
		}
		return
	}
}
