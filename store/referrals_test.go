package store_test

import (
	"errors"
	"testing"
	"time"

	"byname"
	"byname/population"
	"byname/store"
	"byname/team"
)

// A referral lies in the inbox of those it went to until it is closed; while
// it does, they stand to the person, also when the person turns out to be
// another's; of two who turn it at once the second is told.
func TestReferrals(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		var number int64
		row := store.ReferralRow{Person: 7, Anchor: "gp/people/7", Service: "visit", Agency: "northfold", Sender: "gp", Worker: "nadia"}
		turn := func(seen int, stand string, open bool) error {
			return db.Write(ctx, func(tx *store.Tx) error {
				row.Number, row.Stand, row.Open, row.AnswerBy = number, stand, open, noon.Add(time.Hour)
				return tx.TurnReferral(row, seen, "nadia", noon, []byte(`{}`))
			})
		}
		write(t, db, func(tx *store.Tx) (err error) {
			number, err = tx.BeginReferral(row)
			return err
		})
		if err := turn(0, "requested", true); err != nil {
			t.Fatal(err)
		}
		if err := turn(0, "accepted", true); !errors.Is(err, byname.ErrConflict) {
			t.Errorf("the second who turned it: %v", err)
		}
		build := people{7: {Neighbourhood: "MAN-N08"}, 9: {Neighbourhood: "MAN-N08"}}
		register := store.NewRegister(db, func() (store.People, error) { return build, nil }, func() time.Time { return noon })
		referred := func(w byname.WorkerID, p byname.PersonID) bool {
			t.Helper()
			who, err := register.Who(ctx, w)
			if err != nil {
				t.Fatal(err)
			}
			s, err := register.Standings(ctx, who, []byname.PersonID{p})
			if err != nil {
				t.Fatal(err)
			}
			return s[0].Referred
		}
		if !referred("colin", 7) || referred("pat", 7) || referred("colin", 9) {
			t.Error("those it went to do not stand to the person, or others do")
		}
		write(t, db, func(tx *store.Tx) error { // 7 turns out to be 9
			return tx.KeepTurn(store.Turn{Build: 2, Before: 1, Way: store.Built, At: noon}, []population.Move{
				{Change: population.Change{From: 7, To: 9, Records: 1, Gone: true}, Cause: population.Cause{Kind: population.Ruled}}})
		})
		delete(build, 7)
		if !referred("colin", 9) {
			t.Error("the referral did not follow who they became")
		}
		read(t, db, func(tx *store.Tx) error {
			inbox, err := tx.ReceivedBy([]byname.AgencyID{"northfold"}, []team.TeamID{gorton})
			sent, err2 := tx.SentBy("nadia")
			late, err3 := tx.LateReferrals(noon.Add(2 * time.Hour))
			of, err4 := tx.ReferralsOf(9)
			if len(inbox) != 1 || inbox[0].Person != 9 || len(sent) != 1 || len(late) != 1 || len(of) != 1 {
				t.Errorf("inbox %v, sent %v, late %v, of the person %v", inbox, sent, late, of)
			}
			return errors.Join(err, err2, err3, err4)
		})
		if err := turn(1, "completed", false); err != nil {
			t.Fatal(err)
		}
		if referred("colin", 9) {
			t.Error("the referral is closed, and they may still look")
		}
	})
}
