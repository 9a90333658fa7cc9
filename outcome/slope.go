package outcome

import (
	"cmp"
	"math"
	"slices"
)

// A Rung is one of the groups of a population put in order, the most
// deprived first, and what was measured in it.
type Rung struct {
	Population float64
	Value, SE  float64 // SE on the scale of the indicator: see SEOf
}

// A Slope is inequality as one line through all groups: SII is how much more
// the least deprived end has than the most deprived one, RII how many times.
type Slope struct {
	SII, RII  Estimate
	Intercept float64 // at the most deprived end, on the scale that was fitted
	Fitted    float64 // slope on that scale
	terms     []term
	scale     Scale // of the groups' errors
	refit     Scale // that was fitted
}

// A term is one group's part in the line.
type term struct {
	value, se        float64 // on the scale of errors
	slope, intercept float64 // what one more of the group adds to each
	cumulants        [4]float64
}

// SlopeIndex fits a line through the groups by the place each takes among all
// people (the middle of its share), weighted by its share. On a scale other
// than Plain, transform fits the logarithms or log odds themselves.
//
// Limits are exact for a plain or transformed scale: slope and intercept are
// sums of independent normals, and RII's limits are the roots of a ratio of
// normals (Fieller). Otherwise the groups' errors are skewed, and the limits
// follow from the first four cumulants (Cornish and Fisher). Nothing is
// simulated.
//
// Refused for fewer than 5 or more than 100 groups, a group without people,
// and values the scale cannot hold.
//
// Source: Low A, Low A. J Public Health 2004;26:388-95; Cornish EA, Fisher RA.
// Rev Int Stat Inst 1938;5:307-20; Fieller EC. J R Stat Soc B 1954;16:175-85.
func SlopeIndex(groups []Rung, scale Scale, transform bool, per, confidence float64) Slope {
	s := Slope{scale: scale}
	if transform {
		s.refit = scale
	}
	if why := cmp.Or(badGroups(groups, scale), badConfidence(confidence)); why != "" {
		s.SII, s.RII = s.SII.none(why), s.RII.none(why)
		return s
	}
	s.fit(groups)
	s.Intercept, s.Fitted = s.at(func(t term) float64 { return t.intercept }), s.at(func(t term) float64 { return t.slope })
	low, high := s.refit.back(s.Intercept), s.refit.back(s.Intercept+s.Fitted)
	tail := (1 - confidence) / 2
	sii := Estimate{Value: high - low, Confidence: confidence, Method: "exact"}
	rii := Estimate{Value: high / low, Confidence: confidence, Method: "Fieller"}
	switch {
	case s.refit != Plain: // turn the line about its middle
		middle := s.Intercept + s.Fitted/2
		end := func(p, side float64) float64 { return s.refit.back(middle + side*s.quantile(p, 0, 1)/2) }
		sii.LowerCL, sii.UpperCL = end(tail, 1)-end(tail, -1), end(1-tail, 1)-end(1-tail, -1)
		rii.LowerCL, rii.UpperCL, rii.Method = end(tail, 1)/end(tail, -1), end(1-tail, 1)/end(1-tail, -1), "exact"
	default:
		if scale != Plain {
			sii.Method, rii.Method = "Cornish and Fisher", "Cornish and Fisher"
		}
		sii.LowerCL, sii.UpperCL = s.quantile(tail, 0, 1), s.quantile(1-tail, 0, 1)
		rii.LowerCL, rii.UpperCL = s.ratio(tail, rii.Value), s.ratio(1-tail, rii.Value)
	}
	s.SII, s.RII = sii.times(per), rii
	if per < 0 {
		s.RII.Value, s.RII.LowerCL, s.RII.UpperCL = 1/rii.Value, 1/rii.UpperCL, 1/rii.LowerCL
	}
	return s
}

