package outcome

import "math"

// masses gives each k that a binomial variable can be, and its probability
// relative to that of the likeliest, as far as numbers go down. Nothing is
// lost to logarithms of large factorials.
func masses(n int64, p float64, each func(k int64, mass float64)) {
	top := min(int64(p*float64(n+1)), n)
	each(top, 1)
	odds := p / (1 - p)
	for k, m := top, 1.; k < n; k++ {
		if m *= float64(n-k) / float64(k+1) * odds; m == 0 {
			break
		}
		each(k+1, m)
	}
	for k, m := top, 1.; k > 0; k-- {
		if m *= float64(k) / float64(n-k+1) / odds; m == 0 {
			break
		}
		each(k-1, m)
	}
}

// chance is the probability of those k that are in.
func chance(n int64, p float64, in func(k int64, mass float64) bool) float64 {
	all, some := 0., 0.
	masses(n, p, func(k int64, m float64) {
		all += m
		if in(k, m) {
			some += m
		}
	})
	return some / all
}

// clopperPearson are the exact limits of a proportion.
//
// Source: Clopper CJ, Pearson ES. Biometrika 1934;26:404-13.
func clopperPearson(x, n int64, confidence float64) (lower, upper float64) {
	tail := (1 - confidence) / 2
	upper = 1
	if x > 0 && tail > 0 {
		lower = betaQuantile(tail, float64(x), float64(n-x+1))
	}
	if x < n && tail > 0 {
		upper = betaQuantile(1-tail, float64(x+1), float64(n-x))
	}
	return lower, upper
}

// asUnlikely is the probability of all counts that are no likelier than x.
func asUnlikely(x, n int64, p float64) float64 {
	at := math.Inf(-1)
	masses(n, p, func(k int64, m float64) {
		if k == x {
			at = m
		}
	})
	const tie = 1 + 1e-7 // equal but for rounding
	return chance(n, p, func(_ int64, m float64) bool { return m <= at*tie })
}

// fisher is the exact probability of two counts so unlike, or more, were the
// proportions the same: given the sum, the first is hypergeometric. It serves
// where counts are too few for chi-square.
//
// Source: Fisher RA. J R Stat Soc 1922;85:87-94.
func fisher(x1, n1, x2, n2 int64) float64 {
	sum := x1 + x2
	low, high := max(0, sum-n2), min(sum, n1)
	masses := make([]float64, high-low+1) // relative to the first, then to the largest
	largest := 0.
	for i, m := int64(0), 0.; i <= high-low; i++ {
		k := low + i
		if i > 0 { // as logarithms: the first may be too small to be a number
			m += math.Log(float64(sum-k+1)) + math.Log(float64(n1-k+1)) - math.Log(float64(k)) - math.Log(float64(n2-sum+k))
		}
		masses[i] = m
		largest = math.Max(largest, m)
	}
	all, some, at := 0., 0., math.Exp(masses[x1-low]-largest)*(1+1e-7)
	for _, m := range masses {
		m = math.Exp(m - largest)
		all += m
		if m <= at {
			some += m
		}
	}
	return some / all
}
