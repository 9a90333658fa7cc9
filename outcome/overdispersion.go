package outcome

import (
	"math"
	"slices"
)

// A Unit is one trust, practice or area of a funnel plot.
type Unit struct{ Numerator, Denominator float64 }

// A Transform is the scale on which a funnel's points vary evenly.
type Transform int

const (
	LogRatioOfExpected Transform = iota // observed/expected, as the summary hospital mortality indicator; extremes are left out
	RootOfExpected                      // observed/expected, as the care regulator; extremes are drawn in
	Arcsine                             // proportions; extremes are drawn in
	LogRatioOfCounts                    // ratios of two counts; extremes are drawn in
)

// Limits of a funnel, near (95 per cent) and far (99.8 per cent).
type Limits struct{ Near, Far [2]float64 }

// A FunnelUnit is where a unit lies.
type FunnelUnit struct {
	Ratio   float64
	Y, S    float64 // on the scale, with its standard error by chance alone
	Z       float64 // standard errors from the target
	Counted float64 // Z as it counts for phi; NaN where left out
	Chance  Limits  // by chance alone
	Wider   Limits  // with what else differs between units
}

// Overdispersion is how much units differ beyond chance.
type Overdispersion struct {
	Target float64 // on the scale
	Phi    float64 // mean squared Z; above 1 there is more than chance
	Tau2   float64 // variance between units, on the scale; 0 when Phi is 1 or less
	Units  []FunnelUnit
}

// Standard deviations that a funnel's limits are drawn at.
const (
	nearZ = 1.959964
	farZ  = 3.090232
)

// Overdispersed widens a funnel's limits by what differs between units
// besides chance (additive, by moments):
//
//	phi = Σ z² / n      tau² = (n·phi - (n-1)) / (Σw - Σw²/Σw), w = 1/s²
//
// trim is the part of units at either end whose z is left out or drawn in to
// the last that counts, so that real outliers do not hide themselves.
//
// Source: Spiegelhalter DJ. Stat Med 2005;24:1185-202; Spiegelhalter DJ,
// Sherlaw-Johnson C, Bardsley M, et al. J R Stat Soc A 2012;175:1-47.
func Overdispersed(units []Unit, scale Transform, trim float64) Overdispersion {
	o := Overdispersion{Units: make([]FunnelUnit, len(units))}
	var above, below float64
	for _, u := range units {
		above, below = above+u.Numerator, below+u.Denominator
	}
	average := above / below
	o.Target = scale.target(average)
	for i, u := range units {
		p := &o.Units[i]
		p.Ratio = u.Numerator / u.Denominator
		p.Y, p.S = scale.of(u)
		p.Z = (p.Y - o.Target) / p.S
	}
	if scale == LogRatioOfExpected {
		o.truncate(trim)
	} else {
		o.winsorise(trim)
	}
	var n, squares, w, w2 float64
	for _, p := range o.Units {
		if !math.IsNaN(p.Counted) {
			weight := 1 / (p.S * p.S)
			n, squares, w, w2 = n+1, squares+p.Counted*p.Counted, w+weight, w2+weight*weight
		}
	}
	o.Phi = squares / n
	if o.Phi > 1 {
		o.Tau2 = max(0, (n*o.Phi-(n-1))/(w-w2/w))
	}
	for i, u := range units {
		p := &o.Units[i]
		wide := math.Sqrt(p.S*p.S + o.Tau2)
		p.Wider = Limits{scale.limits(o.Target, nearZ*wide), scale.limits(o.Target, farZ*wide)}
		if scale == LogRatioOfExpected || scale == RootOfExpected {
			p.Chance = Limits{expectedLimits(u, .95), expectedLimits(u, .998)}
		} else {
			p.Chance = Limits{scale.limits(o.Target, nearZ*p.S), scale.limits(o.Target, farZ*p.S)}
		}
	}
	return o
}

// expectedLimits are the exact limits of observed/expected when what is
// expected is the truth.
func expectedLimits(u Unit, confidence float64) [2]float64 {
	lower, upper := FunnelExpected(u.Denominator, (1-confidence)/2)
	return [2]float64{lower / u.Denominator, upper / u.Denominator}
}

func (s Transform) target(average float64) float64 {
	switch s {
	case RootOfExpected:
		return 1
	case Arcsine:
		return math.Asin(math.Sqrt(average))
	case LogRatioOfCounts:
		return math.Log(average)
	}
	return 0
}

// of is a unit on the scale and its standard error there.
func (s Transform) of(u Unit) (y, se float64) {
	n, d := u.Numerator, u.Denominator
	switch s {
	case RootOfExpected:
		return math.Sqrt(n / d), 1 / (2 * math.Sqrt(d))
	case Arcsine:
		return math.Asin(math.Sqrt(n / d)), 1 / (2 * math.Sqrt(d))
	case LogRatioOfCounts:
		return math.Log((n + .5) / (d + .5)), math.Sqrt(n/((n+.5)*(n+.5)) + d/((d+.5)*(d+.5)))
	}
	return math.Log(n / d), 1 / math.Sqrt(d)
}

// limits are taken back from the scale.
func (s Transform) limits(target, half float64) [2]float64 {
	switch s {
	case RootOfExpected:
		low, high := max(0, target-half), target+half
		return [2]float64{low * low, high * high}
	case Arcsine:
		low, high := math.Sin(max(0, target-half)), math.Sin(min(math.Pi/2, target+half))
		return [2]float64{low * low, high * high}
	}
	return [2]float64{math.Exp(target - half), math.Exp(target + half)}
}

// truncate leaves out the units of the first and last of 1/trim groups of
// equal number by z.
func (o *Overdispersion) truncate(trim float64) {
	order := make([]int, len(o.Units))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return sign(o.Units[a].Z - o.Units[b].Z) })
	groups := int(math.Round(1 / trim))
	for rank, i := range order {
		o.Units[i].Counted = o.Units[i].Z
		if g := (rank + 1) * groups / (len(order) + 1); g == 0 || g == groups-1 {
			o.Units[i].Counted = math.NaN()
		}
	}
}

// winsorise draws what lies beyond the quantiles trim and 1-trim in to them.
func (o *Overdispersion) winsorise(trim float64) {
	z := make([]float64, len(o.Units))
	for i, u := range o.Units {
		z[i] = u.Z
	}
	slices.Sort(z)
	at := func(p float64) float64 { // between two, by how near
		h := p * float64(len(z)-1)
		i := int(h)
		if i+1 == len(z) {
			return z[i]
		}
		return z[i] + (h-float64(i))*(z[i+1]-z[i])
	}
	low, high := at(trim), at(1-trim)
	for i := range o.Units {
		o.Units[i].Counted = min(high, max(low, o.Units[i].Z))
	}
}
