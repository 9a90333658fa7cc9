package outcome

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// unmeasured says how strong something unmeasured would have to be to explain
// an effect away: by Rosenbaum's bound for pairs, the odds of being reached
// that two alike in all that is measured may differ by; by the E-value, the
// factor by which it would have to multiply both the chance of being reached
// and that of the outcome. Both are 0 when there is no effect to explain.
//
// Source: Rosenbaum PR. Observational studies. 2nd ed. 2002, ch. 4;
// VanderWeele TJ, Ding P. Ann Intern Med 2017;167:268-74.
func unmeasured(subjects []Subject, pairs []pair, s Study) (gamma, eValue float64) {
	if s.Effect.direction() == 0 {
		return 0, 0
	}
	var fewer, more float64 // pairs in which it happened to one of the two alone
	for _, p := range pairs {
		switch h, w := subjects[p.helped].Came, subjects[p.waited].Came; {
		case w && !h:
			fewer++
		case h && !w:
			more++
		}
	}
	return oddsBound(math.Max(fewer, more), fewer+more, s.Effect.Confidence), eValueOf(s.With.Value / s.Without.Value)
}

// oddsBound is the largest odds with which so many of n pairs would be less
// likely than chance allows; 1 when even odds could do it.
func oddsBound(most, n, confidence float64) float64 {
	alpha := (1 - confidence) / 2
	explains := func(odds float64) bool {
		return distuv.Binomial{N: n, P: odds / (1 + odds)}.Survival(most-1) > alpha
	}
	if n == 0 || explains(1) {
		return 1
	}
	low, high := 1., 2.
	for !explains(high) {
		if low, high = high, 2*high; high > 1e6 {
			return high
		}
	}
	for range 50 {
		if mid := (low + high) / 2; explains(mid) {
			high = mid
		} else {
			low = mid
		}
	}
	return low
}

// eValueOf is VanderWeele and Ding's of a ratio of risks.
func eValueOf(ratio float64) float64 {
	if ratio < 1 {
		ratio = 1 / ratio
	}
	if math.IsInf(ratio, 0) || math.IsNaN(ratio) {
		return math.Inf(1)
	}
	return ratio + math.Sqrt(ratio*(ratio-1))
}
