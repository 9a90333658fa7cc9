package fund

import "byname"

// Balances are what each account holds. An account that is not there holds
// nothing; one outside the pool holds nothing or less.
type Balances map[Account]byname.Pence

// Add moves the money of an entry.
func (b Balances) Add(e Entry) {
	for _, p := range e.Postings {
		b[p.From] -= p.Amount
		b[p.To] += p.Amount
	}
}

// A Ledger is what must be known of a pool's entries to add one more.
type Ledger struct {
	Last     int64    // number of the last entry
	Twin     *Entry   // the entry with the same key, when there is one
	Reversed *Entry   // the entry that the new one reverses, when it is there
	Again    bool     // that entry was reversed before
	Balances Balances // of the accounts that the new entry names
}

// Append checks an entry against what was written before and numbers it. An
// entry that is there already changes nothing when it says the same, and is a
// conflict when it does not; added tells which.
func (l Ledger) Append(e Entry) (_ Entry, added bool, err error) {
	if err := e.check(); err != nil {
		return Entry{}, false, err
	}
	if l.Twin != nil {
		if l.Twin.same(e) {
			return *l.Twin, false, nil
		}
		return Entry{}, false, byname.Conflict("ledger entry "+e.Key, "a deed not written before with other amounts", "reverse the first, or say in its key what is different")
	}
	if err := l.mayReverse(e); err != nil {
		return Entry{}, false, err
	}
	if err := l.Balances.bear(e); err != nil {
		return Entry{}, false, err
	}
	e.Number = l.Last + 1
	return e, true, nil
}

// mayReverse checks that a reversal takes back one whole entry, once.
func (l Ledger) mayReverse(e Entry) error {
	switch {
	case e.Reverses == 0:
		return nil
	case l.Reversed == nil:
		return byname.NotFound("reversal", "an entry with that number", "look the number up in the ledger")
	case l.Reversed.Reverses != 0:
		return byname.Invalid("reversal", "an entry that is not itself a reversal", "write the first entry again")
	case l.Again:
		return byname.Conflict("reversal", "an entry not yet reversed", "look at the ledger: it was taken back before")
	case !e.same(l.Reversed.Reversal(e.By, e.Day, e.At, e.Why)):
		return byname.Invalid("reversal", "all postings of the entry, the other way round", "reverse the whole entry and write the right one")
	}
	return nil
}

// bear reports an account that could not bear the entry: none in the pool may
// fall below nothing.
func (b Balances) bear(e Entry) error {
	after := Balances{}
	for _, p := range e.Postings {
		after[p.From], after[p.To] = b[p.From], b[p.To]
	}
	after.Add(e)
	for _, p := range e.Postings {
		for _, a := range []Account{p.From, p.To} {
			if rest := after[a]; !a.Kind.Outside() && rest < 0 {
				return byname.Invalid(a.String(), "at least "+(b[a]-rest).String()+", and it holds "+b[a].String(), "ask for less, or bring money in first")
			}
		}
	}
	return nil
}
