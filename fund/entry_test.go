package fund

import (
	"errors"
	"os"
	"strings"
	"testing"

	"byname"
)

// TestRefusals writes what must not be written after a first contribution,
// entry 1, and its reversal, entry 2, and a second contribution, entry 3.
func TestRefusals(t *testing.T) {
	var b book
	write := func(e Entry) error {
		_, _, err := b.append(e)
		return err
	}
	good := Entry{Key: "k", Why: "w", By: "b", Day: 1, Postings: []Posting{{
		Account{Kind: AtPartner, Year: 2025, Name: "a"}, Account{Kind: AtPool, Year: 2025}, 100}}}
	again := good
	again.Key = "again"
	for _, e := range []Entry{good, good.numbered(1).Reversal("b", 1, 0, "slip"), again} {
		if err := write(e); err != nil {
			t.Fatal(err)
		}
	}
	with := func(change func(*Entry)) Entry {
		e := again
		e.Key, e.Postings = "new", append([]Posting(nil), again.Postings...)
		change(&e)
		return e
	}
	posting := func(from, to Account, amount byname.Pence) Entry {
		return with(func(e *Entry) { e.Postings = []Posting{{from, to, amount}} })
	}
	pool := Account{Kind: AtPool, Year: 2025}
	for _, c := range []struct {
		what string
		e    Entry
		want error
	}{
		{"no key", with(func(e *Entry) { e.Key = " " }), byname.ErrInvalid},
		{"no reason", with(func(e *Entry) { e.Why = "" }), byname.ErrInvalid},
		{"nobody writes it", with(func(e *Entry) { e.By = "" }), byname.ErrInvalid},
		{"no day", with(func(e *Entry) { e.Day = 0 }), byname.ErrInvalid},
		{"nothing moves", with(func(e *Entry) { e.Postings = nil }), byname.ErrInvalid},
		{"an amount of nothing", with(func(e *Entry) { e.Postings[0].Amount = 0 }), byname.ErrInvalid},
		{"a slip of the finger", with(func(e *Entry) { e.Postings[0].Amount = most + 1 }), byname.ErrInvalid},
		{"the wrong way", posting(pool, again.Postings[0].From, 1), byname.ErrInvalid},
		{"into another year", posting(pool, Account{Kind: AtReserve, Year: 2026}, 1), byname.ErrInvalid},
		{"no neighbourhood", posting(pool, Account{Kind: AtPlace, Year: 2025}, 1), byname.ErrInvalid},
		{"a name too many", posting(pool, Account{Kind: AtReserve, Year: 2025, Name: "x"}, 1), byname.ErrInvalid},
		{"no year", posting(Account{Kind: AtPartner, Name: "a"}, Account{Kind: AtPool}, 1), byname.ErrInvalid},
		{"an unknown kind", posting(pool, Account{Kind: "sock", Year: 2025}, 1), byname.ErrInvalid},
		{"to another neighbourhood", posting(Account{AtPlace, 2025, "N1", ""}, Account{AtScheme, 2025, "N2", "s"}, 1), byname.ErrInvalid},
		{"spent by another scheme", posting(Account{AtScheme, 2025, "N1", "s"}, Account{AtSpent, 2025, "N1", "z"}, 1), byname.ErrInvalid},
		{"carried away and not in", posting(pool, Account{Kind: AtCarried, Year: 2025}, 1), byname.ErrInvalid},
		{"brought from nowhere", posting(Account{Kind: AtBrought, Year: 2025}, pool, 1), byname.ErrInvalid},
		{"more than there is", posting(pool, Account{Kind: AtReserve, Year: 2025}, 101), byname.ErrInvalid},
		{"another deed of the same key", with(func(e *Entry) { e.Key, e.Postings[0].Amount = "again", 5 }), byname.ErrConflict},
		{"reversed twice", good.numbered(1).Reversal("b", 1, 0, "slip").keyed("other"), byname.ErrConflict},
		{"a reversal reversed", b.entries[1].Reversal("b", 1, 0, "slip"), byname.ErrInvalid},
		{"an entry that is not there", good.numbered(9).Reversal("b", 1, 0, "slip"), byname.ErrNotFound},
		{"half a reversal", func() Entry {
			e := b.entries[2].Reversal("b", 1, 0, "slip")
			e.Postings[0].Amount--
			return e
		}(), byname.ErrInvalid},
	} {
		if err := write(c.e); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
	}
	if err := write(again); err != nil || len(b.entries) != 3 {
		t.Errorf("the same again: %v, %d entries", err, len(b.entries))
	}
	if err := write(good); err != nil || len(b.entries) != 4 {
		t.Errorf("written again after its reversal: %v, %d entries", err, len(b.entries))
	}
}

func (e Entry) numbered(n int64) Entry { e.Number = n; return e }
func (e Entry) keyed(key string) Entry { e.Key = key; return e }

// TestMoves has docs/fund.md tell the ways that money may take.
func TestMoves(t *testing.T) {
	text, err := os.ReadFile("../docs/fund.md")
	if err != nil {
		t.Fatal(err)
	}
	for from, kinds := range moves {
		var to []string
		for _, k := range kinds {
			to = append(to, string(k))
		}
		if row := "\n| " + string(from) + " | " + strings.Join(to, ", ") + " | "; !strings.Contains(string(text), row) {
			t.Errorf("docs/fund.md lacks the row%s", row)
		}
	}
}
