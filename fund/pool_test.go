package fund

import (
	"errors"
	"strings"
	"testing"

	"byname"
)

const goodPool = `pool: p
title: P
host: a
years: 2024/25 to 2025/26
partners:
  - {id: a, name: A, gains: [Council, Local authority]}
  - {id: b, name: B}
neighbourhoods: [N2, N1]
terms: {reserve: 5%, base: 0.5, need: 0.5, team: 6 per cent, one_person: £500, cashable: 12.5%}
`

func TestReadPool(t *testing.T) {
	p, terms, err := ReadPool(strings.NewReader(goodPool))
	if err != nil {
		t.Fatal(err)
	}
	if p.First != 2024 || p.Last != 2025 || !p.Covers(2025) || p.Covers(2026) || terms.OnePerson != 500_00 || terms.Team.String() != "6%" {
		t.Errorf("%+v %+v", p, terms)
	}
	if who, ok := p.Gainer(" local Authority"); !ok || who.ID != "a" {
		t.Errorf("%v gains", who)
	}
	for _, c := range []struct{ what, from, to, say string }{
		{"an empty file", goodPool, "", "not empty"},
		{"no YAML", "pool: p", "pool: [", "docs/fund.md"},
		{"an unknown word", "title: P", "titel: P", "titel"},
		{"an unknown term", "team:", "teem:", "teem"},
		{"a missing term", "cashable: 12.5%", "", "cashable"},
		{"more than a hundred per cent", "reserve: 5%", "reserve: 105%", "percentage"},
		{"a limit that is no money", "£500", "plenty", "amount"},
		{"a host who is no partner", "host: a", "host: c", "host"},
		{"a partner twice", "id: b", "id: a", "partners"},
		{"years the wrong way round", "2024/25 to 2025/26", "2025/26 to 2024/25", "years"},
		{"one year", "2024/25 to 2025/26", "2024/25", "years"},
		{"no neighbourhoods", "neighbourhoods: [N2, N1]", "", "neighbourhoods"},
		{"no title", "title: P", "title: ''", "title"},
	} {
		_, _, err := ReadPool(strings.NewReader(strings.Replace(goodPool, c.from, c.to, 1)))
		if !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	if _, err := p.Contribute(Contribution{"c", 2024, 1}); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a stranger contributes: %v", err)
	}
	if _, err := p.Contribute(Contribution{"a", 2026, 1}); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("a year nobody agreed on: %v", err)
	}
}

func TestTermsOn(t *testing.T) {
	all := []Terms{{From: 20, OnePerson: 2}, {From: 10, OnePerson: 1}, {From: 20, OnePerson: 3}}
	for day, want := range map[byname.Day]byname.Pence{10: 1, 19: 1, 20: 3, 900: 3} {
		if got, err := TermsOn(all, day); got.OnePerson != want || err != nil {
			t.Errorf("day %d: %v %v, want %v", day, got.OnePerson, err, want)
		}
	}
	if _, err := TermsOn(all, 9); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("before any terms: %v", err)
	}
}

func TestYear(t *testing.T) {
	for s, want := range map[string]Year{"2025/26": 2025, " 2025-26 ": 2025, "1999/00": 1999} {
		if got, err := ParseYear(s); got != want || err != nil {
			t.Errorf("%q: %v %v", s, got, err)
		}
	}
	for _, s := range []string{"", "2025", "2025/27", "25/26", "2025/2026", "x/y", "-025/26"} {
		if y, err := ParseYear(s); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%q: %v %v", s, y, err)
		}
	}
	for _, y := range []Year{1999, 2025} {
		if YearOf(y.First()) != y || YearOf(y.Last()) != y || YearOf(y.Last()+1) != y+1 || y.Last().String()[5:] != "03-31" {
			t.Errorf("%v is from %v to %v", y, y.First(), y.Last())
		}
	}
}

func TestNextYear(t *testing.T) {
	now := []Commitment{{"a", 10}, {"b", 5}}
	next, err := NextYear(now, []Change{{"a", "c", 4}, {"c", "b", 1}})
	want := []Changed{{"a", 10, 6, -4}, {"b", 5, 6, 1}, {"c", 0, 3, 3}}
	if err != nil || len(next) != 3 || next[0] != want[0] || next[1] != want[1] || next[2] != want[2] {
		t.Errorf("%v %v", next, err)
	}
	for _, bad := range []Change{{"a", "b", 11}, {"a", "a", 1}, {"a", "b", 0}, {"a", "b", -1}, {"x", "a", 1}, {"a", "", 1}} {
		if _, err := NextYear(now, []Change{bad}); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

func TestReadersNameTheLine(t *testing.T) {
	for _, c := range []struct{ text, say string }{
		{"partner,year\n", "partner,year,amount"},
		{"partner,year,amount\na,2025/26,5\na,2025,5\n", "line 3"},
		{"partner,year,amount\na,2025/26,lots\n", "line 2"},
		{"partner,year,amount\na,2025/26\n", "3 columns"},
	} {
		_, err := ReadContributions(strings.NewReader(c.text))
		if !errors.Is(err, byname.ErrInvalid) || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%q: %v", c.text, err)
		}
	}
	if _, err := ReadNumbers(strings.NewReader("code,number\nXX1,1\n"), nil); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("an unknown unit cost: %v", err)
	}
	if list, err := ReadContributions(strings.NewReader("\ufeffpartner,year,amount\na,2025/26,\"£1,000\"\n")); err != nil || list[0].Amount != 1000_00 {
		t.Errorf("with a byte order mark: %v %v", list, err)
	}
}
