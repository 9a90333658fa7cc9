package fund

import (
	"fmt"
	"math/big"

	"byname"
)

// A Need is what a neighbourhood's share of a year rests on.
type Need struct {
	Place      string  `json:"place"` // neighbourhood id
	Name       string  `json:"name"`
	Population int64   `json:"population"`
	Score      Decimal `json:"score"` // deprivation; higher is more deprived
}

// A Formula shares money by need: a neighbourhood's weight is
//
//	population x (Base + Need x score / simple mean of all the scores)
//
// and its share its weight over the sum of weights. All is exact until the
// pence are shared out by largest remainder.
type Formula struct{ Base, Need Decimal }

// String is the formula in words.
func (f Formula) String() string {
	return fmt.Sprintf("weight = population × (%s + %s × score ÷ mean score); share = weight ÷ sum of weights", f.Base, f.Need)
}

// A Line is one neighbourhood's part, with the sum that led to it.
type Line struct {
	Need
	Weight *big.Rat     `json:"-"`
	Share  *big.Rat     `json:"-"` // of the sum of weights
	Amount byname.Pence `json:"pence"`
	Extra  bool         `json:"extra"` // has one of the pence that were left over
}

// Divide shares an amount out to neighbourhoods, in the order given.
func (f Formula) Divide(amount byname.Pence, needs []Need) ([]Line, error) {
	mean, err := meanScore(needs)
	if err != nil {
		return nil, err
	}
	lines := make([]Line, len(needs))
	weights := make([]*big.Rat, len(needs))
	sum := new(big.Rat)
	for i, n := range needs {
		w := new(big.Rat).Mul(f.Need.Rat(), n.Score.Rat())
		w.Quo(w, mean).Add(w, f.Base.Rat()).Mul(w, big.NewRat(n.Population, 1))
		weights[i] = w
		sum.Add(sum, w)
	}
	parts, err := Apportion(amount, weights)
	if err != nil {
		return nil, err
	}
	for i, n := range needs {
		lines[i] = Line{
			Need: n, Weight: weights[i], Share: new(big.Rat).Quo(weights[i], sum), Amount: parts[i],
			Extra: parts[i] > down(share(amount, weights[i], sum)),
		}
	}
	return lines, nil
}

func meanScore(needs []Need) (*big.Rat, error) {
	if len(needs) == 0 {
		return nil, byname.Invalid("neighbourhoods", "at least one", "say who shares the pool")
	}
	seen := map[string]bool{}
	sum := new(big.Rat)
	for _, n := range needs {
		if n.Place == "" || seen[n.Place] {
			return nil, byname.Invalid("neighbourhood "+n.Place, "each neighbourhood once, by its id", "correct the list")
		}
		if n.Population <= 0 {
			return nil, byname.Invalid("population of "+n.Place, "a whole number above 0", "correct the population")
		}
		seen[n.Place] = true
		sum.Add(sum, n.Score.Rat())
	}
	if sum.Sign() == 0 {
		return nil, byname.Invalid("deprivation scores", "at least one score above 0", "correct the scores")
	}
	return sum.Quo(sum, big.NewRat(int64(len(needs)), 1)), nil
}

// Explain says in one sentence how a neighbourhood came to its part.
func (l Line) Explain() string {
	extra := ""
	if l.Extra {
		extra = ", rounded up"
	}
	return fmt.Sprintf("%d people with a deprivation score of %s weigh %s: %s%% of the whole, %s%s",
		l.Population, l.Score, l.Weight.FloatString(4), new(big.Rat).Mul(l.Share, big.NewRat(100, 1)).FloatString(4), l.Amount, extra)
}
