package otherstory

import (
	"strings"
	"time"
)

// A seen person is how one row has them, faults and all.
type seen struct {
	given, family, known, nhs, address, postcode, phone string
	born                                                time.Time // zero when not asked
}

var slips = func() map[string][]string {
	m := map[string][]string{}
	for _, s := range table(slipsCSV) {
		m[s[0]] = s
	}
	return m
}()

// see is a person as an agency writes them on a day. It slips now and then:
// letters change places, a nickname or another spelling is heard, a former
// name stays on file, day and month are swapped, a birth date is missing or is
// the system's own default.
func (t *town) see(p *person, e event) seen {
	s := seen{given: p.given, family: p.family, known: p.known, nhs: p.nhs, phone: p.phone, born: p.born}
	h := p.home
	if p.was != nil && e.at.Before(p.moved) {
		h = p.was
	}
	s.address, s.postcode = h.address, h.postcode
	for _, n := range []*string{&s.given, &s.family} {
		if other := slips[*n]; other != nil && other[2] != "" && t.chance(.2) {
			*n = other[2]
		}
		if t.chance(.02) {
			*n = t.slip(*n)
		}
	}
	if p.known != "" && t.chance(.15) {
		s.given = p.known
	}
	if p.former != "" && t.chance(.15) {
		s.family = p.former
	}
	switch {
	case t.chance(.01):
		s.born = time.Time{}
	case t.chance(.01) && p.born.Day() <= 12:
		s.born = time.Date(p.born.Year(), time.Month(p.born.Day()), int(p.born.Month()), 0, 0, 0, 0, time.UTC)
	case t.chance(.02) && (e.agency == "landlord" || e.agency == "school" || e.agency == "police"):
		s.born = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	missing := map[string]float64{"hospital": .08, "ambulance": .8, "mental": .3, "care": .5, "gp": .02}
	if t.chance(missing[e.agency]) {
		s.nhs = ""
	}
	return s
}

// slip is a word as typed in a hurry.
func (t *town) slip(word string) string {
	r := []rune(word)
	if len(r) < 4 {
		return word
	}
	i := 1 + t.IntN(len(r)-2)
	switch t.IntN(3) {
	case 0:
		r[i], r[i+1] = r[i+1], r[i]
	case 1:
		r = append(r[:i], r[i+1:]...)
	default:
		r = append(r[:i], r[i-1:]...)
		if i < len(r) {
			r[i] = r[i-1]
		}
	}
	return string(r)
}

// day is a date as a file writes it, empty when there is none.
func day(t time.Time, form string) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(form)
}

func title(p *person) string {
	if p.sex == "M" {
		return "Mr "
	}
	if p.former != "" {
		return "Mrs "
	}
	return "Ms "
}

func upper(s string) string { return strings.ToUpper(s) }
