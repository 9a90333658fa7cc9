package outcome

import (
	"math"
	"slices"
)

// A RunChart is a chart of any of Shewhart's kinds, its limits at two and
// three standard deviations, with Anhøj's signs of change.
type RunChart struct {
	Points        []RunPoint
	Useful        int  // points not on the centre line
	LongestRun    int  // on one side
	LongestRunMax int  // by chance
	Crossings     int  // of the centre line
	CrossingsMin  int  // by chance
	Changed       bool // a run too long or crossings too few
}

// A RunPoint is one point; limits are NaN where there are none.
type RunPoint struct {
	Value, Center    float64
	Lower, Upper     float64 // 3 standard deviations
	Lower95, Upper95 float64 // 2
	Beyond           bool    // of the outer limits
}

// A Kind of chart.
type ChartKind string

const (
	Run         ChartKind = "run" // median, no limits
	Individuals ChartKind = "i"
	Proportions ChartKind = "p"
	LaneyP      ChartKind = "pp" // proportions that vary more than chance
	RatesU      ChartKind = "u"
	LaneyU      ChartKind = "up"
	Counts      ChartKind = "c"
	Between     ChartKind = "g" // how many without the event between two
	TimeBetween ChartKind = "t" // how long between two
)

// NewRunChart draws y, or y of n, times per.
//
// Source: Montgomery DC. Statistical quality control. 2009; Laney DB. Qual Eng
// 2002;14:531-7; Nelson LS. J Qual Technol 1994;26:114-9 (t); Anhøj J, Olesen
// AV. PLoS One 2014;9:e113825 (runs).
func NewRunChart(kind ChartKind, y, n []float64, per float64) RunChart {
	c := RunChart{Points: make([]RunPoint, len(y))}
	value := slices.Clone(y)
	if n != nil {
		for i := range value {
			value[i] /= n[i]
		}
	}
	center, middle, sd := spreadOf(kind, y, n, value)
	for i := range c.Points {
		p := &c.Points[i]
		back := func(v float64) float64 { return v * per }
		if kind == TimeBetween {
			back = func(v float64) float64 { return math.Pow(max(0, v), 3.6) * per }
		}
		p.Value, p.Center = value[i]*per, center*per
		s := sd(i)
		p.Lower, p.Upper, p.Lower95, p.Upper95 = back(middle-3*s), back(middle+3*s), back(middle-2*s), back(middle+2*s)
		if kind != Individuals && kind != Run {
			p.Lower, p.Lower95 = max(0, p.Lower), max(0, p.Lower95)
		}
		if kind == Proportions || kind == LaneyP {
			p.Upper, p.Upper95 = min(per, p.Upper), min(per, p.Upper95)
		}
		p.Beyond = p.Value > p.Upper || p.Value < p.Lower
	}
	c.runs(value, center)
	return c
}

// spreadOf is the centre line, the middle that limits are around, and the
// standard deviation of each point.
func spreadOf(kind ChartKind, y, n, value []float64) (center, middle float64, sd func(int) float64) {
	const moving = 1.128 // of two: how far apart they are on average, in standard deviations
	same := func(s float64) func(int) float64 { return func(int) float64 { return s } }
	switch kind {
	case Individuals:
		center = mean(y)
		return center, center, same(movingRange(y, true) / moving)
	case TimeBetween:
		root := make([]float64, len(y))
		for i, v := range y {
			root[i] = math.Pow(v, 1/3.6)
		}
		middle = mean(root)
		return math.Pow(middle, 3.6), middle, same(movingRange(root, true) / moving)
	case Counts:
		center = mean(y)
		return center, center, same(math.Sqrt(center))
	case Between:
		m := mean(y)
		return median(y), m, same(math.Sqrt(m * (m + 1)))
	case Run:
		center = median(value)
		return center, center, same(math.NaN())
	}
	center = sum(y) / sum(n)
	chance := func(i int) float64 {
		if kind == Proportions || kind == LaneyP {
			return math.Sqrt(center * (1 - center) / n[i])
		}
		return math.Sqrt(center / n[i])
	}
	if kind == Proportions || kind == RatesU {
		return center, center, chance
	}
	z := make([]float64, len(value))
	for i, v := range value {
		z[i] = (v - center) / chance(i)
	}
	more := movingRange(z, true) / moving
	return center, center, func(i int) float64 { return chance(i) * more }
}

// runs counts runs and crossings of the points that are not on the line.
func (c *RunChart) runs(value []float64, center float64) {
	run, last := 0, 0
	for _, v := range value {
		side := sign(v - center)
		if side == 0 {
			continue
		}
		c.Useful++
		if side == last {
			run++
		} else {
			if last != 0 {
				c.Crossings++
			}
			run = 1
		}
		last = side
		c.LongestRun = max(c.LongestRun, run)
	}
	if c.Useful < 2 {
		return
	}
	c.LongestRunMax = int(math.RoundToEven(math.Log2(float64(c.Useful)))) + 3
	c.CrossingsMin = int(binomialQuantile(.05, int64(c.Useful-1), .5))
	c.Changed = c.LongestRun > c.LongestRunMax || c.Crossings < c.CrossingsMin
}

func median(x []float64) float64 {
	s := slices.Clone(x)
	slices.Sort(s)
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}
