package programme

import (
	"math/big"
	"strings"

	"byname"
	"byname/fund"
	"byname/signal"
)

// Rule is what the programme looks for.
func (p Programme) Rule() signal.Rule {
	r := signal.Rule{Programme: p.ID, Version: p.Version, Theme: p.Theme, Kinds: p.Kinds, Who: string(p.Find.Who)}
	for _, s := range p.Find.Signs {
		sign := signal.Sign{Name: s.Name, When: string(s.When), UrgencyHours: s.Urgency.Hours}
		for _, b := range s.Because {
			sign.Because = append(sign.Because, string(b))
		}
		r.Signs = append(r.Signs, sign)
	}
	return r
}

// Compile makes the rules of all the programmes ready. Those that were loaded
// are ready already: nothing is read twice.
func Compile(programmes []Programme, words Words) (*signal.Set, error) {
	var sets []*signal.Set
	for _, p := range programmes {
		r, err := p.readied(words)
		if err != nil {
			return nil, err
		}
		sets = append(sets, r.signs)
	}
	return signal.Join(words.signs(), sets...)
}

// CostEach is what all steps cost for one person.
func (p Programme) CostEach() (sum byname.Pence) {
	for _, s := range p.Offer {
		sum += s.Cost
	}
	return sum
}

// Forecast is what helping so many people for a year is to spare, line by
// line. The costs are the place's.
func (p Programme) Forecast(people int, costs map[string]fund.UnitCost) (benefits []fund.Benefit) {
	for _, b := range p.Money.Benefits {
		benefits = append(benefits, fund.Benefit{UnitCost: costs[b.Line], Forecast: times(b.Each, people)})
	}
	return benefits
}

// times is a number so many times over, exactly.
func times(each fund.Decimal, people int) fund.Decimal {
	_, part, _ := strings.Cut(string(each), ".")
	product := new(big.Rat).Mul(each.Rat(), big.NewRat(int64(people), 1))
	return fund.Decimal(product.FloatString(len(part)))
}
