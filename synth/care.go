package synth

import (
	"strconv"

	"byname"
)

// A careRow is what adult social care writes.
type careRow struct {
	event, service string
	hours          int
	end            byname.Day
	related        string
	detail         string
}

func (a *author) care(p *person, day byname.Day, x careRow) {
	r, ok := a.row(socialCare, p, day)
	if !ok {
		return
	}
	hours := ""
	if x.hours > 0 {
		hours = strconv.Itoa(x.hours)
	}
	r.write(r.id, label(p.number, 4), upper(r.family)+", "+r.given, on(r.born, slashDay), letter(p.sex), r.nhs, r.street, r.postcode,
		x.event, on(day, slashDay), x.service, hours, on(x.end, slashDay), x.related, x.detail)
}

// longCare is care that began before anything told here, and questions that
// led to none.
func (a *author) longCare(p *person) {
	c := &p.home.chance
	age := p.age(a.to)
	if age >= 70 && c.hit(0.002*float64(age-65)) || age >= 18 && c.hit(0.003) {
		a.supported(p, c.day(a.start, a.to))
	}
	span := float64(a.to-a.from) / 365.25
	if age >= 50 && c.hit(0.012*span) {
		day := c.day(a.from, a.to)
		a.care(p, day, careRow{event: "CONTACT", detail: "advice given"})
		if c.hit(0.4) {
			a.care(p, day+byname.Day(c.between(10, 40)), careRow{event: "ASSESS"})
			a.care(p, day+byname.Day(c.between(41, 60)), careRow{event: "EQUIP", service: "Equipment", detail: of(c, []string{"grab rails", "bath board", "key safe"})})
		}
	}
}

// supported is a package of care with its reviews.
func (a *author) supported(p *person, from byname.Day) {
	c := &p.home.chance
	a.care(p, from, careRow{event: "PACKAGE", service: "Home care", hours: of(c, []int{5, 7, 7, 10, 14}), detail: "stable"})
	for d := from + 180; d <= a.to; d += 180 + byname.Day(c.below(60)) {
		a.care(p, d, careRow{event: "REVIEW", service: "Home care", detail: "no change"})
	}
}
