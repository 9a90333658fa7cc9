package fund

import (
	"fmt"

	"byname"
)

// A Scheme is what a neighbourhood spends its part on.
type Scheme struct {
	ID    string `json:"id"`
	Place string `json:"place"` // neighbourhood id
	Name  string `json:"name"`
}

// A Commitment is money of a year put aside for a scheme.
type Commitment struct {
	Scheme string       `json:"scheme"`
	Amount byname.Pence `json:"pence"`
}

// Commit puts money of a neighbourhood's allocation aside for schemes.
func Commit(y Year, place string, commitments []Commitment) (Entry, error) {
	e := Entry{
		Key: fmt.Sprintf("commit %s %s", y, place),
		Why: fmt.Sprintf("Committed to the schemes of %s", y),
	}
	seen := map[string]bool{}
	for _, c := range commitments {
		if seen[c.Scheme] || c.Scheme == "" {
			return Entry{}, byname.Invalid("scheme "+c.Scheme, "each scheme once, by its id", "add its lines together")
		}
		if c.Amount < 0 {
			return Entry{}, byname.Invalid("commitment to "+c.Scheme, "£0.00 or more", "correct the amount")
		}
		seen[c.Scheme] = true
		e.Postings = move(e.Postings, Account{Kind: AtPlace, Year: y, Place: place},
			Account{Kind: AtScheme, Year: y, Place: place, Name: c.Scheme}, c.Amount)
	}
	return e, nil
}

// A Change moves money of the next year from one scheme to another.
type Change struct {
	From, To string
	Amount   byname.Pence
}

// Shift moves money between the schemes of a neighbourhood in a year that has
// begun. The key names the decision.
func Shift(y Year, place string, changes []Change, key string) Entry {
	e := Entry{Key: key, Why: fmt.Sprintf("Moved between the schemes of %s", y)}
	for _, c := range changes {
		e.Postings = append(e.Postings, Posting{Account{AtScheme, y, place, c.From}, Account{AtScheme, y, place, c.To}, c.Amount})
	}
	return e
}

// A Changed commitment is one scheme's, this year and next.
type Changed struct {
	Scheme string       `json:"scheme"`
	Last   byname.Pence `json:"lastPence"`
	Next   byname.Pence `json:"nextPence"`
	Change byname.Pence `json:"changePence"`
}

// NextYear applies a board's changes to this year's commitments. What one
// scheme gains another loses, so the sum stays. New schemes come last.
func NextYear(commitments []Commitment, changes []Change) ([]Changed, error) {
	var list []Changed
	at := map[string]int{}
	find := func(scheme string, amount byname.Pence) *Changed {
		i, ok := at[scheme]
		if !ok {
			i = len(list)
			at[scheme] = i
			list = append(list, Changed{Scheme: scheme, Last: amount, Next: amount})
		}
		return &list[i]
	}
	for _, c := range commitments {
		find(c.Scheme, c.Amount)
	}
	for _, c := range changes {
		if c.Amount <= 0 || c.From == c.To || c.To == "" {
			return nil, byname.Invalid("change from "+c.From+" to "+c.To, "more than £0.00, between two schemes", "correct the change")
		}
		if from := find(c.From, 0); from.Next < c.Amount {
			return nil, byname.Invalid("change from "+c.From, "at most the "+from.Next.String()+" that it has", "move less")
		}
		find(c.From, 0).Next -= c.Amount
		find(c.To, 0).Next += c.Amount
	}
	for i := range list {
		list[i].Change = list[i].Next - list[i].Last
	}
	return list, nil
}
