package store_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/fund"
	"byname/store"
)

const fundAgreement = `pool: p
title: P
host: a
years: 2024/25 to 2025/26
partners:
  - {id: b, name: B}
  - {id: a, name: A, gains: [Council, Local authority]}
neighbourhoods: [N2, N1]
terms: {reserve: 5%, base: 0.5, need: 0.25, team: 6%, one_person: £500, cashable: 80%}
`

// addFund agrees the pool p.
func addFund(t *testing.T, db *store.DB) (fund.Pool, fund.Terms) {
	t.Helper()
	p, terms, err := fund.ReadPool(strings.NewReader(fundAgreement))
	if err != nil {
		t.Fatal(err)
	}
	terms.From, terms.Decision = 10, "d1"
	write(t, db, func(tx *store.Tx) error { return tx.AddPool(p, terms, "finance", 99) })
	return p, terms
}

func write(t testing.TB, db *store.DB, fn func(*store.Tx) error) {
	t.Helper()
	if err := db.Write(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func TestFundAgreement(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		p, terms := addFund(t, db)
		later := terms
		later.From, later.OnePerson, later.Decision = 20, 750_00, "d2"
		scheme := fund.Scheme{ID: "falls", Place: "N1", Name: "Falls"}
		write(t, db, func(tx *store.Tx) error {
			return errors.Join(tx.AddTerms("p", later), tx.AddScheme("p", scheme), tx.AddScheme("p", scheme))
		})
		write(t, db, func(tx *store.Tx) error {
			pools, err1 := tx.Pools()
			all, err2 := tx.Terms("p")
			schemes, err3 := tx.Schemes("p")
			if diff := cmp.Diff([]fund.Pool{p}, pools); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff([]fund.Terms{terms, later}, all); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff([]fund.Scheme{scheme}, schemes); diff != "" {
				t.Error(diff)
			}
			return errors.Join(err1, err2, err3)
		})
		err := db.Write(context.Background(), func(tx *store.Tx) error { return tx.AddPool(p, terms, "finance", 99) })
		if !errors.Is(err, byname.ErrConflict) {
			t.Errorf("agreed twice: %v", err)
		}
	})
}

// TestFundLedger writes many entries, good and bad, and compares what the
// database holds with sums of what was said to be written.
func TestFundLedger(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		p, _ := addFund(t, db)
		random := rand.New(rand.NewPCG(7, 7))
		want := map[fund.Year]fund.Balances{2024: {}, 2025: {}}
		var written []fund.Entry
		for range 60 {
			y := fund.Year(2024 + random.IntN(2))
			amount := byname.Pence(random.IntN(2000) - 20)
			var e fund.Entry
			switch random.IntN(6) {
			case 0, 1:
				e, _ = p.Contribute(fund.Contribution{Partner: p.Partners[random.IntN(2)].ID, Year: y, Amount: amount})
			case 2:
				e = fund.CarryForward(2024, amount)
			case 3, 4:
				e = fund.Entry{Why: "w", Postings: []fund.Posting{{
					From: fund.Account{Kind: fund.AtPool, Year: y}, To: fund.Account{Kind: fund.AtPlace, Year: y, Place: "N1"}, Amount: amount}}}
			case 5:
				e, _ = fund.Commit(y, "N1", []fund.Commitment{{Scheme: "falls", Amount: amount}, {Scheme: "work", Amount: amount / 3}})
			}
			e.Key = string(rune('a' + random.IntN(26)))
			if len(written) > 0 && random.IntN(4) == 0 {
				e = written[random.IntN(len(written))].Reversal("finance", 5, 0, "a slip")
			}
			e.By, e.Day, e.At = "finance", y.First(), 12
			err := db.Write(context.Background(), func(tx *store.Tx) error {
				got, added, err := tx.AppendEntry("p", e)
				if err == nil && added {
					written = append(written, got)
					for _, posting := range got.Postings {
						want[posting.From.Year][posting.From] -= posting.Amount
						want[posting.To.Year][posting.To] += posting.Amount
					}
				}
				return err
			})
			if err != nil && !errors.Is(err, byname.ErrInvalid) && !errors.Is(err, byname.ErrConflict) {
				t.Fatal(err)
			}
		}
		if len(written) < 10 {
			t.Fatalf("only %d entries written: the test says nothing", len(written))
		}
		write(t, db, func(tx *store.Tx) error {
			entries, err := tx.Entries("p", 1, 1000)
			if diff := cmp.Diff(written, entries); diff != "" {
				t.Error(diff)
			}
			for y := range want {
				got, err2 := tx.Balances("p", y)
				if diff := cmp.Diff(want[y], got); diff != "" {
					t.Error(diff)
				}
				err = errors.Join(err, err2)
			}
			return err
		})
	})
}

// Two who spend the last pounds at once: one of them is told that it is gone.
func TestFundSpendsAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		p, _ := addFund(t, db)
		post := func(e fund.Entry) error {
			e.By, e.Day = "finance", 5
			return db.Write(context.Background(), func(tx *store.Tx) error {
				_, _, err := tx.AppendEntry("p", e)
				return err
			})
		}
		contribution, _ := p.Contribute(fund.Contribution{Partner: "a", Year: 2024, Amount: 1000})
		if err := post(contribution); err != nil {
			t.Fatal(err)
		}
		errs := make([]error, 8)
		var all sync.WaitGroup
		for i := range errs {
			all.Go(func() {
				errs[i] = post(fund.Entry{Key: "take " + string(rune('a'+i)), Why: "w", Postings: []fund.Posting{{
					From: fund.Account{Kind: fund.AtPool, Year: 2024}, To: fund.Account{Kind: fund.AtReserve, Year: 2024}, Amount: 300}}})
			})
		}
		all.Wait()
		paid := 0
		for _, err := range errs {
			switch {
			case err == nil:
				paid++
			case !errors.Is(err, byname.ErrInvalid):
				t.Error(err)
			}
		}
		if paid != 3 {
			t.Errorf("%d of 8 took £3.00 from £10.00", paid)
		}
	})
}

