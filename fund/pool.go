package fund

import (
	"errors"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"byname"
)

// A Pool is money that partners hold together for some years.
type Pool struct {
	ID       string          `json:"id"`
	Title    string          `json:"title"`
	Host     byname.AgencyID `json:"host"` // the partner that keeps the money
	First    Year            `json:"first"`
	Last     Year            `json:"last"`
	Partners []Partner       `json:"partners"`
	Places   []string        `json:"places"` // neighbourhoods it is shared out to, in the order that decides ties
}

// A Partner pays into a pool.
type Partner struct {
	ID    byname.AgencyID `json:"id" yaml:"id"`
	Name  string          `json:"name" yaml:"name"`
	Gains []string        `json:"gains,omitempty" yaml:"gains"` // what unit-cost lines call it: "NHS", "Local authority"
}

// Covers reports whether the partners agreed on a year.
func (p Pool) Covers(y Year) bool { return p.First <= y && y <= p.Last }

// Partner finds a partner by its id.
func (p Pool) Partner(id byname.AgencyID) (Partner, error) {
	for _, partner := range p.Partners {
		if partner.ID == id {
			return partner, nil
		}
	}
	return Partner{}, byname.NotFound("partner "+string(id), "a partner of "+p.Title, "choose one that is in the agreement")
}

// Gainer finds the partner that a unit-cost line names as the one who gains.
// Case does not matter. There may be none: who gains need not have paid in.
func (p Pool) Gainer(label string) (Partner, bool) {
	for _, partner := range p.Partners {
		if slices.ContainsFunc(partner.Gains, func(s string) bool { return strings.EqualFold(s, strings.TrimSpace(label)) }) {
			return partner, true
		}
	}
	return Partner{}, false
}

// ReadPool reads what the partners agreed, as YAML:
//
//	pool: south-2024
//	title: One pool for the south
//	host: mcc
//	years: 2024/25 to 2028/29
//	partners:
//	  - {id: nhs-gm, name: NHS Greater Manchester, gains: [NHS]}
//	neighbourhoods: [MAN-N06, MAN-N07]   # the order decides ties
//	terms:
//	  reserve: 5%            # held by the board, rounded down
//	  base: 0.5              # weight = population x (base + need x score / mean score)
//	  need: 0.5
//	  team: 6%               # of an allocation, delegated to its team, half a penny up
//	  one_person: £500.00    # above it the lead countersigns
//	  cashable: 80%          # of measured benefit, rounded down
func ReadPool(r io.Reader) (Pool, Terms, error) {
	var file struct {
		Pool, Title, Years string
		Host               byname.AgencyID
		Partners           []Partner
		Neighbourhoods     []string
		Terms              Terms
	}
	bad := func(expected, do string) (Pool, Terms, error) {
		return Pool{}, Terms{}, byname.Invalid("pool agreement", expected, do)
	}
	decoder := yaml.NewDecoder(r)
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil {
		if errors.Is(err, io.EOF) {
			return bad("a file that is not empty", "see docs/fund.md for its form")
		}
		return bad("the form that docs/fund.md shows", err.Error())
	}
	p := Pool{ID: file.Pool, Title: file.Title, Host: file.Host, Partners: file.Partners, Places: file.Neighbourhoods}
	first, last, ok := strings.Cut(file.Years, " to ")
	var err1, err2 error
	p.First, err1 = ParseYear(first)
	p.Last, err2 = ParseYear(last)
	ids := map[byname.AgencyID]bool{}
	for _, partner := range p.Partners {
		if partner.ID == "" || partner.Name == "" || ids[partner.ID] {
			return bad("partners that each have an id of their own and a name", "correct the partners")
		}
		ids[partner.ID] = true
	}
	switch {
	case len(p.Places) == 0:
		return bad("neighbourhoods: the ones that share it", "list their ids")
	case p.ID == "" || p.Title == "":
		return bad("pool and title", "give the pool an id and a title")
	case !ok || err1 != nil || err2 != nil || p.Last < p.First:
		return bad("years: such as 2024/25 to 2028/29", "correct the years")
	case !ids[p.Host]:
		return bad("a host that is one of the partners", "correct the host")
	}
	return p, file.Terms, file.Terms.check()
}
