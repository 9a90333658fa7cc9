package synth

import (
	"strconv"

	"byname"
)

// lateDelivery is how many days before the end the police file's header
// changed.
const lateDelivery = 136

// police writes one person's part in an incident. number ties the parts of one
// incident together.
func (a *author) police(p *person, day byname.Day, number, minute int, kind, role string, restricted bool, summary string) {
	file := police
	if day > a.to-lateDelivery {
		file = policeLate
	}
	r, ok := a.row(file, p, day)
	if !ok {
		return
	}
	about := ""
	if r.wrong(ageOnly) {
		low := p.age(day) / 5 * 5
		r.born, about = 0, strconv.Itoa(low)+"-"+strconv.Itoa(low+5)
	}
	known := ""
	if p.known != p.given && r.given == p.given && p.home.chance.hit(0.3) {
		known = p.known
	}
	if r.wrong(notNamed) {
		r.family, r.given, known, r.born = "UNKNOWN", "", "", 0
	}
	hidden := "N"
	if restricted {
		hidden = "Y"
	}
	incident := strconv.Itoa(number) + "/" + upper(on(day, "02Jan06"))
	street := r.street
	if street == "" {
		street = "Shop doorway"
	}
	r.sheets[file].write(r.id, incident, r.at(minute, slashMinute), kind, street, r.postcode, role, r.family, r.given, known,
		on(r.born, slashDay), about, letter(p.sex), hidden, summary)
	if r.family == "UNKNOWN" {
		r.truth("UNKNOWN")
		return
	}
	r.truth(p.id())
}

// crime is what happens to anybody.
func (a *author) crime(p *person) {
	c := &p.home.chance
	if age := p.age(a.to); age < 16 || !c.hit(0.055*float64(a.to-a.from)/365.25*(0.6+0.4*p.home.risk)) {
		return
	}
	kind := of(c, []string{"RTC", "NOISE", "BURGLARY", "THEFT", "LOST_PROP"})
	a.police(p, c.day(a.from, a.to), c.between(50, 3900), c.below(24*60), kind, of(c, []string{"VIC", "WIT", "INF"}), false,
		of(c, []string{"statement taken", "reported online", "", ""}))
}
