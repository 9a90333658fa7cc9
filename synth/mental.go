package synth

import "byname"

// mental writes a row of the mental health trust.
func (a *author) mental(p *person, day byname.Day, event, team, outcome, note string) {
	r, ok := a.row(mentalHealth, p, day)
	if !ok {
		return
	}
	gender := "Male"
	if p.sex == byname.Female {
		gender = "Female"
	}
	r.write(r.id, "1"+label(p.number, 3), r.nhs, r.given+" "+upper(r.family), on(r.born, "2006-01-02")+" 00:00:00.000", gender, r.postcode,
		event, r.at(p.home.chance.below(24*60), "2006-01-02 15:04:00.000"), team, outcome, note)
}
