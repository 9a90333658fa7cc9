package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"byname"
	"byname/fund"
	"byname/population"
	"byname/store"
)

// What is set aside for a person is there until it is given back or its entry
// reversed, whoever they turn out to be; and eight who spend it at once never
// spend more than there is.
func TestFundOwnBudgets(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		p, _ := addFund(t, db)
		const stays, gone = byname.PersonID(7), byname.PersonID(8)
		own := fund.Account{Kind: fund.AtOwn, Year: 2024, Place: "N1", Name: "plan 3 own 1"}
		post := func(tx *store.Tx, e fund.Entry) (int64, error) {
			e.By, e.Day = "finance", 5
			got, _, err := tx.AppendEntry("p", e)
			return got.Number, err
		}
		write(t, db, func(tx *store.Tx) error {
			contribution, _ := p.Contribute(fund.Contribution{Partner: "a", Year: 2024, Amount: 10_00})
			_, err1 := post(tx, contribution)
			_, err2 := post(tx, fund.Entry{Key: "s", Why: "w", Postings: []fund.Posting{
				{From: fund.Account{Kind: fund.AtPool, Year: 2024}, To: fund.Account{Kind: fund.AtPlace, Year: 2024, Place: "N1"}, Amount: 10_00},
				{From: fund.Account{Kind: fund.AtPlace, Year: 2024, Place: "N1"}, To: fund.Account{Kind: fund.AtTeam, Year: 2024, Place: "N1"}, Amount: 10_00}}})
			return errors.Join(err1, err2)
		})
		terms := fund.Terms{OnePerson: 20_00}
		set := func(tx *store.Tx, was fund.Own, amount byname.Pence, times int) (int64, error) {
			e, err := fund.Aside{Year: 2024, Place: "N1", Own: own.Name, Amount: amount, Reason: "r"}.Entry(was, was.Set, terms, times)
			if err != nil {
				return 0, err
			}
			number, err := post(tx, e)
			return number, errors.Join(err, tx.AddAside("p", store.FundAside{Entry: number, Year: 2024, Place: "N1", Own: own.Name, Plan: 3, Person: gone,
				Anchor: "gp/list/1", Reason: "r", Amount: amount - was.Set, By: "lee", At: 3}))
		}
		write(t, db, func(tx *store.Tx) error {
			_, err1 := set(tx, fund.Own{}, 4_00, 0)
			second, err2 := set(tx, fund.Own{Set: 4_00, Left: 4_00}, 9_00, 1)
			list, err3 := tx.Entries("p", second, 1)
			_, err4 := post(tx, list[0].Reversal("w", 5, 0, "a slip"))
			_, err5 := set(tx, fund.Own{Set: 4_00, Left: 4_00}, 7_00, 2)
			return errors.Join(err1, err2, err3, err4, err5)
		})
		var all sync.WaitGroup
		errs := make([]error, 8)
		for i := range errs {
			all.Go(func() {
				errs[i] = db.Write(context.Background(), func(tx *store.Tx) error {
					s := fund.Spend{Ref: fmt.Sprint(i), Year: 2024, Place: "N1", Own: own.Name, Person: gone, Amount: 2_00, Reason: "r"}
					e, err := s.Entry(false)
					if err != nil {
						return err
					}
					number, err := post(tx, e)
					if err != nil {
						return err
					}
					return tx.AddSpend("p", store.FundSpend{Spend: s, Entry: number, Anchor: "gp/list/1", What: "w", By: "dot", At: 3})
				})
			})
		}
		all.Wait()
		paid := 0
		for _, err := range errs {
			if err == nil {
				paid++
			} else if !errors.Is(err, byname.ErrInvalid) {
				t.Error(err)
			}
		}
		if paid != 3 {
			t.Errorf("%d of 8 took £2.00 from £7.00", paid)
		}
		write(t, db, func(tx *store.Tx) error {
			return tx.KeepTurn(store.Turn{Build: 2, Before: 1, Way: store.Built, At: noon}, []population.Move{
				{Change: population.Change{From: gone, To: stays, Records: 1, Gone: true}, Cause: population.Cause{Kind: population.Ruled}}})
		})
		read(t, db, func(tx *store.Tx) error {
			owns, err := tx.OwnsOf(3)
			want := store.FundOwn{Own: fund.Own{Name: own.Name, Set: 7_00, Left: 1_00}, Pool: "p", Year: 2024, Place: "N1", Times: 3}
			if len(owns) != 1 || owns[0] != want {
				t.Errorf("%+v, want %+v", owns, want)
			}
			on, err2 := tx.SpentOn("p", 2024, "N1", stays)
			if on != 7_00 {
				t.Errorf("%v for who they are now, want what is set aside, once", on)
			}
			return errors.Join(err, err2)
		})
	})
}
