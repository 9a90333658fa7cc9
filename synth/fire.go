package synth

import (
	"strconv"

	"byname"
)

// fireVisit is the fire service's safety visit to a household.
func (a *author) fireVisit(h *household, day byname.Day, referred string) {
	p := h.head()
	r, ok := a.row(fire, p, day)
	if !ok {
		return
	}
	c := &h.chance
	name := r.given + " " + r.family
	if r.wrong(initialOnly) {
		name = string([]rune(r.given)[:1]) + " " + r.family
	}
	band := "80+"
	if age := p.age(day); age < 80 {
		band = strconv.Itoa(age/10*10) + "-" + strconv.Itoa(age/10*10+9)
	}
	alone := len(h.people) == 1
	score := 1 + c.below(3)
	if p.smokes == smokes {
		score += 2
	}
	if alone && p.age(day) >= 70 {
		score += 2
	}
	result, alarms := "COMPLETED", c.between(1, 3)
	if c.hit(0.17) {
		result, alarms = "REFUSED", 0
	}
	r.write(r.id, on(day, "01/02/2006"), name, band, r.street, r.postcode, result, strconv.Itoa(score), yesNo(p.smokes == smokes),
		strconv.Itoa(1+min(c.below(4), c.below(9))), yesNo(alone), strconv.Itoa(alarms), referred, r.phone, "")
}

// campaign is a visit that nobody asked for in particular.
func (a *author) campaign(h *household) {
	if c := &h.chance; c.hit(0.095 * float64(a.to-a.from) / 365.25) {
		a.fireVisit(h, c.day(a.from, a.to), "Campaign")
	}
}

func yesNo(b bool) string {
	if b {
		return "Y"
	}
	return "N"
}

// job writes a row of the jobcentre.
func (a *author) job(p *person, day byname.Day, event, barriers, detail string) {
	r, ok := a.row(jobcentre, p, day)
	if !ok {
		return
	}
	code := r.postcode
	if n := len(code); n > 4 {
		code = code[:n-4] + code[n-3:]
	}
	r.write(r.id, nino(p.number), r.family, r.given, on(r.born, "20060102"), code, event, on(day, "20060102"), barriers, detail)
}

// slipOfPaper is what the food bank's volunteers write.
func (a *author) slipOfPaper(p *person, day byname.Day, kind, reason, by, note string) {
	r, ok := a.row(foodbank, p, day)
	if !ok {
		return
	}
	c := &p.home.chance
	code := r.postcode
	if len(code) > 4 && r.wrong(postcodeHalf) {
		code = code[:len(code)-4]
	}
	kids := len(p.home.children(day, 0, 17))
	adults := 0
	for _, x := range p.home.people {
		if !x.child && adults < 4 {
			adults++
		}
	}
	r.write(r.id, on(day, of(c, []string{"02/01/2006", "2/1/06", "2 Jan 2006"})), r.given+" "+r.family, code, kind,
		strconv.Itoa(adults), strconv.Itoa(kids), reason, by, note)
}
