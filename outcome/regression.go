package outcome

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// A Fit is a regression: what each column of X adds, and what is left.
type Fit struct {
	Coef     []float64
	Fitted   []float64
	Residual []float64 // of a count: y - fitted
	Refused  string

	x       *mat.Dense
	weights []float64 // of the last step; nil where all are one
	bread   *mat.Dense
}

// Linear is least squares of y on the columns of rows.
func Linear(rows [][]float64, y []float64) Fit {
	f := design(rows, y)
	if f.Refused != "" {
		return f
	}
	f.solve(y)
	f.Fitted = product(f.x, f.Coef)
	f.Residual = less(y, f.Fitted)
	return f
}

// Poisson is a regression of counts with a logarithmic link; offset is the
// logarithm of the people each count is among, or nil. Logistic is one of
// yes (1) and no (0). Both by iteratively reweighted least squares until the
// deviance stands still.
//
// Source: McCullagh P, Nelder JA. Generalized linear models. 1989.
func Poisson(rows [][]float64, y, offset []float64) Fit {
	return iterate(rows, y, offset, func(y float64) float64 { return y + .1 },
		math.Log, math.Exp, func(mu float64) float64 { return mu }, poissonDeviance)
}

// Logistic is described with Poisson.
func Logistic(rows [][]float64, y []float64) Fit {
	return iterate(rows, y, nil, func(y float64) float64 { return (y + .5) / 2 },
		Logit.from, Logit.back, func(mu float64) float64 { return mu * (1 - mu) },
		func(y, mu float64) float64 {
			if y > 0 {
				return -2 * math.Log(mu)
			}
			return -2 * math.Log1p(-mu)
		})
}

func poissonDeviance(y, mu float64) float64 {
	if y == 0 {
		return 2 * mu
	}
	return 2 * (y*math.Log(y/mu) - (y - mu))
}

// Deviance of a Poisson fit.
func (f Fit) Deviance(y []float64) float64 {
	parts := make([]float64, len(y))
	for i := range y {
		parts[i] = poissonDeviance(y[i], f.Fitted[i])
	}
	return sum(parts)
}

// Dispersion is Pearson's chi-square of a Poisson fit over its degrees of
// freedom.
func (f Fit) Dispersion() float64 {
	total := 0.
	for i, r := range f.Residual {
		total += r * r / f.Fitted[i]
	}
	return total / f.df()
}

// Sigma is the standard deviation of what a linear fit leaves.
func (f Fit) Sigma() float64 {
	total := 0.
	for _, r := range f.Residual {
		total += r * r
	}
	return math.Sqrt(total / f.df())
}

// df are the degrees of freedom left.
func (f Fit) df() float64 { return float64(len(f.Residual) - len(f.Coef)) }

const (
	rounds = 100
	still  = 1e-12 // change of the deviance, in proportion
)

func iterate(rows [][]float64, y, offset []float64, start, link, back, variance func(float64) float64, deviance func(y, mu float64) float64) Fit {
	f := design(rows, y)
	if f.Refused != "" {
		return f
	}
	f.Fitted, f.weights = make([]float64, len(y)), make([]float64, len(y))
	eta, working := make([]float64, len(y)), make([]float64, len(y))
	if offset == nil {
		offset = make([]float64, len(y))
	}
	for i := range y {
		eta[i] = link(start(y[i]))
	}
	last := math.Inf(1)
	for range rounds {
		for i := range y {
			mu := back(eta[i])
			v := variance(mu)
			f.weights[i] = v
			working[i] = eta[i] - offset[i] + (y[i]-mu)/v
		}
		f.solve(working)
		now := 0.
		linear := product(f.x, f.Coef)
		for i := range y {
			eta[i] = linear[i] + offset[i]
			f.Fitted[i] = back(eta[i])
			now += deviance(y[i], f.Fitted[i])
		}
		if math.Abs(now-last) <= still*(math.Abs(now)+.1) {
			f.Residual = less(y, f.Fitted)
			return f
		}
		last = now
	}
	f.Refused = "the regression did not come to rest"
	return f
}

func design(rows [][]float64, y []float64) Fit {
	if len(rows) == 0 || len(rows) != len(y) || len(rows) <= len(rows[0]) {
		return Fit{Refused: "more rows than columns are needed"}
	}
	x := mat.NewDense(len(rows), len(rows[0]), nil)
	for i, r := range rows {
		x.SetRow(i, r)
	}
	return Fit{x: x}
}

// solve is weighted least squares by QR; bread is (X'WX)⁻¹.
func (f *Fit) solve(y []float64) {
	n, k := f.x.Dims()
	x, v := mat.DenseCopyOf(f.x), mat.NewVecDense(n, append([]float64(nil), y...))
	for i, w := range f.weights {
		root := math.Sqrt(w)
		for j := range k {
			x.Set(i, j, x.At(i, j)*root)
		}
		v.SetVec(i, v.AtVec(i)*root)
	}
	var qr mat.QR
	qr.Factorize(x)
	var coef mat.VecDense
	if err := qr.SolveVecTo(&coef, false, v); err != nil {
		f.Refused = "a column follows from the others"
		coef = *mat.NewVecDense(k, nil)
	}
	f.Coef = mat.Col(nil, 0, &coef)
	var r, inverse mat.Dense
	qr.RTo(&r)
	if err := inverse.Inverse(r.Slice(0, k, 0, k)); err != nil && f.Refused == "" {
		f.Refused = "a column follows from the others"
	}
	f.bread = mat.NewDense(k, k, nil)
	f.bread.Mul(&inverse, inverse.T())
}

func product(x *mat.Dense, coef []float64) []float64 {
	var v mat.VecDense
	v.MulVec(x, mat.NewVecDense(len(coef), coef))
	return mat.Col(nil, 0, &v)
}

func less(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] - b[i]
	}
	return out
}