func TestFundSpendsOnOnePerson(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		addFund(t, db)
		entry := func(tx *store.Tx, key string, amount byname.Pence, reverses int64) int64 {
			e := fund.Entry{Key: key, Why: "w", By: "w", Day: 5, Postings: []fund.Posting{{
				From: fund.Account{Kind: fund.AtPartner, Year: 2024, Name: "a"}, To: fund.Account{Kind: fund.AtPool, Year: 2024}, Amount: amount}}}
			if reverses != 0 {
				first, err := tx.Entries("p", reverses, 1)
				if err != nil {
					t.Fatal(err)
				}
				e = first[0].Reversal("w", 5, 0, "slip")
			}
			got, _, err := tx.AppendEntry("p", e)
			if err != nil {
				t.Fatal(err)
			}
			return got.Number
		}
		write(t, db, func(tx *store.Tx) error {
			spend := func(ref string, person byname.PersonID, amount byname.Pence, held bool) store.FundSpend {
				s := store.FundSpend{Spend: fund.Spend{Ref: ref, Year: 2024, Place: "N1", Person: person, Reason: "r", Amount: amount},
					Anchor: "gp/list/1", What: "a fridge", Held: held, By: "dot", At: 3}
				s.Entry = entry(tx, ref, amount, 0)
				if err := tx.AddSpend("p", s); err != nil {
					t.Fatal(err)
				}
				return s
			}
			first := spend("1", 7, 100, false)
			refused := spend("2", 7, 30, true)
			agreed := spend("3", 7, 5, true)
			reversed := spend("4", 7, 1000, false)
			spend("5", 8, 1, false)
			err := errors.Join(
				tx.AddAnswer("p", refused.Entry, entry(tx, "n", 30, 0), false, "no", "lead", 4),
				tx.AddAnswer("p", agreed.Entry, entry(tx, "y", 5, 0), true, "", "lead", 4))
			entry(tx, "", 0, reversed.Entry)
			on, err2 := tx.SpentOn("p", 2024, "N1", 7)
			if on != 105 {
				t.Errorf("%v on the person, want £1.05", on)
			}
			list, err3 := tx.Spends("p", 2024, "N1")
			refused.Answered, refused.AnswerBy = true, "lead"
			agreed.Answered, agreed.Yes, agreed.AnswerBy = true, true, "lead"
			reversed.Reversed = true
			if diff := cmp.Diff([]store.FundSpend{first, refused, agreed, reversed}, list[:4]); diff != "" {
				t.Error(diff)
			}
			asked, err4 := tx.SpendFor("p", "2")
			if diff := cmp.Diff(refused, asked); diff != "" {
				t.Error(diff)
			}
			if _, err := tx.SpendFor("p", "4"); !errors.Is(err, byname.ErrNotFound) {
				t.Errorf("a step whose money was taken back: %v", err)
			}
			return errors.Join(err, err2, err3, err4)
		})
	})
}

func TestFundBenefits(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		addFund(t, db)
		needs := []fund.Need{{Place: "N2", Name: "Two", Population: 5, Score: "1.50"}, {Place: "N1", Name: "One", Population: 7, Score: "2"}}
		cost := fund.UnitCost{Code: "HE1", Name: "n", Unit: "u", Gains: "NHS", Value: 5, Grade: "G"}
		write(t, db, func(tx *store.Tx) error {
			e, _, err := tx.AppendEntry("p", fund.Entry{Key: "k", Why: "w", By: "w", Day: 5, Postings: []fund.Posting{{
				From: fund.Account{Kind: fund.AtPartner, Year: 2024, Name: "a"}, To: fund.Account{Kind: fund.AtPool, Year: 2024}, Amount: 1}}})
			if err != nil {
				return err
			}
			if err := tx.AddNeeds("p", e.Number, needs); err != nil {
				return err
			}
			for _, n := range []struct {
				stage            fund.Stage
				number, evidence string
			}{
				{fund.Forecast, "10", ""}, {fund.Measured, "7", "weak"}, {fund.Measured, "7.5", "good"}} {
				err := tx.AddBenefit("p", store.BenefitNote{UnitCost: cost, Year: 2024, Place: "N1", Stage: n.stage,
					Number: fund.Decimal(n.number), Evidence: n.evidence}, "w", 1)
				if err != nil {
					return err
				}
			}
			got, err := tx.Needs("p", e.Number)
			if diff := cmp.Diff(needs, got); diff != "" {
				t.Error(diff)
			}
			benefits, places, evidence, err2 := tx.Benefits("p", 2024)
			if diff := cmp.Diff([]fund.Benefit{{UnitCost: cost, Forecast: "10", Measured: "7.5"}}, benefits); diff != "" || evidence != "good" || !slices.Equal(places, []string{"N1"}) {
				t.Error(diff, evidence, places)
			}
			return errors.Join(err, err2)
		})
	})
}
