package outcome

// A Reference is one age band: what happened in the reference population, and
// how many live there and here.
type Reference struct {
	Count, Population float64 // of the reference
	Here              float64 // people here
}

// Expected is how many events there would be here at the reference's rates
// by age, and the reference's crude rate. ok is false where a band of the
// reference has nobody.
func Expected(bands []Reference) (expected, crude float64, ok bool) {
	var count, population float64
	for _, b := range bands {
		if !(b.Population > 0) {
			return 0, 0, false
		}
		expected += b.Count / b.Population * b.Here
		count += b.Count
		population += b.Population
	}
	return expected, count / population, len(bands) > 0
}

// IndirectlyStandardised is observed events against those expected at the
// reference's rates by age, times per (1 or 100 for a ratio; the reference's
// crude rate times a multiplier for a rate), with Poisson limits: exact below
// ten events, Byar's from ten on.
//
// Source: Breslow NE, Day NE. Statistical methods in cancer research, volume
// II. IARC 1987, p 69.
func IndirectlyStandardised(observed int64, bands []Reference, per, confidence float64) Estimate {
	expected, _, ok := Expected(bands)
	e := Estimate{Numerator: float64(observed), Denominator: expected}
	switch why := badConfidence(confidence); {
	case !ok:
		return e.none("an age band of the reference has no people")
	case !(expected > 0):
		return e.none("no events are expected")
	case observed < 0:
		return e.none("a count below 0")
	case why != "":
		return e.none(why)
	}
	lower, upper, method := rateLimits(observed, confidence)
	e.Value, e.Confidence, e.Method = e.Numerator/expected, confidence, method
	e.LowerCL, e.UpperCL = lower/expected, upper/expected
	return e.times(per)
}
