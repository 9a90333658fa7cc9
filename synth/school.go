package synth

import (
	"strconv"

	"byname"
)

// attendance is a child's terms, one row each. Trouble at home costs sessions.
func (a *author) attendance(p *person, all []term) {
	c := &p.home.chance
	usual := 0.02 + 0.05*c.float()*p.home.risk
	free := c.hit(0.14 + 0.16*p.home.risk)
	primary, secondary := of(c, a.primary), of(c, a.secondary)
	for _, t := range all {
		year, school := yearGroup(p.born, t.end), primary
		if year < 0 || year > 11 {
			continue
		}
		if year > 6 {
			school = secondary
		}
		r, ok := a.row(schools, p, t.end)
		if !ok {
			continue
		}
		missed := usual + 0.03*c.float() + 0.15*trouble(p.home.money, t.end)*c.float() + 0.25*trouble(p.home.violence, t.end)*c.float() + 0.3*trouble(p.spells, t.end)*c.float()
		absent := min(int(missed*float64(t.sessions)), t.sessions)
		excused := absent * c.between(40, 90) / 100
		known := ""
		if p.known != p.given && p.number%4 == 0 {
			known = p.known
		}
		label := "R"
		if year > 0 {
			label = strconv.Itoa(year)
		}
		head := p.home.head()
		r.write(r.id, upn(p.number), r.family, r.given, known, on(r.born, "02.01.2006"), letter(p.sex), school, label, r.postcode, "ATT", t.name,
			on(t.end, "02.01.2006"), strconv.Itoa(t.sessions), strconv.Itoa(t.sessions-absent), strconv.Itoa(excused), strconv.Itoa(absent-excused), "",
			map[bool]string{true: "T", false: "F"}[free], head.title(len(p.home.people) > 1 && !p.home.people[1].child)+" "+head.family, r.phone, "")
		if year >= 7 && c.hit(0.004+0.05*max(trouble(p.home.violence, t.end), trouble(p.spells, t.end))) {
			if x, ok := a.row(schools, p, t.end-byname.Day(c.between(5, 50))); ok {
				x.write(x.id, upn(p.number), x.family, x.given, "", on(x.born, "02.01.2006"), letter(p.sex), school, label, x.postcode, "EXC", t.name,
					on(x.day, "02.01.2006"), "", "", "", "", strconv.Itoa(c.between(1, 5)), map[bool]string{true: "T", false: "F"}[free], "", x.phone, "")
			}
		}
	}
}

// yearGroup is 0 for reception, 1 to 11, or outside that when not at school.
func yearGroup(born, on byname.Day) int {
	september := byname.OnDay(on.Time().Year(), 9, 1)
	if on < september {
		september = byname.OnDay(on.Time().Year()-1, 9, 1)
	}
	return born.YearsBefore(september) - 4
}

// trouble is 1 within a year after a hidden cause began, and half for a year
// more.
func trouble(of []spell, on byname.Day) float64 {
	worst := 0.0
	for _, s := range of {
		switch since := on - s.began; {
		case since >= 0 && since < 365:
			worst = 1
		case since >= 365 && since < 730:
			worst = max(worst, 0.5)
		}
	}
	return worst
}
