package fund

import (
	"fmt"

	"byname"
)

// A Contribution is what a partner pays into the pool for a year.
type Contribution struct {
	Partner byname.AgencyID `json:"partner"`
	Year    Year            `json:"year"`
	Amount  byname.Pence    `json:"pence"`
}

// Contribute writes a contribution. The day it takes effect, who writes it and
// on which decision are the caller's to add, as with every entry made here.
func (p Pool) Contribute(c Contribution) (Entry, error) {
	partner, err := p.Partner(c.Partner)
	if err != nil {
		return Entry{}, err
	}
	if !p.Covers(c.Year) {
		return Entry{}, byname.Invalid("contribution for "+c.Year.String(), fmt.Sprintf("a year from %s to %s", p.First, p.Last), "correct the year")
	}
	return Entry{
		Key: fmt.Sprintf("contribution %s %s", c.Partner, c.Year),
		Why: fmt.Sprintf("%s's contribution for %s", partner.Name, c.Year),
		Postings: []Posting{{
			From:   Account{Kind: AtPartner, Year: c.Year, Name: string(c.Partner)},
			To:     Account{Kind: AtPool, Year: c.Year},
			Amount: c.Amount,
		}},
	}, nil
}

// CarryForward takes what is left of one year into the next.
func CarryForward(from Year, amount byname.Pence) Entry {
	return Entry{
		Key: fmt.Sprintf("carry forward %s", from),
		Why: fmt.Sprintf("Carried forward from %s to %s", from, from+1),
		Postings: []Posting{
			{From: Account{Kind: AtPool, Year: from}, To: Account{Kind: AtCarried, Year: from}, Amount: amount},
			{From: Account{Kind: AtBrought, Year: from + 1}, To: Account{Kind: AtPool, Year: from + 1}, Amount: amount},
		},
	}
}
