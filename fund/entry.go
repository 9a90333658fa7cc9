package fund

import (
	"slices"
	"strconv"
	"strings"

	"byname"
)

// A Posting is one movement of money between two accounts. What leaves the
// one arrives in the other, so every posting balances by its shape.
type Posting struct {
	From   Account      `json:"from"`
	To     Account      `json:"to"`
	Amount byname.Pence `json:"pence"` // above nothing
}

// An Entry is what was written into the ledger at once: postings that hold
// together or not at all, and who wrote them, when and why.
type Entry struct {
	Number   int64           `json:"number"` // in its pool's ledger, from 1, without a gap
	Key      string          `json:"key"`    // names the deed, so that doing it twice changes nothing
	Day      byname.Day      `json:"day"`    // when it takes effect
	At       byname.Minute   `json:"at"`     // when it was written
	By       byname.WorkerID `json:"by"`
	Why      string          `json:"why"`
	Decision string          `json:"decision,omitempty"` // of a board, that it rests on
	Reverses int64           `json:"reverses,omitempty"` // the entry it takes back
	Postings []Posting       `json:"postings"`
}

// most is the largest amount of one posting, £100bn: what is more is a slip.
const most = 100_000_000_000_00

// check is what can be said of an entry without the ledger.
func (e Entry) check() error {
	invalid := func(expected, do string) error { return byname.Invalid("ledger entry", expected, do) }
	switch {
	case strings.TrimSpace(e.Key) == "":
		return invalid("a key that names what is done", "say what is done")
	case strings.TrimSpace(e.Why) == "":
		return invalid("a reason in words", "write why")
	case e.By == "":
		return invalid("who writes it", "sign in")
	case e.Day == 0:
		return invalid("the day it takes effect", "give a date")
	case len(e.Postings) == 0:
		return invalid("at least one posting", "say what moves")
	}
	between := map[Year]byname.Pence{} // carried out less brought in, by the year it was carried from
	for _, p := range e.Postings {
		if p.Amount <= 0 || p.Amount > most {
			return byname.Invalid("amount of a posting", "more than £0.00 and at most "+byname.Pence(most).String(), "correct the amount")
		}
		if err := p.From.check(); err != nil {
			return err
		}
		if err := p.To.check(); err != nil {
			return err
		}
		from, to := p.From, p.To
		if e.Reverses != 0 {
			from, to = to, from
		}
		if !mayMove(from, to) {
			return byname.Invalid("posting from "+p.From.String()+" to "+p.To.String(), "a way that money may take", "see docs/fund.md for the ways")
		}
		if to.Kind == AtCarried {
			between[to.Year] += p.Amount
		}
		if from.Kind == AtBrought {
			between[from.Year-1] -= p.Amount
		}
	}
	for year, rest := range between {
		if rest != 0 {
			return byname.Invalid("carrying forward from "+year.String(), "the same amount out of one year and into the next", "correct the amounts")
		}
	}
	return nil
}

// Reversal takes an entry back: the same postings the other way round.
func (e Entry) Reversal(by byname.WorkerID, day byname.Day, at byname.Minute, why string) Entry {
	r := Entry{Key: "reverse " + strconv.FormatInt(e.Number, 10), Day: day, At: at, By: by, Why: why, Decision: e.Decision, Reverses: e.Number}
	for _, p := range slices.Backward(e.Postings) {
		r.Postings = append(r.Postings, Posting{From: p.To, To: p.From, Amount: p.Amount})
	}
	return r
}

// same reports whether two entries say the same, whoever wrote them and when.
func (e Entry) same(o Entry) bool {
	return e.Key == o.Key && e.Reverses == o.Reverses && e.Decision == o.Decision && slices.Equal(e.Postings, o.Postings)
}
