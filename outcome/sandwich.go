package outcome

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// SE are standard errors when all rows vary alike: of a linear fit by what is
// left, of a count by Poisson's law (times the root of Dispersion where there
// is more).
func (f Fit) SE() []float64 {
	scale := 1.
	if f.weights == nil {
		scale = f.Sigma() * f.Sigma()
	}
	return f.roots(f.bread, scale)
}

// A Robust way to standard errors that do not believe all rows alike.
type Robust int

const (
	HC0 Robust = iota
	HC1        // times n/(n-k)
	HC3        // each residual over 1 less its leverage, squared
)

// RobustSE are heteroscedasticity-consistent standard errors.
//
// Source: White H. Econometrica 1980;48:817-38; MacKinnon JG, White H.
// J Econom 1985;29:305-25.
func (f Fit) RobustSE(kind Robust) []float64 {
	n, k := f.x.Dims()
	scores := f.scores()
	scale := 1.
	switch kind {
	case HC1:
		scale = float64(n) / float64(n-k)
	case HC3:
		for i := range scores {
			h := f.leverage(i)
			for j := range scores[i] {
				scores[i][j] /= 1 - h
			}
		}
	}
	return f.sandwich(outer(scores, scores), scale)
}

// NeweyWestSE allow each row to go with the lag before it (Bartlett's
// weights); adjust multiplies the variance by n/(n-k).
//
// Source: Newey WK, West KD. Econometrica 1987;55:703-8.
func (f Fit) NeweyWestSE(lag int, adjust bool) []float64 {
	n, k := f.x.Dims()
	scores := f.scores()
	meat := outer(scores, scores)
	for l := 1; l <= lag; l++ {
		cross := outer(scores[l:], scores[:n-l])
		weight := 1 - float64(l)/float64(lag+1)
		var both mat.Dense
		both.Add(cross, cross.T())
		both.Scale(weight, &both)
		meat.Add(meat, &both)
	}
	scale := 1.
	if adjust {
		scale = float64(n) / float64(n-k)
	}
	return f.sandwich(meat, scale)
}

// ClusterSE allow rows of one cluster to go together. The variance is
// multiplied by G/(G-1), and where small also by (n-1)/(n-k).
//
// Source: Liang KY, Zeger SL. Biometrika 1986;73:13-22.
func (f Fit) ClusterSE(cluster []int, small bool) []float64 {
	n, k := f.x.Dims()
	sums := map[int]int{}
	var scores [][]float64
	for i, s := range f.scores() {
		at, ok := sums[cluster[i]]
		if !ok {
			at = len(scores)
			sums[cluster[i]] = at
			scores = append(scores, make([]float64, k))
		}
		for j := range s {
			scores[at][j] += s[j]
		}
	}
	g := float64(len(scores))
	scale := g / (g - 1)
	if small {
		scale *= float64(n-1) / float64(n-k)
	}
	return f.sandwich(outer(scores, scores), scale)
}

// scores are each row's part in the normal equations.
func (f Fit) scores() [][]float64 {
	n, k := f.x.Dims()
	out := make([][]float64, n)
	for i := range out {
		out[i] = make([]float64, k)
		for j := range k {
			out[i][j] = f.x.At(i, j) * f.Residual[i]
		}
	}
	return out
}

// leverage of a row on its own fitted value.
func (f Fit) leverage(i int) float64 {
	row := mat.NewVecDense(f.x.RawMatrix().Cols, f.x.RawRowView(i))
	h := mat.Inner(row, f.bread, row)
	if f.weights != nil {
		h *= f.weights[i]
	}
	return h
}

func (f Fit) sandwich(meat *mat.Dense, scale float64) []float64 {
	var left, whole mat.Dense
	left.Mul(f.bread, meat)
	whole.Mul(&left, f.bread)
	return f.roots(&whole, scale)
}

func (f Fit) roots(variance *mat.Dense, scale float64) []float64 {
	out := make([]float64, len(f.Coef))
	for j := range out {
		out[j] = math.Sqrt(variance.At(j, j) * scale)
	}
	return out
}

// outer is the sum over rows of a'b.
func outer(a, b [][]float64) *mat.Dense {
	k := len(a[0])
	sum := mat.NewDense(k, k, nil)
	for i := range a {
		sum.RankOne(sum, 1, mat.NewVecDense(k, a[i]), mat.NewVecDense(k, b[i]))
	}
	return sum
}
