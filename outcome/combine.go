package outcome

import "math"

// combinedMethod is told of numbers made of several counts.
const combinedMethod = "Wilson, strata combined"

// A Part is X of N counted in one stratum, which stands for a share of
// everybody in proportion to its Weight.
type Part struct {
	Weight float64
	X, N   int64
}

// Combined is the proportion of everybody, times per, when strata were looked
// at in other shares than those they have: the weighted mean of their
// proportions, with limits from Wilson's of each stratum,
//
//	p ∓ sqrt(Σ w² (p - limit)²)
//
// where w is a stratum's share of the weights. Strata that nobody looked at
// count for nothing; Covered tells how much that leaves out. Refused as
// OfProportion refuses, and when nothing was looked at.
//
// Source: Zou GY, Huang W, Zhang X. A note on confidence interval estimation
// for a linear function of binomial proportions. Comput Stat Data Anal
// 2009;53:1080-5.
func Combined(parts []Part, per, confidence float64) Indicator {
	i := Indicator{Kind: Proportion, Per: per, Confidence: confidence, Method: combinedMethod}
	weights := 0.
	for _, p := range parts {
		if p.N > 0 {
			weights += p.Weight
			i.Numerator += p.X
			i.Denominator += float64(p.N)
		}
	}
	if weights <= 0 {
		return i.none("no people to count among")
	}
	var value, below, above float64
	for _, p := range parts {
		if p.N == 0 {
			continue
		}
		one := OfProportion(p.X, float64(p.N), 1, confidence)
		if !one.Shown() {
			return i.none(one.Refused)
		}
		w := p.Weight / weights
		value += w * one.Value
		if confidence == 0 {
			continue
		}
		below += w * w * (one.Value - one.LowerCL) * (one.Value - one.LowerCL)
		above += w * w * (one.UpperCL - one.Value) * (one.UpperCL - one.Value)
	}
	return i.scaled(value, math.Max(0, value-math.Sqrt(below)), math.Min(1, value+math.Sqrt(above)), combinedMethod)
}

// Covered is the share of everybody in strata that were looked at.
func Covered(parts []Part) float64 {
	var seen, all float64
	for _, p := range parts {
		all += p.Weight
		if p.N > 0 {
			seen += p.Weight
		}
	}
	if all == 0 {
		return 0
	}
	return seen / all
}
