package synth

import (
	"strconv"

	"byname"
)

const gpDay = "02-Jan-2006"

// patientID is the practice's number for somebody's first or second
// registration.
func patientID(p *person, registration int) string {
	id := label(p.number, 1)
	if registration > 1 {
		id = "9" + id
	}
	return id
}

// registration is a person's row with their practice, and with a second one
// that never heard of the first.
func (a *author) registration(p *person) {
	c := &p.home.chance
	r := a.rowAnyDay(gpPractice, p, a.to)
	since := c.day(max(p.born+14, a.to-15*365), max(p.born+90, a.to-200))
	a.register(r, p.home.practice, min(since, a.to))
	if r.wrong(secondRegistration) {
		second := a.rowAnyDay(gpPractice, p, a.to)
		second.faults = append(second.faults, secondRegistration)
		second.nhs = ""
		a.register(second, of(c, a.practices), c.day(max(p.born, a.to-700), a.to))
	}
}

func (a *author) register(r *row, practice string, since byname.Day) {
	p := r.p
	left := byname.Day(0)
	if p.died != 0 {
		left = p.died + 2
	}
	known := ""
	if p.known != p.given && p.number%3 != 0 {
		known = p.known
	}
	r.write(r.id, spaced(r.nhs), r.family, r.given, known, p.former, on(r.born, gpDay), letter(p.sex),
		r.street, a.Place.Name, r.postcode, p.home.community.Name, practice, on(since, gpDay), on(left, gpDay), r.phone, p.language)
}

func spaced(nhs string) string {
	if nhs == "" {
		return ""
	}
	return nhs[:3] + " " + nhs[3:6] + " " + nhs[6:]
}

// A code is what a practice writes down.
type code struct{ number, term string }

var (
	checkUp          = code{"185349003", "Encounter for check up"}
	didNotAttend     = code{"281399006", "Did not attend"}
	neverSmoker      = code{"266919005", "Never smoked tobacco"}
	exSmoker         = code{"8517006", "Ex-smoker"}
	smoker           = code{"77176002", "Smoker"}
	asthma           = code{"195967001", "Asthma"}
	depression       = code{"35489007", "Depressive disorder"}
	anxiety          = code{"48694002", "Anxiety"}
	hypertension     = code{"38341003", "Hypertension"}
	backPain         = code{"279039007", "Low back pain"}
	diabetes         = code{"44054006", "Type 2 diabetes mellitus"}
	mildFrailty      = code{"925791000000100", "Mild frailty"}
	moderateFrailty  = code{"925831000000107", "Moderate frailty"}
	copd             = code{"13645005", "Chronic obstructive pulmonary disease"}
	osteoporosis     = code{"64859006", "Osteoporosis"}
	kidney           = code{"433144002", "Chronic kidney disease stage 3"}
	carer            = code{"224484003", "Person providing care"}
	weightLoss       = code{"LOCAL-WTLO", "Weight loss noted"}
	heartFailure     = code{"84114007", "Heart failure"}
	pregnancy        = code{"77386006", "Pregnancy"}
	depressionScreen = code{"715252007", "Depression screening score"}
	postpartum       = code{"58703003", "Postpartum depression"}
	dementia         = code{"52448006", "Dementia"}
	stroke           = code{"230690007", "Stroke"}
	objection        = code{"LOCAL-OBJ1", "Objects to sharing of record with Byname or any other agency"}
)

// coded writes an entry of a person's practice; those without one have none.
func (a *author) coded(p *person, day byname.Day, k code, value int, note string) {
	if !p.registered {
		return
	}
	r, ok := a.row(gpEvents, p, day)
	if !ok {
		return
	}
	score := ""
	if value > 0 {
		score = strconv.Itoa(value)
	}
	r.faults = nil // the row does not say who the person is
	r.write(r.id, patientID(p, 1), on(day, gpDay), k.number, k.term, score, note)
}

// practice is what everybody has to do with their practice, trouble or none.
func (a *author) practice(p *person) {
	if !p.registered {
		return
	}
	c := &p.home.chance
	age := p.age(a.to)
	span := float64(a.to-a.from) / 365.25
	visits := 0.25
	switch {
	case age < 5, age >= 75:
		visits = 0.9
	case age >= 50:
		visits = 0.5
	}
	for range c.count(visits * span) {
		a.coded(p, c.day(a.from, a.to), checkUp, 0, of(c, []string{"vaccination", "routine", "sore throat", "well", "medication", "", "", ""}))
	}
	if c.hit(0.04 * span) {
		a.coded(p, c.day(a.from, a.to), didNotAttend, 0, "")
	}
	if age >= 16 && c.hit(0.4*span) {
		a.coded(p, c.day(a.from, a.to), []code{neverSmoker, exSmoker, smoker}[p.smokes], 0, "")
	}
	// Long conditions enter the record at some day of the last five years; the
	// share of people who have one by age is an assumption near practice
	// registers (QOF).
	for _, x := range []struct {
		code
		young, middle, old float64
	}{
		{asthma, 0.12, 0.07, 0.07}, {hypertension, 0.01, 0.18, 0.5}, {diabetes, 0.005, 0.1, 0.17}, {backPain, 0.03, 0.12, 0.1},
		{anxiety, 0.05, 0.06, 0.03}, {kidney, 0, 0.02, 0.12}, {osteoporosis, 0, 0.01, 0.09}, {heartFailure, 0, 0.01, 0.05}, {stroke, 0, 0.01, 0.05},
	} {
		share := x.young
		if age >= 65 {
			share = x.old
		} else if age >= 40 {
			share = x.middle
		}
		if c.hit(share * (0.6 + 0.4*p.home.risk)) {
			a.coded(p, c.day(a.start, a.to), x.code, 0, "")
		}
	}
	if age >= 18 && c.hit(0.0015) {
		a.coded(p, c.day(a.from, a.to), objection, 0, "asked that nothing leaves the surgery")
	}
}
