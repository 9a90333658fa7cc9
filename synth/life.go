package synth

import "byname"

// A spell is a hidden cause at work: the truth behind early signs, and the harm
// it led to, if any.
type spell struct {
	cause  string
	began  byname.Day
	harm   string
	harmed byname.Day // 0 when it did not come to harm
}

// life tells five years of a household, of which its agencies' rows in the
// window are written.
func (a *author) life(h *household) {
	everyday := terms(a.from, a.to)
	a.moneyTrouble(h)
	a.violenceAtHome(h)
	for _, p := range h.people {
		a.frailty(p)
		a.distress(p)
		a.breath(p)
		a.outOfWork(p)
		a.caring(h, p)
		a.birth(h, p)
		a.roughSleeping(h, p)
	}
	for _, p := range h.people {
		if p.registered {
			a.registration(p)
		}
		a.practice(p)
		a.accidents(p)
		a.crime(p)
		a.attendance(p, everyday)
		a.longCare(p)
		a.company(p)
		a.known(p)
	}
	a.repairs(h)
	a.campaign(h)
	if c := &h.chance; c.hit(0.022 * float64(a.to-a.from) / 365.25) {
		a.options(h.head(), c.day(a.from, a.to), "ENQUIRY", "", of(c, []string{"asked about £ bond scheme", "moving nearer family"}))
	}
}

// known writes what is true of the person beside the agencies' files.
func (a *author) known(p *person) {
	note := ""
	if !p.home.community.Measured {
		note = "names not measured"
	}
	a.sheets[people].write(p.id(), p.known, p.given, p.family, p.born.String(), letter(p.sex), p.home.community.Name, p.home.id(), note)
	for _, s := range p.spells {
		a.sheets[causes].write(p.id(), s.cause, s.began.String(), s.harm, s.harmed.String())
	}
}

// onset decides whether a cause begins in the five years, at a yearly rate.
func (a *author) onset(p *person, yearly float64) (byname.Day, bool) {
	c := &p.home.chance
	if !c.hit(min(yearly*years, 0.9)) {
		return 0, false
	}
	return c.day(a.start, a.to), true
}

// company is a link to a group that does people good.
func (a *author) company(p *person) {
	if c := &p.home.chance; p.age(a.to) >= 30 && c.hit(0.022*float64(a.to-a.from)/365.25) {
		a.slipOfPaper(p, c.day(a.from, a.to), "SOCIAL_PRESCRIBING", "", "GP", of(c, []string{"knitting", "allotment", "walking group", "choir"}))
	}
}
