package fund

import (
	"fmt"

	"byname"
)

// An Allocation is one year of a pool, shared out.
type Allocation struct {
	Year    Year         `json:"year"`
	Whole   byname.Pence `json:"wholePence"`   // contributions and what was carried forward
	Reserve byname.Pence `json:"reservePence"` // rounded down
	Shared  byname.Pence `json:"sharedPence"`
	Terms   Terms        `json:"terms"`
	Lines   []Line       `json:"lines"`
}

// Allocate shares out all that is in the pool for a year: first the board's
// reserve, then the rest by need.
func Allocate(y Year, whole byname.Pence, terms Terms, needs []Need) (Allocation, error) {
	if whole <= 0 {
		return Allocation{}, byname.Invalid("pool for "+y.String(), "money not yet shared out", "post the year's contributions first")
	}
	a := Allocation{Year: y, Whole: whole, Reserve: down(terms.Reserve.Of(whole)), Terms: terms}
	a.Shared = whole - a.Reserve
	var err error
	a.Lines, err = Formula{terms.Base, terms.Need}.Divide(a.Shared, needs)
	return a, err
}

// Entry writes the allocation into the ledger.
func (a Allocation) Entry() Entry {
	e := Entry{
		Key: fmt.Sprintf("share out %s", a.Year),
		Why: fmt.Sprintf("%s shared out by need: %s of reserve, then %s", a.Year, a.Terms.Reserve, Formula{a.Terms.Base, a.Terms.Need}),
	}
	e.Postings = move(e.Postings, Account{Kind: AtPool, Year: a.Year}, Account{Kind: AtReserve, Year: a.Year}, a.Reserve)
	for _, l := range a.Lines {
		e.Postings = move(e.Postings, Account{Kind: AtPool, Year: a.Year}, Account{Kind: AtPlace, Year: a.Year, Place: l.Place}, l.Amount)
	}
	return e
}

// move adds a posting, unless nothing moves.
func move(list []Posting, from, to Account, amount byname.Pence) []Posting {
	if amount == 0 {
		return list
	}
	return append(list, Posting{from, to, amount})
}

// Delegate gives a neighbourhood's team its budget: a part of the allocation,
// to the nearest penny, a half up.
func Delegate(y Year, place string, allocated byname.Pence, terms Terms) Entry {
	return Entry{
		Key: fmt.Sprintf("delegate %s %s", y, place),
		Why: fmt.Sprintf("%s of the allocation of %s, delegated to the team", terms.Team, allocated),
		Postings: move(nil, Account{Kind: AtPlace, Year: y, Place: place}, Account{Kind: AtTeam, Year: y, Place: place},
			halfUp(terms.Team.Of(allocated))),
	}
}
