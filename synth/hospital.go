package synth

import "byname"

const slashDay, slashMinute = "02/01/2006", "02/01/2006 15:04"

// A spell in hospital, or an A&E attendance.
type stay struct {
	kind, why string
	nights    int // of an admission
	delay     string
	waits     int // days fit to leave before leaving
	note      string
}

// hospital writes a visit and returns the day it ended.
func (a *author) hospital(p *person, day byname.Day, s stay) byname.Day {
	r, ok := a.row(hospital, p, day)
	end := day + byname.Day(s.nights+s.waits)
	if !ok {
		return end
	}
	c := &p.home.chance
	arrive := c.below(24 * 60)
	var depart, ready, left, to, tobacco string
	if s.kind == "ED" {
		depart = r.at(arrive+c.between(35, 420), slashMinute)
	} else {
		if s.kind == "EM" {
			ready = on(day+byname.Day(s.nights), slashDay)
			if c.hit(0.3) && s.waits == 0 {
				ready = ""
			}
		}
		if end <= a.to {
			left, to = on(end, slashDay), "19"
			if p.died != 0 && p.died <= end {
				left, to = on(p.died, slashDay), "79"
			}
		}
		if s.kind != "BIRTH" {
			tobacco = []string{"NEVER", of(c, []string{"EX", "FORMER"}), "CURRENT"}[p.smokes]
			if c.hit(0.06) {
				tobacco = "NOT_ASKED"
			}
		}
	}
	status := "01"
	if r.nhs == "" {
		status = "03"
	} else if c.hit(0.01) {
		status = "02"
	}
	given := r.given
	if s.kind == "BIRTH" {
		given = "Baby"
		r.faults = append(r.faults, babyName)
	}
	postcode := r.postcode
	if postcode == "" {
		postcode = "ZZ99 3VZ"
	}
	sex := map[byname.Sex]string{byname.Male: "1", byname.Female: "2"}[p.sex]
	r.write(r.id, s.kind, "MRI"+label(p.number, 2), r.nhs, status, upper(r.family), upper(given), on(r.born, slashDay), sex, postcode,
		r.at(arrive, slashMinute), depart, s.why, ready, left, to, s.delay, tobacco, s.note)
	return end
}

// accidents are visits that no hidden cause explains.
func (a *author) accidents(p *person) {
	c := &p.home.chance
	span := float64(a.to-a.from) / 365.25
	age := p.age(a.to)
	rate := 0.09
	if age < 5 || age >= 75 {
		rate = 0.16
	}
	for range c.count(rate * span * (0.7 + 0.3*p.home.risk)) {
		why := of(c, []string{"Limb injury", "Limb injury", "Abdominal pain", "Wound", "Wound", "Chest pain", "Shortness of breath", "Skin infection", "Back pain"})
		if age < 6 && c.hit(0.4) {
			why = "Febrile child"
		}
		a.hospital(p, c.day(a.from, a.to), stay{kind: "ED", why: why})
	}
	if c.hit(0.008 * span) {
		a.hospital(p, c.day(a.from, a.to), stay{kind: "EM", why: of(c, []string{"Abdominal pain", "Chest pain", "Skin infection", "Shortness of breath"}), nights: c.between(1, 6)})
	}
	if age >= 55 && c.hit(0.02*span) {
		a.hospital(p, c.day(a.from, a.to), stay{kind: "EL", why: of(c, []string{"Cataract surgery", "Cataract surgery", "Hernia repair"})})
	}
	if c.hit(0.03 * span) {
		a.ambulance(p, c.day(a.from, a.to), of(c, []string{"CP", "SEIZ", "RTC", "SOB", "CP"}), c.hit(0.6), "")
	}
}
