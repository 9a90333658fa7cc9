package outcome

import "math"

// A Stratum is one age band (and sex) of an area, with its weight in the
// standard population.
type Stratum struct {
	Count      float64 // events
	Squares    float64 // over people, the square of how many events each had; 0 when everybody had one at most
	Population float64 // person-years
	Standard   float64 // weight; only their proportions matter
}

// Add counts people to whom it happened so many times each.
func (s *Stratum) Add(people, times float64) {
	s.Count += people * times
	s.Squares += people * times * times
}

// fewest events that bear a directly standardised rate.
const fewest = 10

// DirectlyStandardised is the rate that the standard population would have at
// this area's rates by age, times per, with Dobson's limits around Byar's:
//
//	DSR = Σ w·x/n / Σ w        var = Σ w²·x/n² / (Σ w)²
//	limits = DSR + √(var/X) · (Byar(X) - X)    X = Σ x
//
// Where one person may have several events, x in the variance is the sum of
// their squares. Refused below ten events and where a stratum has nobody.
//
// Source: Dobson AJ, Kuulasmaa K, Eberle E, Scherer J. Stat Med 1991;10:457-62;
// for repeated events Stukel TA, Glynn RJ, Fisher ES, et al. Stat Med
// 1994;13:1781-91.
func DirectlyStandardised(strata []Stratum, per, confidence float64) Estimate {
	var e Estimate
	var rate, variance, weights float64
	empty := false
	for _, s := range strata {
		e.Numerator += s.Count
		e.Denominator += s.Population
		empty = empty || !(s.Population > 0)
		squares := s.Squares
		if squares == 0 {
			squares = s.Count
		}
		rate += s.Standard * s.Count / s.Population
		variance += s.Standard * s.Standard * squares / (s.Population * s.Population)
		weights += s.Standard
	}
	switch {
	case empty || len(strata) == 0:
		return e.none("an age band has no people to count among")
	case !(weights > 0):
		return e.none("the standard population is empty")
	case e.Numerator < fewest:
		return e.none("fewer than 10 events")
	}
	if why := badConfidence(confidence); why != "" {
		return e.none(why)
	}
	lower, upper := byarLimits(e.Numerator, confidence)
	value, scale := rate/weights, math.Sqrt(variance/(weights*weights)/e.Numerator)
	e.Value, e.Confidence, e.Method = value, confidence, "Dobson, Byar"
	e.LowerCL, e.UpperCL = value+scale*(lower-e.Numerator), value+scale*(upper-e.Numerator)
	return e.times(per)
}
