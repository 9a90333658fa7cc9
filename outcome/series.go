package outcome

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// A Series is an interrupted time series: a level, a trend, and how both
// change when something begins.
type Series struct {
	Rows [][]float64 // one, time, level, post, and what else was given
}

// NewSeries lays out n points of a series in which something begins with the
// point start (from 1). yearly adds a wave of so many points a year, as sine
// and cosine.
//
// Source: Wagner AK, Soumerai SB, Zhang F, Ross-Degnan D. J Clin Pharm Ther
// 2002;27:299-309; Bernal JL, Cummins S, Gasparrini A. Int J Epidemiol
// 2017;46:348-55.
func NewSeries(n, start int, yearly float64) Series {
	var s Series
	for t := 1; t <= n; t++ {
		row := []float64{1, float64(t), 0, 0}
		if t >= start {
			row[2], row[3] = 1, float64(t-start)
		}
		if yearly > 0 {
			angle := 2 * math.Pi * float64(t) / yearly
			row = append(row, math.Sin(angle), math.Cos(angle))
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// Without is what a fit says would have happened had nothing begun: the same
// with level and post at nothing. scale takes the sum of columns to the unit
// of y: nothing (nil) for a linear fit, the exponential and the people of each
// point for counts.
func (s Series) Without(f Fit, back func(i int, linear float64) float64) []float64 {
	out := make([]float64, len(s.Rows))
	for i, row := range s.Rows {
		linear := 0.
		for j, v := range row {
			if j != 2 && j != 3 {
				linear += f.Coef[j] * v
			}
		}
		if back != nil {
			linear = back(i, linear)
		}
		out[i] = linear
	}
	return out
}

// DurbinWatson of residuals: about 2 where each is free of the one before.
func DurbinWatson(residual []float64) float64 {
	var top, all float64
	for i, r := range residual {
		all += r * r
		if i > 0 {
			top += (r - residual[i-1]) * (r - residual[i-1])
		}
	}
	return top / all
}

// Autocorrelation of residuals with the one before, about their mean.
func Autocorrelation(residual []float64) float64 {
	m := mean(residual)
	var top, all float64
	for i, r := range residual {
		all += (r - m) * (r - m)
		if i > 0 {
			top += (r - m) * (residual[i-1] - m)
		}
	}
	return top / all
}

// An Autoregressive fit lets each residual remember a part Phi of the one
// before.
type Autoregressive struct {
	Coef, SE   []float64
	Phi, Sigma float64
	Refused    string
}

// Remembering fits y with residuals that remember, by restricted maximum
// likelihood.
//
// Source: Pinheiro JC, Bates DM. Mixed-effects models in S and S-PLUS. 2000.
func Remembering(rows [][]float64, y []float64) Autoregressive {
	at := func(phi float64) (Fit, float64) {
		f := Linear(whiten(rows, y, phi))
		n, k := float64(len(y)), float64(len(rows[0]))
		squares := 0.
		for _, r := range f.Residual {
			squares += r * r
		}
		if f.Refused != "" {
			return f, math.Inf(-1)
		}
		det, _ := mat.LogDet(f.bread)
		// The whitened rows are those of the correlation matrix times 1-phi².
		squeeze := math.Log(1 - phi*phi)
		return f, -.5 * ((n-k)*(math.Log(squares/(n-k))-squeeze) + (n-1)*squeeze - det - k*squeeze)
	}
	low, high := -.999, .999
	golden := (math.Sqrt(5) - 1) / 2
	for range 200 {
		a, b := high-golden*(high-low), low+golden*(high-low)
		_, fa := at(a)
		_, fb := at(b)
		if fa > fb {
			high = b
		} else {
			low = a
		}
	}
	phi := (low + high) / 2
	f, _ := at(phi)
	if f.Refused != "" {
		return Autoregressive{Refused: f.Refused}
	}
	return Autoregressive{Coef: f.Coef, SE: f.SE(), Phi: phi, Sigma: f.Sigma() / math.Sqrt(1-phi*phi)}
}

// whiten takes from each row phi of the one before.
func whiten(rows [][]float64, y []float64, phi float64) ([][]float64, []float64) {
	first := math.Sqrt(1 - phi*phi)
	x, z := make([][]float64, len(rows)), make([]float64, len(y))
	for i := range rows {
		x[i] = make([]float64, len(rows[i]))
		for j := range rows[i] {
			if i == 0 {
				x[i][j] = first * rows[i][j]
			} else {
				x[i][j] = rows[i][j] - phi*rows[i-1][j]
			}
		}
		if i == 0 {
			z[i] = first * y[i]
		} else {
			z[i] = y[i] - phi*y[i-1]
		}
	}
	return x, z
}