// fit finds what each group adds to slope and intercept: weighted least
// squares in closed form.
func (s *Slope) fit(groups []Rung) {
	total := 0.
	for _, g := range groups {
		total += g.Population
	}
	share, place := make([]float64, len(groups)), make([]float64, len(groups))
	before, middle := 0., 0.
	for i, g := range groups {
		share[i] = g.Population / total
		place[i] = before + share[i]/2
		before += share[i]
		middle += share[i] * place[i]
	}
	spread := 0.
	for i := range groups {
		spread += share[i] * (place[i] - middle) * (place[i] - middle)
	}
	s.terms = make([]term, len(groups))
	for i, g := range groups {
		c := share[i] * (place[i] - middle) / spread
		t := term{value: s.scale.from(g.Value), se: g.SE, slope: c, intercept: share[i] - c*middle}
		t.cumulants = [4]float64{t.value, t.se * t.se}
		if s.refit == Plain && s.scale != Plain {
			t.cumulants = cumulants(s.scale, t.value, t.se)
		}
		s.terms[i] = t
	}
}

// at adds up the fitted values with these coefficients.
func (s *Slope) at(of func(term) float64) float64 {
	sum := 0.
	for _, t := range s.terms {
		v := t.value
		if s.refit == Plain {
			v = s.scale.back(v)
		}
		sum += of(t) * v
	}
	return sum
}

// quantile of a·intercept + b·slope.
func (s *Slope) quantile(p, a, b float64) float64 {
	var k [4]float64
	for _, t := range s.terms {
		w := a*t.intercept + b*t.slope
		for i, power := 0, w; i < 4; i, power = i+1, power*w {
			k[i] += power * t.cumulants[i]
		}
	}
	sd := math.Sqrt(k[1])
	if sd == 0 {
		return k[0]
	}
	z, skew, tails := normalQuantile(p), k[2]/(sd*sd*sd), k[3]/(k[1]*k[1])
	return k[0] + sd*(z+(z*z-1)*skew/6+(z*z*z-3*z)*tails/24-(2*z*z*z-5*z)*skew*skew/36)
}

// ratio is the RII that there is less than with probability p: where intercept +
// slope - RII·intercept has its quantile p at nothing.
func (s *Slope) ratio(p, near float64) float64 {
	f := func(r float64) float64 { return s.quantile(p, 1-r, 1) }
	low, high := near/2, near*2
	for range 200 {
		if f(low) > 0 {
			break
		}
		low /= 2
	}
	for range 200 {
		if f(high) < 0 {
			break
		}
		high *= 2
	}
	for range 200 {
		middle := (low + high) / 2
		if middle == low || middle == high {
			break
		}
		if f(middle) > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

// Replay is the limits that given standard normal draws lead to, one for each
// group and repetition, the groups changing first: order statistics of slope
// and ratio, as simulations publish them.
func (s *Slope) Replay(draws []float64, confidence float64) (sii, rii [2]float64) {
	n := len(draws) / len(s.terms)
	slopes, ratios := make([]float64, n), make([]float64, n)
	for r := range n {
		slope, intercept := 0., 0.
		for i, t := range s.terms {
			v := t.value + t.se*draws[r*len(s.terms)+i]
			if s.refit == Plain {
				v = s.scale.back(v)
			}
			slope, intercept = slope+t.slope*v, intercept+t.intercept*v
		}
		slopes[r], ratios[r] = slope, (intercept+slope)/intercept
	}
	slices.Sort(slopes)
	slices.Sort(ratios)
	upper := (1 + confidence) / 2
	low, high := int(math.RoundToEven(float64(n)*(1-upper)))-1, int(math.RoundToEven(float64(n)*upper))-1
	return [2]float64{slopes[low], slopes[high]}, [2]float64{ratios[low], ratios[high]}
}

func badGroups(groups []Rung, scale Scale) string {
	if len(groups) < 5 || len(groups) > 100 {
		return "from 5 to 100 groups are needed"
	}
	for _, g := range groups {
		switch v := scale.from(g.Value); {
		case !(g.Population > 0):
			return "a group has no people"
		case math.IsNaN(v) || math.IsInf(v, 0):
			return "a group's value is not one of the scale"
		case !(g.SE >= 0):
			return "a group's standard error is missing"
		}
	}
	return ""
}
