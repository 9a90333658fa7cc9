package outcome

import "math"

// A Mean is the mean of what was measured on each of several people.
type Mean struct {
	Estimate         // Numerator is the sum, Denominator how many were measured
	SD       float64 `json:"sd"` // of one measurement
}

// OfMean is the mean of x with limits of Student's t:
//
//	sum/n ∓ t(n-1) · sd/√n
//
// Refused when there is nothing to average or something is missing (NaN); of
// one measurement there is no interval.
func OfMean(x []float64, confidence float64) Mean {
	n := float64(len(x))
	m := Mean{Estimate: Estimate{Numerator: sum(x), Denominator: n}}
	switch {
	case n == 0:
		m.Estimate = m.none("nothing was measured")
		return m
	case math.IsNaN(m.Numerator):
		m.Estimate = m.none("a measurement is missing")
		return m
	}
	m.Value, m.Method = mean(x), "mean"
	if n == 1 {
		return m
	}
	squares := make([]float64, len(x))
	for i, v := range x {
		squares[i] = (v - m.Value) * (v - m.Value)
	}
	m.SD = math.Sqrt(sum(squares) / (n - 1))
	if why := badConfidence(confidence); why != "" {
		m.Estimate = m.none(why)
		return m
	}
	half := math.Inf(1)
	if confidence < 1 {
		half = -tQuantile((1-confidence)/2, n-1) * m.SD / math.Sqrt(n)
	}
	m.LowerCL, m.UpperCL, m.Confidence, m.Method = m.Value-half, m.Value+half, confidence, "Student's t"
	return m
}
