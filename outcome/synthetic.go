package outcome

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// SyntheticControl are the weights, none below nothing and one in all, with
// which the others' values before it began come nearest to one's own: what
// would have happened here is their weighted mean. others holds one series
// for each; only points before start are looked at.
//
// The weights minimise |y - Y·w|² + 1e-8 |w|², found by an active set.
//
// Source: Abadie A, Diamond A, Hainmueller J. J Am Stat Assoc
// 2010;105:493-505.
func SyntheticControl(own []float64, others [][]float64, start int) []float64 {
	const ridge = 1e-8
	n := len(others)
	cross, pull := mat.NewSymDense(n, nil), make([]float64, n)
	for i := range n {
		for j := i; j < n; j++ {
			dot := 0.
			for t := range start {
				dot += others[i][t] * others[j][t]
			}
			if i == j {
				dot += ridge
			}
			cross.SetSym(i, j, dot)
		}
		for t := range start {
			pull[i] += others[i][t] * own[t]
		}
	}
	// It begins with the one other that is nearest.
	w, free := make([]float64, n), make([]bool, n)
	best, least := 0, math.Inf(1)
	for i := range n {
		if off := cross.At(i, i) - 2*pull[i]; off < least {
			best, least = i, off
		}
	}
	w[best], free[best] = 1, true
	for range 100 * n {
		next, level := balanced(cross, pull, free)
		if step := reach(w, next, free); step < 1 {
			for i := range w {
				if free[i] {
					if w[i] += step * (next[i] - w[i]); w[i] <= 1e-15 {
						w[i], free[i] = 0, false
					}
				}
			}
			continue
		}
		copy(w, next)
		worst, gain := -1, 1e-9*math.Abs(level)
		for i := range n { // who would come nearer with some weight?
			if free[i] {
				continue
			}
			slope := -pull[i]
			for j := range n {
				slope += cross.At(i, j) * w[j]
			}
			if level-slope > gain {
				worst, gain = i, level-slope
			}
		}
		if worst < 0 {
			break
		}
		free[worst] = true
	}
	return w
}

// balanced are the best weights of the free ones when only their sum is
// bound, and the slope they all have then.
func balanced(cross *mat.SymDense, pull []float64, free []bool) (w []float64, level float64) {
	var of []int
	for i, is := range free {
		if is {
			of = append(of, i)
		}
	}
	k := len(of)
	a, b := mat.NewDense(k+1, k+1, nil), mat.NewVecDense(k+1, nil)
	for i, x := range of {
		for j, y := range of {
			a.Set(i, j, cross.At(x, y))
		}
		a.Set(i, k, -1)
		a.Set(k, i, 1)
		b.SetVec(i, pull[x])
	}
	b.SetVec(k, 1)
	var s mat.VecDense
	_ = s.SolveVec(a, b) // the ridge keeps it from being singular; ill conditioned is all it can be
	w = make([]float64, len(free))
	for i, x := range of {
		w[x] = s.AtVec(i)
	}
	return w, s.AtVec(k)
}

// reach is how far of the way to next no weight falls below nothing.
func reach(w, next []float64, free []bool) float64 {
	step := 1.
	for i := range w {
		if free[i] && next[i] < 0 {
			step = min(step, w[i]/(w[i]-next[i]))
		}
	}
	return step
}
