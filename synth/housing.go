package synth

import (
	"strings"

	"byname"
)

// options writes a row of the council's housing options team.
func (a *author) options(p *person, day byname.Day, stage, reason, notes string) {
	r, ok := a.row(housingOptions, p, day)
	if !ok {
		return
	}
	number := nino(p.number)
	if r.wrong(ninoMissing) {
		number = ""
	}
	street := r.street
	if street == "" {
		street = "NFA"
	}
	who := ""
	if stage != "ENQUIRY" {
		who = "Single"
		if n := len(p.home.children(day, 0, 17)); n > 0 {
			who = strings.Replace("Parent, n children", "n", padded(n, 1), 1)
		} else if len(p.home.people) > 1 {
			who = "Couple"
		}
	}
	r.write(r.id, r.given, r.family, on(r.born, "02/01/06"), number, street, r.postcode, stage, on(day, "02/01/06"), reason, who, "", r.phone, notes)
}

// landlord writes a row of the housing association about a tenancy, in the
// name of its main tenant. Owed is in pence.
func (a *author) landlord(h *household, day byname.Day, event string, owed byname.Pence, notes string) {
	if h.tenure != northfold {
		return
	}
	p := h.head()
	r, ok := a.row(housingAssociation, p, day)
	if !ok {
		return
	}
	balance := ""
	if owed > 0 {
		balance = owed.String() + " DR"
	}
	married := len(h.people) > 1 && !h.people[1].child
	r.write(r.id, "GH/"+label(h.people[0].number, 5), p.title(married)+" "+r.given+" "+r.family, on(r.born, "2006-01-02"), r.street, r.postcode,
		on(day, "2006-01-02"), event, balance, r.phone, notes)
}

// repairs are what every tenancy needs.
func (a *author) repairs(h *household) {
	if h.tenure != northfold {
		return
	}
	c := &h.chance
	span := float64(a.to-a.from) / 365.25
	for range c.count(2 * span) {
		a.landlord(h, c.day(a.from, a.to), "REPAIR", 0, of(c, []string{"light fitting", "fence", "gas service done", "window catch", "dripping tap"}))
	}
	if c.hit(0.06 * span) { // late once, and paid
		day := c.day(a.from, a.to)
		a.landlord(h, day, "ARREARS", byname.Pence(c.between(4_000, 26_000)), "reminder")
		a.landlord(h, day+28, "PAYMENT", 0, "clear")
	}
}
