package programme

import (
	"math/big"

	"byname"
	"byname/fund"
)

// Worth is what helping one person through a programme takes and is to spare.
type Worth struct {
	Spared  byname.Pence // in a year, as the file says
	Counted byname.Pence // of it, after what the evidence takes off
	Off     int          // per cent that the evidence takes off
	Grade   int          // of the evidence, 1 to 6
	Minutes int          // of work in the steps offered to everybody
}

// optimism is what is taken off a benefit, in per cent, by the grade of its
// evidence from 1 to 6: the optimism-bias grades of the Greater Manchester
// cost-benefit model.
var optimism = [...]int{1: 0, 2: 5, 3: 10, 4: 15, 5: 25, 6: 40}

// Worth weighs the programme for one person, by the place's unit costs. How
// long a step takes is what the file says of its hours, else what it costs at
// the price of an hour of a team's work.
func (p Programme) Worth(costs map[string]fund.UnitCost, hour byname.Pence) Worth {
	w := Worth{Grade: p.Money.Evidence.Grade}
	for _, b := range p.Forecast(1, costs) {
		w.Spared += b.ForecastWorth()
	}
	if w.Grade > 0 && w.Grade < len(optimism) {
		w.Off = optimism[w.Grade]
	}
	w.Counted = w.Spared * byname.Pence(100-w.Off) / 100
	for _, s := range p.Offer {
		if s.OnlyIf == "" {
			w.Minutes += s.minutes(hour)
		}
	}
	return w
}

func (s Offered) minutes(hour byname.Pence) int {
	if s.Hours != "" {
		m := new(big.Rat).Mul(s.Hours.Rat(), big.NewRat(60, 1))
		return int(new(big.Int).Quo(m.Num(), m.Denom()).Int64())
	}
	if hour <= 0 {
		return 0
	}
	return int(60 * s.Cost / hour)
}

// PerHour is the good that an hour of the work does; nothing when there is no
// work in it, so that nothing that is free goes before everybody.
func (w Worth) PerHour() byname.Pence {
	if w.Minutes == 0 {
		return 0
	}
	r := big.NewRat(60*int64(w.Counted), int64(w.Minutes))
	return byname.Pence(new(big.Int).Quo(r.Num(), r.Denom()).Int64())
}
