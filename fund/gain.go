package fund

import (
	"fmt"
	"math/big"

	"byname"
)

// A SharedGain is a year's gain and whose it is.
type SharedGain struct {
	Year     Year         `json:"year"`
	Measured byname.Pence `json:"measuredPence"` // benefit, of all who gain
	Rate     Percent      `json:"rate"`
	Cashable byname.Pence `json:"cashablePence"` // rounded down
	Spend    byname.Pence `json:"spendPence"`
	Gain     byname.Pence `json:"gainPence"` // cashable less spend; nothing is shared when it is nothing or less
	Parts    []Part       `json:"parts"`
}

// A Part of the gain.
type Part struct {
	Gainer
	Amount byname.Pence `json:"pence"`
}

// Owed reports whether the part is held as owed: who gained paid nothing in,
// so the part is shown and asked for, not assumed, until they agree.
func (p Part) Owed() bool { return p.Partner == "" }

// ShareGain divides what became cash, less what was spent, in proportion to
// measured benefit.
func ShareGain(y Year, gainers []Gainer, rate Percent, spend byname.Pence) (SharedGain, error) {
	g := SharedGain{Year: y, Rate: rate, Spend: spend}
	weights := make([]*big.Rat, len(gainers))
	for i, who := range gainers {
		g.Measured += who.Measured
		weights[i] = big.NewRat(int64(who.Measured), 1)
		g.Parts = append(g.Parts, Part{Gainer: who})
	}
	g.Cashable = down(rate.Of(g.Measured))
	g.Gain = g.Cashable - spend
	if g.Gain <= 0 {
		return g, nil
	}
	parts, err := Apportion(g.Gain, weights)
	for i := range parts {
		g.Parts[i].Amount = parts[i]
	}
	return g, err
}

// account is where a part is written: by the partner's id, or by the name of
// one who is none.
func (p Part) account(y Year) Account {
	if p.Owed() {
		return Account{Kind: AtOwed, Year: y, Name: p.Who}
	}
	return Account{Kind: AtShare, Year: y, Name: string(p.Partner)}
}

// Entry writes the parts into the ledger.
func (g SharedGain) Entry() (Entry, error) {
	if g.Gain <= 0 {
		return Entry{}, byname.Invalid("gain of "+g.Year.String(), "more cashable benefit than was spent", "there is nothing to share")
	}
	e := Entry{
		Key: fmt.Sprintf("share gain %s", g.Year),
		Why: fmt.Sprintf("%s of the measured benefit of %s, less the %s spent, shared in proportion to measured benefit", g.Rate, g.Measured, g.Spend),
	}
	for _, p := range g.Parts {
		e.Postings = move(e.Postings, Account{Kind: AtGain, Year: g.Year}, p.account(g.Year), p.Amount)
	}
	return e, nil
}

// Settle turns a part that was owed into a share, when who gained has agreed.
func Settle(y Year, who string, amount byname.Pence) Entry {
	return Entry{
		Key:      fmt.Sprintf("settle %s %s", y, who),
		Why:      fmt.Sprintf("%s agreed to its part of the gain of %s", who, y),
		Postings: []Posting{{Account{Kind: AtOwed, Year: y, Name: who}, Account{Kind: AtShare, Year: y, Name: who}, amount}},
	}
}
