// Package invent makes records of people who never were, quickly, for
// measuring how long linking takes.
package invent

import (
	"fmt"
	"math"
	"math/rand/v2"

	"byname"
	"byname/feed"
)

// someone is an invented person with what stays and what changes.
type someone struct {
	given, family, former string
	born                  byname.Day
	sex                   byname.Sex
	nhs, phone, nino      string
	home, before          int // addresses
}

// inventor makes households in postcodes of fifteen addresses, names as
// uneven as real ones, and the faults of agencies' records.
type inventor struct {
	*rand.Rand
	take  func(r *feed.Record, person int)
	given [2][]string
	names []string
	rows  int
}

// Records of so many people, about five each, the same each time. Whoever
// takes one may keep it.
func Records(people int, take func(r *feed.Record, person int)) {
	v := &inventor{Rand: rand.New(rand.NewPCG(1, 2)), take: take}
	for range 700 {
		v.given[0] = append(v.given[0], v.word(2, 3)+"a")
		v.given[1] = append(v.given[1], v.word(2, 3))
	}
	for range 15000 {
		v.names = append(v.names, v.word(2, 4))
	}
	for n, home := 0, 0; n < people; home++ {
		family, phone := v.names[v.zipf(len(v.names))], fmt.Sprintf("07%09d", v.IntN(1e9))
		size := 1 + v.IntN(4)
		for i := range min(size, people-n) {
			v.person(n+1, i, size, family, phone, home, people)
			n++
		}
	}
}

func (v *inventor) person(id, place, size int, family, phone string, home, people int) {
	s := someone{family: family, home: home, before: v.IntN(people/2 + 1), sex: byname.Sex(1 + v.IntN(2)), phone: phone}
	s.given = v.given[s.sex-1][v.zipf(700)]
	age := 18 + v.IntN(70)
	if size > 2 && place > 1 {
		age = v.IntN(18)
	}
	s.born = byname.OnDay(2025-age, 1, 1) + byname.Day(v.IntN(365))
	if v.chance(.3) {
		s.phone = fmt.Sprintf("07%09d", v.IntN(1e9))
	}
	if v.chance(.2) && size > 1 {
		s.family, s.former = v.names[v.zipf(len(v.names))], family
	}
	s.nhs = nhsNumber(id)
	s.nino = fmt.Sprintf("QQ%06d%c", id%1e6, 'A'+id/1e6)
	v.put(id, "gp", fmt.Sprint(id), s, fault{nhs: 1, verified: true, phone: .9, address: 1, typo: .005})
	if v.chance(.4) {
		v.several(id, "mft", fmt.Sprintf("H%d", id), s, fault{nhs: .9, verified: true, typo: .03, old: .15}, 1+v.IntN(6))
	}
	if age < 17 {
		v.several(id, "schools", fmt.Sprintf("U%d", id), s, fault{phone: .9, typo: .03, old: .1}, 6)
	}
	for _, a := range []struct {
		agency string
		share  float64
		rows   int
		local  bool
		f      fault
	}{
		{"nwas", .08, 2, false, fault{nhs: .2, phone: .8, address: 1, typo: .05, old: .1, noBirth: .1}},
		{"gmmh", .05, 4, true, fault{nhs: .8, typo: .02, old: .1}},
		{"mcc-care", .03, 3, true, fault{nhs: .6, address: 1, typo: .02, old: .1}},
		{"northfold", .12, 3, true, fault{phone: .9, address: 1, typo: .03, old: .05, noBirth: .05}},
		{"gmp", .08, 2, false, fault{address: .8, typo: .05, old: .2, approximate: .3}},
		{"gmfrs", .05, 1, false, fault{phone: .6, address: 1, typo: .05, approximate: 1}},
		{"dwp", .05, 3, false, fault{nino: 1, typo: .02, old: .1}},
		{"foodbank", .02, 2, false, fault{typo: .05, half: .3, noBirth: 1}},
	} {
		if !v.chance(a.share) {
			continue
		}
		local := ""
		if a.local {
			local = fmt.Sprintf("%s%d", a.agency, id)
		}
		for range a.rows {
			v.put(id, a.agency, local, s, a.f)
		}
	}
}

