package synth

import "byname"

// Each hidden cause acts as in life: early signs with one agency and another,
// then, for some, harm. Yearly rates at risk 1 and shares that come to harm are
// assumptions.

// moneyTrouble begins with rent and ends, for some, with the home.
func (a *author) moneyTrouble(h *household) {
	c := &h.chance
	p := h.head()
	rate := map[tenure]float64{owned: 0.005, private: 0.03, social: 0.03, northfold: 0.035}[h.tenure]
	began, ok := a.onset(p, rate*h.risk)
	if !ok || p.age(began) < 18 {
		return
	}
	s := spell{cause: "money", began: began}
	owed := byname.Pence(c.between(12_000, 40_000))
	a.landlord(h, began+byname.Day(c.between(20, 60)), "ARREARS", owed, "reminder")
	if c.hit(0.35) {
		a.job(p, began+byname.Day(c.between(1, 30)), "CLAIM", of(c, []string{"", "SKILLS", "CHILDCARE"}), "short claim between jobs")
	}
	if c.hit(0.3) {
		a.slipOfPaper(p, began+byname.Day(c.between(30, 120)), "FOODBANK", of(c, []string{"Arrears", "No income", "Benefit delay"}), of(c, []string{"Advice centre", "Self", "School"}), "")
	}
	if c.hit(0.2) {
		a.coded(p, began+byname.Day(c.between(60, 200)), of(c, []code{depression, anxiety}), 0, "")
	}
	if c.hit(0.55) {
		a.landlord(h, began+byname.Day(c.between(80, 150)), "PAYMENT", 0, "clear")
	} else {
		a.landlord(h, began+byname.Day(c.between(70, 110)), "ARREARS", 2*owed, "letter")
		a.landlord(h, began+byname.Day(c.between(120, 200)), "NOSP", 3*owed, "notice seeking possession")
		if c.hit(0.5) {
			court := began + byname.Day(c.between(220, 300))
			a.landlord(h, court, "COURT", 4*owed, "hearing")
			a.loseHome(h, court+byname.Day(c.between(20, 60)), &s)
		} else if h.tenure == private {
			a.loseHome(h, began+byname.Day(c.between(90, 200)), &s)
		}
	}
	h.money = append(h.money, s)
	p.spells = append(p.spells, s)
}

// loseHome is the council's duty to a household, and how it ends.
func (a *author) loseHome(h *household, day byname.Day, s *spell) {
	c := &h.chance
	p := h.head()
	reason := "End of tenancy"
	if h.tenure == private {
		reason = "End of private tenancy"
	}
	a.options(p, day, "PREVENTION", reason, "")
	if c.hit(0.55) {
		a.options(p, day+byname.Day(c.between(25, 60)), "CLOSED", "", "prevented")
		return
	}
	a.options(p, day+byname.Day(c.between(40, 70)), "RELIEF", reason, "")
	s.harm, s.harmed = "homeless", day+byname.Day(c.between(75, 110))
	a.options(p, s.harmed, "TA", reason, "")
}

// violenceAtHome is told by neighbours, schools and A&E before it is told by
// anybody else.
func (a *author) violenceAtHome(h *household) {
	c := &h.chance
	if len(h.people) < 2 || h.people[1].child || h.people[0].sex == h.people[1].sex {
		return
	}
	victim, suspect := h.people[0], h.people[1]
	if (victim.sex == byname.Male) == c.hit(0.85) {
		victim, suspect = suspect, victim
	}
	began, ok := a.onset(victim, 0.006*h.risk)
	if !ok {
		return
	}
	s := spell{cause: "violence", began: began}
	day := began
	for i := range c.between(1, 4) {
		day += byname.Day(c.between(20, 120))
		number, minute, hidden := c.between(50, 3900), c.below(24*60), c.hit(0.8)
		a.police(victim, day, number, minute, "DV", "VIC", hidden, of(c, []string{"neighbour reports shouting, no complaint", "damage to door", ""}))
		if c.hit(0.6) {
			a.police(suspect, day, number, minute, "DV", "SUS", hidden, "suspect")
		}
		if kids := h.children(day, 5, 16); len(kids) > 0 && c.hit(0.4) {
			a.police(kids[0], day, number, minute, "DV", "WIT", hidden, "child present")
		}
		if i > 0 && s.harm == "" && c.hit(0.3) {
			s.harm, s.harmed = "injury", day
			a.hospital(victim, day, stay{kind: "ED", why: of(c, []string{"Limb injury", "Head injury", "Wound"})})
		}
	}
	if c.hit(0.4) {
		a.coded(victim, began+byname.Day(c.between(40, 200)), anxiety, 0, "")
	}
	h.violence = append(h.violence, s)
	victim.spells = append(victim.spells, s)
}

// outOfWork is a claim that lasts because of health.
func (a *author) outOfWork(p *person) {
	age := p.age(a.to)
	if age < 18 || age > 64 {
		return
	}
	began, ok := a.onset(p, 0.012*p.home.risk)
	if !ok {
		return
	}
	c := &p.home.chance
	s := spell{cause: "work", began: began}
	barrier := of(c, []string{"SKILLS", "CHILDCARE", "LANGUAGE", "DEPRESSION,BACK", "DEPRESSION", ""})
	a.job(p, began, "CLAIM", barrier, "")
	if c.hit(0.5) {
		a.coded(p, began+byname.Day(c.between(10, 200)), of(c, []code{backPain, depression}), 0, "")
	}
	if c.hit(0.45) {
		a.job(p, began+byname.Day(c.between(60, 300)), "JOB_START", "", of(c, []string{"full time", "three months", "warehouse"}))
	} else if c.hit(0.5) {
		a.job(p, began+byname.Day(c.between(60, 150)), "FTA", barrier, "failed to attend")
		if c.hit(0.5) {
			a.job(p, began+byname.Day(c.between(160, 200)), "SANCTION_PENDING", "", "third failure to attend")
			s.harm, s.harmed = "sanction", began+byname.Day(c.between(205, 260))
			a.job(p, s.harmed, "SANCTION", "", "")
		}
	}
	p.spells = append(p.spells, s)
}

// roughSleeping follows a lost home of somebody alone.
func (a *author) roughSleeping(h *household, p *person) {
	if age := p.age(a.to); p.child || len(h.people) > 1 || age < 20 || age > 62 {
		return
	}
	began, ok := a.onset(p, 0.002*h.risk)
	if !ok {
		return
	}
	c := &h.chance
	s := spell{cause: "no home", began: began}
	a.options(p, began, "PREVENTION", of(c, []string{"End of tenancy", "End of private tenancy"}), "")
	a.options(p, began+byname.Day(c.between(30, 60)), "RELIEF", "End of tenancy", "")
	street := began + byname.Day(c.between(65, 120))
	p.away = [2]byname.Day{street, street + byname.Day(c.between(30, 300))}
	s.harm, s.harmed = "rough sleeping", street+byname.Day(c.between(5, 30))
	a.police(p, street+byname.Day(c.between(1, 20)), c.between(50, 3900), c.below(24*60), "ASB", "SUBJ", false, "moved on from doorway")
	a.options(p, s.harmed, "ROUGH", "", "verified by outreach")
	for range c.between(1, 3) {
		day := c.day(street, p.away[1])
		why := of(c, []string{"Foot infection", "Wound", "Skin infection"})
		if winter(day) {
			why = "Hypothermia / exposure"
		}
		a.hospital(p, day, stay{kind: "ED", why: why})
	}
	p.spells = append(p.spells, s)
}
