package fund

import (
	"math/big"

	"byname"
)

// A UnitCost is what one thing that did not have to happen would have cost.
type UnitCost struct {
	Code  string       `json:"code"` // HE4.1
	Name  string       `json:"name"`
	Unit  string       `json:"unit"`  // per incident, per year
	Gains string       `json:"gains"` // who no longer bears it, as the source calls them
	Value byname.Pence `json:"pence"` // fiscal, at the source's prices
	Grade string       `json:"grade"` // the source's own: G(reen), A(mber) or R(ed), by age and quality
}

// A Benefit is how often one thing was, or was to be, avoided.
type Benefit struct {
	UnitCost
	Forecast Decimal `json:"forecast"`
	Measured Decimal `json:"measured"` // "" until it is measured
}

// ForecastPence is the number forecast times the unit value, a half penny up.
func (b Benefit) ForecastPence() byname.Pence { return b.times(b.Forecast) }

// MeasuredPence is the number measured times the unit value, a half penny up.
func (b Benefit) MeasuredPence() byname.Pence { return b.times(b.Measured) }

func (b Benefit) times(number Decimal) byname.Pence {
	return halfUp(new(big.Rat).Mul(number.Rat(), big.NewRat(int64(b.Value), 1)))
}

// A Gainer is one agency's benefit over all lines.
type Gainer struct {
	Who      string       `json:"who"` // as the lines call it
	Forecast byname.Pence `json:"forecastPence"`
	Measured byname.Pence `json:"measuredPence"`
}

// ByGainer sums benefits by who gains, in the order the lines name them.
func ByGainer(benefits []Benefit) []Gainer {
	var list []Gainer
	at := map[string]int{}
	for _, b := range benefits {
		i, ok := at[b.Gains]
		if !ok {
			i = len(list)
			at[b.Gains] = i
			list = append(list, Gainer{Who: b.Gains})
		}
		list[i].Forecast += b.ForecastPence()
		list[i].Measured += b.MeasuredPence()
	}
	return list
}
