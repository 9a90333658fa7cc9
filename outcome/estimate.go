package outcome

import "math"

// An Estimate is what a method makes of numbers: a value, the interval it
// lies in with the stated confidence, and what both rest on. When Refused is
// not empty there is no value, and Refused says why.
type Estimate struct {
	Value       float64 `json:"value"`
	LowerCL     float64 `json:"lowercl"`
	UpperCL     float64 `json:"uppercl"`
	Confidence  float64 `json:"confidence"` // 0 when there is no interval
	Numerator   float64 `json:"numerator"`
	Denominator float64 `json:"denominator"`
	Method      string  `json:"method"`
	Refused     string  `json:"refused,omitempty"`
}

// Shown reports whether there is a value.
func (e Estimate) Shown() bool { return e.Refused == "" }

// none is an estimate without a value; what it would have rested on stays.
func (e Estimate) none(why string) Estimate {
	return Estimate{Numerator: e.Numerator, Denominator: e.Denominator, Refused: why}
}

// normal gives a value its limits by a standard error.
func (e Estimate) normal(value, se, confidence float64, method string) Estimate {
	half := z(confidence) * se
	e.Value, e.LowerCL, e.UpperCL, e.Confidence, e.Method = value, value-half, value+half, confidence, method
	return e
}

// times is the estimate in other units; a factor below 0 turns the interval
// round.
func (e Estimate) times(factor float64) Estimate {
	e.Value, e.LowerCL, e.UpperCL = e.Value*factor, e.LowerCL*factor, e.UpperCL*factor
	if factor < 0 {
		e.LowerCL, e.UpperCL = e.UpperCL, e.LowerCL
	}
	return e
}

// sum adds up without losing the small beside the large, so that numbers
// equal to their mean stay so.
//
// Source: Neumaier A. Z Angew Math Mech 1974;54:39-51.
func sum(x []float64) float64 {
	var total, lost float64
	for _, v := range x {
		t := total + v
		if math.Abs(total) >= math.Abs(v) {
			lost += (total - t) + v
		} else {
			lost += (v - t) + total
		}
		total = t
	}
	return total + lost
}

// mean of x, with a second pass over what the first left.
func mean(x []float64) float64 {
	n := float64(len(x))
	m := sum(x) / n
	rest := make([]float64, len(x))
	for i, v := range x {
		rest[i] = v - m
	}
	return m + sum(rest)/n
}