// fault rates of one agency's rows.
type fault struct {
	nhs, nino, phone, address             float64 // how often it is there
	typo, old, noBirth, approximate, half float64
	verified                              bool
}

// several rows that say the same: an attendance or a term each.
func (v *inventor) several(id int, agency, local string, s someone, f fault, n int) {
	r := v.record(agency, local, s, f)
	for range n {
		v.add(id, r)
	}
}

func (v *inventor) put(id int, agency, local string, s someone, f fault) {
	v.add(id, v.record(agency, local, s, f))
}

func (v *inventor) add(id int, r feed.Record) {
	v.rows++
	r.Key = feed.Key(fmt.Sprintf("%s/%d", r.Agency, v.rows))
	v.take(&r, id)
}

func (v *inventor) record(agency, local string, s someone, f fault) feed.Record {
	r := feed.Record{Agency: byname.AgencyID(agency), Local: local}
	r.Seen = byname.OnDay(2026, 1, 1)
	r.Given, r.Family = byname.Hide(v.typo(s.given, f.typo)), byname.Hide(v.typo(s.family, f.typo))
	if s.former != "" && v.chance(f.old) {
		r.Family = byname.Hide(s.former)
	}
	if agency == "gp" {
		r.Former = byname.Hide(s.former)
	}
	r.Sex = s.sex
	switch {
	case v.chance(f.approximate):
		age := s.born.YearsBefore(r.Seen) / 5 * 5
		r.AgeLow, r.AgeTop = int8(age), int8(age+5)
	case !v.chance(f.noBirth):
		b := s.born
		if d := b.Time(); v.chance(f.typo/3) && d.Day() <= 12 {
			b = byname.OnDay(d.Year(), 1, d.Day()) + byname.Day(30*(int(d.Month())-1))
		}
		r.Born = byname.Hide(b)
	}
	home := s.home
	if v.chance(f.old) {
		home = s.before
	}
	if v.chance(f.address) {
		r.Address = byname.Hide(fmt.Sprintf("%d %s Street", 1+home%15*2, v.names[home/15%len(v.names)]))
	}
	code := home / 15
	r.Postcode = byname.Hide(fmt.Sprintf("M%d %d%c%c", 1+code/4000, code/400%10, 'A'+code%20, 'A'+code/20%20))
	if v.chance(f.half) {
		r.Postcode = byname.Hide(fmt.Sprintf("M%d", 1+code/4000))
	}
	if v.chance(f.nhs) {
		r.NHS, r.Verified = byname.Hide(s.nhs), f.verified
	}
	if v.chance(f.phone) {
		r.Phone = byname.Hide(s.phone)
	}
	if v.chance(f.nino) {
		r.NINO = byname.Hide(s.nino)
	}
	return r
}

func (v *inventor) chance(p float64) bool { return v.Float64() < p }

// zipf picks a place with a probability that falls as one over its rank.
func (v *inventor) zipf(n int) int {
	return int(math.Exp(v.Float64()*math.Log(float64(n)+1))) - 1
}

func (v *inventor) typo(s string, rate float64) string {
	if !v.chance(rate) || len(s) < 3 {
		return s
	}
	i := 1 + v.IntN(len(s)-2)
	switch v.IntN(3) {
	case 0:
		return s[:i] + s[i+1:]
	case 1:
		return s[:i] + string(rune('a'+v.IntN(26))) + s[i+1:]
	}
	return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
}

func (v *inventor) word(low, top int) string {
	const first, vowels = "bcdfghjklmnprstvwyz", "aeiou"
	s := ""
	for range low + v.IntN(top-low+1) {
		s += string(first[v.IntN(len(first))]) + string(vowels[v.IntN(len(vowels))])
		if v.chance(.3) {
			s += string("nrlst"[v.IntN(5)])
		}
	}
	return s
}

// nhsNumber is the nth number of the 999 range, whatever its check digit: of
// those that pass there are too few.
func nhsNumber(n int) string { return fmt.Sprintf("999%07d", n) }
