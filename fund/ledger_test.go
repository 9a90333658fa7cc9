package fund

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"byname"
)

// A book is a whole ledger in memory: the model that the database follows.
type book struct {
	entries  []Entry
	balances Balances
}

func (b *book) append(e Entry) (Entry, bool, error) {
	if b.balances == nil {
		b.balances = Balances{}
	}
	reversed := map[int64]bool{}
	for _, before := range b.entries {
		reversed[before.Reverses] = true
	}
	l := Ledger{Last: int64(len(b.entries)), Balances: b.balances, Again: e.Reverses != 0 && reversed[e.Reverses]}
	for i, before := range b.entries {
		if before.Key == e.Key && !reversed[before.Number] {
			l.Twin = &b.entries[i]
		}
		if before.Number == e.Reverses {
			l.Reversed = &b.entries[i]
		}
	}
	written, added, err := l.Append(e)
	if err == nil && added {
		b.entries = append(b.entries, written)
		b.balances.Add(written)
	}
	return written, added, err
}

// net is the sum of each year that is not nothing: there is none.
func (b *book) net() Balances {
	net := Balances{}
	for a, amount := range b.balances {
		net[Account{Year: a.Year}] += amount
		if net[Account{Year: a.Year}] == 0 {
			delete(net, Account{Year: a.Year})
		}
	}
	return net
}

var somePool = Pool{ID: "p", Title: "P", Host: "a", First: 2024, Last: 2026, Partners: []Partner{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}}

// someEntry is one that might be written: a real deed, with any amount, or
// postings between any two accounts.
func someEntry(t *rapid.T) Entry {
	year := Year(rapid.IntRange(2024, 2026).Draw(t, "year"))
	amount := byname.Pence(rapid.IntRange(-5, 5000).Draw(t, "amount"))
	place := rapid.SampledFrom([]string{"N1", "N2"}).Draw(t, "place")
	scheme := rapid.SampledFrom([]string{"", "falls", "work"}).Draw(t, "scheme")
	var e Entry
	switch rapid.IntRange(0, 6).Draw(t, "deed") {
	case 0, 1:
		e, _ = somePool.Contribute(Contribution{somePool.Partners[rapid.IntRange(0, 1).Draw(t, "partner")].ID, year, amount})
	case 2:
		e = CarryForward(year, amount)
	case 3:
		e = Entry{Why: "allocate", Postings: []Posting{{Account{Kind: AtPool, Year: year}, Account{AtPlace, year, place, ""}, amount}}}
	case 4:
		e, _ = Commit(year, place, []Commitment{{"falls", amount}, {"work", amount / 2}})
	case 5:
		e, _ = Spend{Ref: "x", Year: year, Place: place, Scheme: scheme, Amount: amount, Reason: "r"}.Entry(amount%2 == 0)
	case 6:
		kinds := []Kind{AtPartner, AtPool, AtCarried, AtReserve, AtPlace, AtTeam, AtOwn, AtScheme, AtHeld, AtSpent, AtGain, AtShare, AtOwed}
		account := func(what string) Account {
			return Account{rapid.SampledFrom(kinds).Draw(t, what), year, rapid.SampledFrom([]string{"", "N1"}).Draw(t, what+" place"), scheme}
		}
		e = Entry{Why: "any", Postings: []Posting{{account("from"), account("to"), amount}}}
	}
	e.Key = rapid.StringMatching(`[a-z]{2}`).Draw(t, "key")
	e.By, e.Day, e.Why = "w", year.First(), "why "+e.Why
	return e
}

// Whatever is written: each year sums to nothing, no account of the pool falls
// below nothing, numbers have no gap, what was written stays as it was, what
// was refused changed nothing, and a reversal restores what was before.
func TestLedger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b book
		for range rapid.IntRange(1, 25).Draw(t, "entries") {
			entries, balances := len(b.entries), cloneBalances(b.balances)
			e := someEntry(t)
			if entries > 0 && rapid.Bool().Draw(t, "reverse") {
				first := b.entries[rapid.IntRange(0, entries-1).Draw(t, "which")]
				e = first.Reversal("w", first.Day, 0, "a slip")
			}
			written, added, err := b.append(e)
			if (err == nil && added) != (len(b.entries) == entries+1) {
				t.Fatal("an entry came or went unsaid")
			}
			if err != nil && !errors.Is(err, byname.ErrInvalid) && !errors.Is(err, byname.ErrConflict) {
				t.Fatalf("an error of no kind: %v", err)
			}
			if err != nil || !added {
				if !equalBalances(balances, b.balances) {
					t.Fatal("what was refused moved money")
				}
				continue
			}
			if written.Number != int64(entries)+1 {
				t.Fatalf("number %d after %d", written.Number, entries)
			}
			if len(b.net()) != 0 {
				t.Fatalf("a year does not balance: %v", b.net())
			}
			for a, amount := range b.balances {
				if (amount < 0) != (a.Kind.Outside() && amount != 0) {
					t.Fatalf("%v holds %v", a, amount)
				}
			}
			if _, _, err := b.append(written.Reversal("w", written.Day, 0, "a slip")); err == nil {
				if written.Reverses != 0 {
					t.Fatal("a reversal was reversed")
				}
				if !equalBalances(balances, b.balances) {
					t.Fatalf("the reversal did not restore: %v, was %v", b.balances, balances)
				}
			}
		}
	})
}

func cloneBalances(b Balances) Balances {
	c := Balances{}
	for a, amount := range b {
		c[a] = amount
	}
	return c
}

func equalBalances(a, b Balances) bool {
	for _, pair := range [][2]Balances{{a, b}, {b, a}} {
		for account, amount := range pair[0] {
			if pair[1][account] != amount {
				return false
			}
		}
	}
	return true
}
