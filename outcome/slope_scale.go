package outcome

import "math"

// A Scale is the one on which an indicator's error is even.
type Scale int

const (
	Plain Scale = iota
	Log         // rates
	Logit       // proportions
)

func (s Scale) from(v float64) float64 {
	switch s {
	case Log:
		return math.Log(v)
	case Logit:
		return math.Log(v / (1 - v))
	}
	return v
}

func (s Scale) back(v float64) float64 {
	switch s {
	case Log:
		return math.Exp(v)
	case Logit:
		return 1 / (1 + math.Exp(-v))
	}
	return v
}

// SEOf is the standard error that 95 per cent limits come from.
func (s Scale) SEOf(lower, upper float64) float64 {
	return (s.from(upper) - s.from(lower)) / (2 * z(.95))
}

// cumulants of a normal taken back from a scale: mean, variance, and the
// third and fourth, summed over the normal.
func cumulants(scale Scale, mean, sd float64) (k [4]float64) {
	var m [5]float64
	const half, step = 10, 1. / 16 // the trapezium rule is exact to the last digit here
	center := scale.back(mean)
	for i := -half * 16; i <= half*16; i++ {
		x := float64(i) * step
		weight := step * math.Exp(-x*x/2) / math.Sqrt(2*math.Pi)
		for j, power := 0, weight; j < 5; j, power = j+1, power*(scale.back(mean+sd*x)-center) {
			m[j] += power
		}
	}
	m1 := m[1]
	k[0] = center + m1
	k[1] = m[2] - m1*m1
	k[2] = m[3] - 3*m1*m[2] + 2*m1*m1*m1
	fourth := m[4] - 4*m1*m[3] + 6*m1*m1*m[2] - 3*m1*m1*m1*m1
	k[3] = fourth - 3*k[1]*k[1]
	return k
}
