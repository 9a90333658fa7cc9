package otherstory

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

//go:embed names.csv
var namesCSV string

//go:embed streets.csv
var streetsCSV string

//go:embed slips.csv
var slipsCSV string

// A home is an address; its phone is the one its people share.
type home struct {
	code, address, postcode, surgery, phone string
}

// A town is everybody, and what each agency wrote about them.
type town struct {
	*rand.Rand
	years   int
	people  []*person
	homes   int
	numbers map[string]bool
	entries map[string][]entry
}

// table reads an embedded sheet, without its header.
func table(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(err)
	}
	return rows[1:]
}

var names, streets = table(namesCSV), table(streetsCSV)

func (t *town) chance(p float64) bool { return t.Float64() < p }

func pick[E any](t *town, from []E) E { return from[t.IntN(len(from))] }

// between is a day, both ends included, in the story's years.
func (t *town) between(from, to string) time.Time {
	a, _ := time.Parse(time.DateOnly, from)
	b, _ := time.Parse(time.DateOnly, to)
	return a.AddDate(t.years, 0, t.IntN(int(b.Sub(a).Hours()/24)+1))
}

// once is a number nobody had before, from its form.
func (t *town) once(form string, below int) string {
	for {
		if s := fmt.Sprintf(form, t.IntN(below)); !t.numbers[s] {
			t.numbers[s] = true
			return s
		}
	}
}

// nhs is a number of the 999 range with its check digit.
func (t *town) nhs() string {
	for {
		s := t.once("999%06d", 1_000_000)
		sum := 0
		for i := range 9 {
			sum += int(s[i]-'0') * (10 - i)
		}
		if check := (11 - sum%11) % 11; check < 10 {
			return fmt.Sprint(s, check)
		}
	}
}

func (t *town) newHome() *home {
	t.homes++
	s := pick(t, streets)
	return &home{fmt.Sprintf("CMH%03d", t.homes), t.once("%d "+s[0], 180), s[1], s[2], t.newPhone()}
}

func (t *town) newPhone() string {
	if t.chance(.6) {
		return t.once("07700 900%03d", 1000)
	}
	return t.once("0161 496 0%03d", 1000)
}

// join makes somebody one of the town: what every agency would know them by.
func (t *town) join(p *person, h *home) {
	p.code = fmt.Sprintf("CM%04d", len(t.people)+1)
	p.home, p.phone = h, h.phone
	p.nhs, p.hospital, p.ni = t.nhs(), t.once("MRI%06d", 1_000_000), t.once("QQ%06d", 1_000_000)+pick(t, []string{"A", "B", "C", "D"})
	p.care, p.client = t.once("%06d", 1_000_000), t.once("%07d", 10_000_000)
	p.upn, p.gp = pick(t, []string{"A", "C", "F", "H"})+t.once("352%09d", 1_000_000_000), t.once("%06d", 1_000_000)
	p.tenancy = t.once("GH/%05d", 100_000)
	p.registered = h.surgery
	p.language = "English"
	for _, n := range names {
		if n[0] == p.community && t.chance(.35) {
			p.language = n[1]
		}
	}
	t.people = append(t.people, p)
}

// settle gives the people of the stories their homes.
func (t *town) settle(stories []*story) {
	byName := map[string]*person{}
	for _, s := range stories {
		var h *home
		for _, p := range s.people {
			switch {
			case h == nil || p.apart:
				own := t.newHome()
				if h == nil {
					h = own
				}
				t.join(p, own)
			default:
				t.join(p, h)
			}
			byName[p.name()] = p
		}
	}
	for _, p := range t.people {
		if of := p.more["phone"]; of != "" {
			p.phone = byName[of].phone
		}
		for _, e := range p.events {
			if of := e.more["number"]; of != "" {
				e.more["number"] = byName[of].nhs
			}
		}
	}
}

// fill invents the neighbours, household by household, until there are enough.
func (t *town) fill(enough int) {
	weights := []int{}
	for i, n := range names {
		var w int
		fmt.Sscan(n[2], &w)
		for range w {
			weights = append(weights, i)
		}
	}
	for n := 0; len(t.people) < enough; n++ {
		of := names[pick(t, weights)]
		h, family := t.newHome(), pick(t, strings.Fields(of[5]))
		first := t.adult(of, family, h)
		if t.chance(.25) {
			continue
		}
		second := t.adult(of, family, h)
		second.born = first.born.AddDate(t.IntN(9)-4, t.IntN(12), t.IntN(28))
		if second.sex == "F" && t.chance(.4) {
			second.former = pick(t, strings.Fields(of[5]))
		}
		if first.age(t.between("2025-06-30", "2025-06-30")) > 55 {
			continue
		}
		eldest := t.between("2008-09-01", "2020-08-31")
		for i := range t.IntN(4) {
			child := t.adult(of, family, h)
			child.born = eldest.AddDate(2*i, t.IntN(10), 0)
			child.former = ""
			if i == 0 && n%14 == 0 { // twins
				twin := t.adult(of, family, h)
				twin.born, twin.former = child.born, ""
			}
			if i == 0 && n%20 == 3 && first.sex == "M" { // a father and son of one name
				child.given, child.sex, child.known, child.family = first.given, "M", "", first.family
			}
		}
	}
	grown := t.people[len(t.people)-120:]
	for i := range 6 { // strangers of one name and birth year
		a, b := t.people[len(t.people)-1-17*i], t.people[len(t.people)-300-19*i]
		if a.age(t.between("2025-06-30", "2025-06-30")) > 18 {
			b.given, b.family, b.sex, b.community, b.former = a.given, a.family, a.sex, a.community, ""
			b.born = a.born.AddDate(0, 0, 37+i)
		}
	}
	for _, p := range grown {
		if t.chance(.15) {
			p.was, p.moved = t.newHome(), t.between("2025-01-01", "2026-03-01")
		}
	}
}

func (t *town) adult(of []string, family string, h *home) *person {
	p := &person{family: family, community: of[0], sex: "F", born: t.between("1938-01-01", "2004-12-31")}
	given := of[3]
	if t.chance(.48) {
		p.sex, given = "M", of[4]
	}
	for p.given == "" || t.numbers[h.code+p.given] { // nobody calls two of a home alike
		p.given = pick(t, strings.Fields(given))
	}
	t.numbers[h.code+p.given] = true
	if p.sex == "M" && of[0] == "Polish (White other)" {
		p.family = strings.Replace(p.family, "ska", "ski", 1)
	}
	if (of[0] == "Eritrean (Black African)" || of[0] == "Somali (Black African)") && p.born.Year() < 1996 && t.chance(.4) {
		p.born = time.Date(p.born.Year(), 1, 1, 0, 0, 0, 0, time.UTC) // a birthday nobody wrote down
	}
	if s := slips[p.given]; s != nil && s[1] != "" && t.chance(.5) {
		p.known = s[1]
	}
	t.join(p, h)
	return p
}
