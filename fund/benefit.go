package fund

import (
	"math/big"
	"strings"

	"byname"
)

// A UnitCost is what one thing that did not have to happen would have cost.
type UnitCost struct {
	Code  string       `json:"code"` // HE4.1
	Name  string       `json:"name"`
	Unit  string       `json:"unit"`  // per incident, per year
	Gains string       `json:"gains"` // who no longer bears it, as the source calls them
	Value byname.Pence `json:"pence"` // fiscal, at the source's prices
	Grade string       `json:"grade"` // the source's own, by age and quality: G(reen), A(mber) or R(ed)
}

// A Stage says whether a number is of before or after.
type Stage string

const (
	Forecast Stage = "forecast"
	Measured Stage = "measured"
)

// A Benefit is how often one thing was, or was to be, avoided.
type Benefit struct {
	UnitCost
	Forecast Decimal `json:"forecast"`
	Measured Decimal `json:"measured"` // "" until it is measured
}

// ForecastWorth is the number forecast times the unit value, a half penny up.
func (b Benefit) ForecastWorth() byname.Pence { return b.times(b.Forecast) }

// MeasuredWorth is the number measured times the unit value, a half penny up.
func (b Benefit) MeasuredWorth() byname.Pence { return b.times(b.Measured) }

func (b Benefit) times(number Decimal) byname.Pence {
	return halfUp(new(big.Rat).Mul(number.Rat(), big.NewRat(int64(b.Value), 1)))
}

// A Gainer is one agency's benefit over all lines.
type Gainer struct {
	Who      string          `json:"who"`
	Partner  byname.AgencyID `json:"partner,omitempty"` // "" when who gains paid nothing in
	Forecast byname.Pence    `json:"forecastPence"`
	Measured byname.Pence    `json:"measuredPence"`
}

// ByGainer sums benefits by who gains, in the order in which the lines first
// name them: a partner by the first of the names it goes by, anybody else by
// the name in the line.
func (p Pool) ByGainer(benefits []Benefit) []Gainer {
	var list []Gainer
	at := map[string]int{}
	for _, b := range benefits {
		g := Gainer{Who: b.Gains}
		if partner, ok := p.Gainer(b.Gains); ok {
			g = Gainer{Who: partner.Gains[0], Partner: partner.ID}
		}
		key := strings.ToLower(g.Who)
		i, ok := at[key]
		if !ok {
			i = len(list)
			at[key] = i
			list = append(list, g)
		}
		list[i].Forecast += b.ForecastWorth()
		list[i].Measured += b.MeasuredWorth()
	}
	return list
}
