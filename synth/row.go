package synth

import (
	"strconv"
	"strings"

	"byname"
)

// An author tells the lives of an LSOA's people, as its agencies would know
// them.
type author struct {
	*teller
	*ground
	sheets [files]sheet
}

func (t *teller) tell(g *ground) *author {
	a := &author{teller: t, ground: g}
	for i := range a.sheets {
		a.sheets[i].layout = &layouts[i]
	}
	for _, h := range t.households(g) {
		a.life(h)
	}
	return a
}

// A row is one row of an agency's file about a person: its id, and who the
// person is as this agency wrote it that time.
type row struct {
	*author
	file   int
	p      *person
	day    byname.Day
	id     string
	faults []fault

	given, family, known string
	born                 byname.Day // 0 when missing
	nhs                  string
	address
	phone string
}

// prefixes of row ids. None is used in hand-written files, so that both can
// be read together.
var prefixes = [files]string{gpEvents: "EY", hospital: "SY", ambulance: "CADY", mentalHealth: "RY", socialCare: "AY",
	housingOptions: "HNY", housingAssociation: "LY", police: "NY", policeLate: "NYL", fire: "VY", schools: "SCY", jobcentre: "JY", foodbank: "FY"}

// row begins a row of a person; it is false when the day is not in the
// extract or the person not alive on it.
func (a *author) row(file int, p *person, day byname.Day) (*row, bool) {
	if day < a.from || day > a.to || day < p.born || p.died != 0 && day > p.died {
		return nil, false
	}
	return a.rowAnyDay(file, p, day), true
}

func (a *author) rowAnyDay(file int, p *person, day byname.Day) *row {
	p.rows[file]++
	r := &row{author: a, file: file, p: p, day: day, given: p.given, family: p.family, known: p.known, born: p.born,
		nhs: a.nhs[p.number-1], address: p.home.at(day), phone: p.home.phone}
	if r.id = patientID(p, int(p.rows[file])); file != gpPractice {
		r.id = prefixes[file] + strconv.Itoa(p.number) + padded(int(p.rows[file]), 3)
	}
	if file != gpPractice && p.away[0] != 0 && day >= p.away[0] && day <= p.away[1] {
		r.address = address{}
	}
	if p.home.now != p.home.old && r.address == p.home.now && r.wrong(oldAddress) {
		r.address = p.home.old
	}
	r.misname()
	r.misnumber()
	return r
}

// wrong decides whether the row has a fault, and notes it when so.
func (r *row) wrong(f fault) bool {
	rates := &r.rates[r.file]
	return r.wrongAt(f, rates.of[f])
}

func (r *row) wrongAt(f fault, rate float64) bool {
	if rate == 0 {
		return false
	}
	if r.rates[r.file].kept[f] {
		c := chanceOf(r.seed, uint64(r.p.number), uint64(r.file), uint64(f))
		if !c.hit(rate) {
			return false
		}
	} else if !r.p.home.chance.hit(rate) {
		return false
	}
	r.faults = append(r.faults, f)
	return true
}

// misname writes the name as this agency came to write it.
func (r *row) misname() {
	p, c := r.p, &r.p.home.chance
	kept := chanceOf(r.seed, uint64(p.number), uint64(r.file), 'r')
	rates := &r.rates[r.file]
	if p.former != "" && p.sex == byname.Female && r.wrong(formerName) {
		r.family = p.former
	}
	if p.known != p.given && r.wrong(nickname) {
		r.given = p.known
	}
	if rates.of[givenTypo] > 0 && r.wrongAt(spelledOtherwise, p.home.community.Respelled) {
		if kept.hit(0.5) {
			r.given = respelled(&kept, r.given)
		} else {
			r.family = respelled(&kept, r.family)
		}
	}
	if r.wrongAt(givenTypo, rates.of[givenTypo]*p.home.community.typing) {
		r.given = slip(c, r.given)
	}
	if r.wrongAt(familyTypo, rates.of[familyTypo]*p.home.community.typing) {
		r.family = slip(c, r.family)
	}
}

// misnumber gets birth date and NHS number wrong.
func (r *row) misnumber() {
	if t := r.born.Time(); t.Day() <= 12 && t.Day() != int(t.Month()) && r.wrong(dateSwapped) {
		r.born = byname.OnDay(t.Year(), timeMonth(t.Day()), int(t.Month()))
	}
	if r.wrong(birthDefault) {
		r.born = byname.OnDay(1900, 1, 1)
	} else if r.wrong(birthMissing) {
		r.born = 0
	}
	if r.wrong(nhsMissing) {
		r.nhs = ""
	} else if r.wrong(nhsOther) {
		r.nhs = r.author.nhs[(r.p.number+6)%len(r.author.nhs)]
	}
}

// write adds the row to its file, and to the truth.
func (r *row) write(fields ...string) {
	s := &r.sheets[r.file]
	s.write(fields...)
	r.truth(r.p.id())
}

func (r *row) truth(person string) {
	name := r.sheets[r.file].name + ".csv"
	r.sheets[truth].write(name, r.id, person)
	for _, f := range r.faults {
		r.sheets[faultList].write(name, r.id, faultNames[f])
	}
}

// on writes a day, or nothing when there is none.
func on(d byname.Day, layout string) string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(layout)
}

// at writes a moment of the row's day.
func (r *row) at(minute int, layout string) string {
	return r.day.Time().Add(minutes(minute)).Format(layout)
}

// letter is M or F.
func letter(s byname.Sex) string {
	if s == byname.Female {
		return "F"
	}
	return "M"
}

func upper(s string) string { return strings.ToUpper(s) }
