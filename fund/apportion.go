package fund

import (
	"math/big"
	"slices"

	"byname"
)

// Apportion divides an amount in proportion to weights, to the penny: each
// gets the whole pence of its exact share, and the pence left over go one each
// to the largest remainders, of equal ones to the first listed. The parts sum
// to the amount. A debt is divided like the same credit.
//
// Source: the largest-remainder method (Hamilton).
func Apportion(amount byname.Pence, weights []*big.Rat) ([]byname.Pence, error) {
	sum := new(big.Rat)
	for _, w := range weights {
		if w.Sign() < 0 {
			return nil, byname.Invalid("weight", "no weight below 0", "correct the weight")
		}
		sum.Add(sum, w)
	}
	if sum.Sign() == 0 {
		return nil, byname.Invalid("weights", "at least one weight above 0", "say who is to have a share")
	}
	sign, size := byname.Pence(1), amount
	if amount < 0 {
		sign, size = -1, -amount
	}
	parts := make([]byname.Pence, len(weights))
	rests := make([]*big.Rat, len(weights))
	left := size
	for i, w := range weights {
		exact := share(size, w, sum)
		parts[i] = down(exact)
		rests[i] = exact.Sub(exact, big.NewRat(int64(parts[i]), 1))
		left -= parts[i]
	}
	order := make([]int, len(weights))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rests[b].Cmp(rests[a]) })
	for _, i := range order[:left] {
		parts[i]++
	}
	for i := range parts {
		parts[i] *= sign
	}
	return parts, nil
}

// share is amount * weight / sum, exactly.
func share(amount byname.Pence, weight, sum *big.Rat) *big.Rat {
	r := new(big.Rat).Mul(big.NewRat(int64(amount), 1), weight)
	return r.Quo(r, sum)
}
