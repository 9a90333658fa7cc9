package outcome

import (
	"math"
	"slices"
)

// A Fourfold table sets who was found against who came to harm.
type Fourfold struct {
	Hit        int64 // found, and came to harm
	FalseAlarm int64 // found, and did not
	Missed     int64 // came to harm, and was not found
	Rest       int64
}

// Add counts so many more.
func (f *Fourfold) Add(found, harmed bool, n int64) {
	switch {
	case found && harmed:
		f.Hit += n
	case found:
		f.FalseAlarm += n
	case harmed:
		f.Missed += n
	default:
		f.Rest += n
	}
}

// Found are those found, Harmed those who came to harm, All everybody.
func (f Fourfold) Found() int64  { return f.Hit + f.FalseAlarm }
func (f Fourfold) Harmed() int64 { return f.Hit + f.Missed }
func (f Fourfold) All() int64    { return f.Found() + f.Missed + f.Rest }

// Sensitivity is the per cent of those who came to harm who had been found.
func (f Fourfold) Sensitivity(confidence float64) Indicator {
	return OfProportion(f.Hit, float64(f.Harmed()), 100, confidence)
}

// PredictiveValue is the per cent of those found who came to harm.
func (f Fourfold) PredictiveValue(confidence float64) Indicator {
	return OfProportion(f.Hit, float64(f.Found()), 100, confidence)
}

// Needed is how many have to be offered help for one of them to be somebody
// who would come to harm: a hundred over the predictive value, as it is shown.
// It says nothing of whether help helps.
func Needed(predictive Indicator) Estimate {
	e := Estimate{Numerator: predictive.Denominator, Denominator: float64(predictive.Numerator)}
	if !predictive.Shown() || predictive.Value == 0 {
		return e.none("nobody found came to harm, or too few to show")
	}
	e.Value, e.LowerCL, e.UpperCL = 100/predictive.Value, 100/predictive.UpperCL, 100/predictive.LowerCL
	e.Confidence, e.Method = predictive.Confidence, predictive.Method
	return e
}

// Median is the middle of x, with the exact limits that the order of the
// numbers gives whatever their distribution. Refused below 8.
//
// Source: Conover WJ. Practical nonparametric statistics, 3rd ed. 1999, 3.2.
func Median(x []float64, confidence float64) Estimate {
	e := Estimate{Denominator: float64(len(x))}
	if len(x) < smallest {
		return e.none(Hidden)
	}
	if why := badConfidence(confidence); why != "" {
		return e.none(why)
	}
	x = slices.Sorted(slices.Values(x))
	n := len(x)
	e.Value = (x[(n-1)/2] + x[n/2]) / 2
	// The deepest pair of numbers from both ends that still hold the median
	// with the confidence asked for.
	tail, k := 0., 0
	for mass := math.Exp(-float64(n) * math.Ln2); k < n/2; k++ {
		if tail+mass > (1-confidence)/2 {
			break
		}
		tail += mass
		mass *= float64(n-k) / float64(k+1)
	}
	k = max(k-1, 0)
	if n > 1000 { // where 2 to the power of -n is no number
		k = int(float64(n)/2 - z(confidence)*math.Sqrt(float64(n))/2)
	}
	e.LowerCL, e.UpperCL, e.Confidence, e.Method = x[k], x[n-1-k], confidence, "order statistics"
	return e
}
