package synth

import (
	"strconv"

	"byname"
)

// ambulance writes a call to a person at home.
func (a *author) ambulance(p *person, day byname.Day, reason string, conveyed bool, note string) {
	r, ok := a.row(ambulance, p, day)
	if !ok {
		return
	}
	c := &p.home.chance
	outcome := "SEE_TREAT"
	if conveyed {
		outcome = "CONVEYED"
	}
	r.write(r.id, r.at(c.below(24*60), "2006-01-02T15:04:")+padded(c.below(60), 2), upper(r.family)+", "+r.given, strconv.Itoa(p.age(day)),
		on(r.born, "20060102"), letter(p.sex), r.nhs, r.street, r.postcode, reason, outcome, r.phone, note)
}
