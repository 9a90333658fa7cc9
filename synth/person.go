package synth

import (
	"strconv"

	"byname"
	"byname/area"
)

// A person is invented: who they are, and what hidden causes act on them.
type person struct {
	number                       int // from 1; the same seed gives the same person
	given, family, former, known string
	sex                          byname.Sex
	born, died                   byname.Day // died 0 when alive at the end
	language                     string
	smokes                       smoking
	registered                   bool // with a GP practice
	home                         *household
	child                        bool // of the household

	rows   [files]uint16 // so far, by file
	spells []spell       // hidden causes, for causes.csv
	away   [2]byname.Day // no home between these days
}

type smoking byte

const (
	neverSmoked smoking = iota
	gaveUp
	smokes
)

// A household lives at one address, and may have moved once.
type household struct {
	people    []*person
	lsoa      *ground
	community *community
	now, old  address
	moved     byname.Day // 0 when they did not move
	tenure    tenure
	phone     string
	practice  string
	risk      float64 // how much more often than usual trouble comes here
	chance    chance
	money     []spell // when money is short, for those whose trouble follows from it
	violence  []spell
}

type tenure byte

const (
	owned tenure = iota
	private
	social    // another landlord's
	northfold // the association whose files we have
)

type address struct{ street, postcode string }

// at is the household's address on a day.
func (h *household) at(d byname.Day) address {
	if d < h.moved {
		return h.old
	}
	return h.now
}

// age is in whole years on a day.
func (p *person) age(on byname.Day) int { return p.born.YearsBefore(on) }

func (p *person) id() string { return "Y" + padded(p.number, 7) }

func (h *household) id() string { return "YH" + padded(h.people[0].number, 7) }

// head is the adult in whose name things are.
func (h *household) head() *person { return h.people[0] }

// children of the household who are of that age on a day.
func (h *household) children(on byname.Day, from, to int) (kids []*person) {
	for _, p := range h.people {
		if a := p.age(on); p.child && p.born <= on && a >= from && a <= to {
			kids = append(kids, p)
		}
	}
	return kids
}

// title is how a letter would address the person.
func (p *person) title(married bool) string {
	switch {
	case p.sex == byname.Male:
		return "Mr"
	case married:
		return "Mrs"
	case p.number%2 == 0:
		return "Ms"
	}
	return "Miss"
}

// padded writes n with leading zeros.
func padded(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// ground is what an LSOA offers those who live in it.
type ground struct {
	*area.LSOA
	people    int // to invent there
	first     int // number of the first of them
	practices []string
	primary   []string
	secondary []string
	doors     []door
}

// A door is a postcode of a street and the numbers that are free in it.
type door struct {
	street, postcode string
	from             int
}
