package store_test

import (
	"errors"
	"testing"
	"time"

	"byname"
	"byname/crisis"
	"byname/discharge"
	"byname/population"
	"byname/store"
	"byname/team"
)

// Two people turn out to be one: whatever was written down of either is found
// under the id that stays, on both engines; the sheet that was written last is
// the one that is read, and one that was taken back stays taken back.
func TestTwoWhoAreOne(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		const stays, gone, other = byname.PersonID(7), byname.PersonID(8), byname.PersonID(9)
		day := byname.OnDay(2026, 2, 3)
		sheet := func(id byname.PersonID, helps string, seen int, at time.Time, withdrawn bool) error {
			return db.Write(ctx, func(tx *store.Tx) error {
				return tx.WriteSheet(store.WrittenSheet{Sheet: crisis.Sheet{Name: "Del", Helps: helps}, Person: id, Anchor: "gp/a/7", By: "nadia", At: at, Withdrawn: withdrawn}, seen)
			})
		}
		if err := errors.Join(sheet(stays, "Tea", 0, noon, false), sheet(stays, "Tea and time", 1, noon, false), sheet(gone, "A walk", 0, noon.Add(time.Hour), false), sheet(other, "Quiet", 0, noon, false)); err != nil {
			t.Fatal(err)
		}
		var huddle int64
		write(t, db, func(tx *store.Tx) (err error) {
			if _, err := tx.BeginVisit(gone, "gp/a/8", "gp", "nadia", noon); err != nil {
				return err
			}
			if _, err := tx.Discharge(gone, "gp/a/8", "gorton", discharge.Change{What: discharge.Admit, Hospital: "mft", Ward: "A", Day: day, At: day.Start() + 600}, "nadia", noon); err != nil {
				return err
			}
			if _, err := tx.BeginReferral(store.ReferralRow{Person: gone, Anchor: "gp/a/8", Service: "s", Agency: "gp", Sender: "gp", Worker: "nadia"}); err != nil {
				return err
			}
			if _, err := tx.OpenPlan([]store.PlanPerson{{Person: gone, Anchor: "gp/a/8"}}, noon); err != nil {
				return err
			}
			if _, err := tx.Called(store.Called{Person: gone, Anchor: "gp/a/8", Neighbourhood: "gorton", Times: 3, On: day}, day-30); err != nil {
				return err
			}
			if huddle, err = tx.PlanHuddle("gorton-levenshulme", noon); err != nil {
				return err
			}
			return tx.AddItem(huddle, "gp/a/8", team.Matter{Person: gone, Why: []team.Concern{team.Called}, Since: day})
		})
		write(t, db, func(tx *store.Tx) error {
			return tx.KeepTurn(store.Turn{Build: 2, Before: 1, Way: store.Built, At: noon}, []population.Move{
				{Change: population.Change{From: gone, To: stays, Records: 1, Gone: true}, Cause: population.Cause{Kind: population.Ruled}}})
		})
		found := func(helps string, version, sheets int) {
			t.Helper()
			read(t, db, func(tx *store.Tx) error {
				s, err := tx.Sheet(stays)
				all, err2 := tx.Sheets()
				if s.Helps != helps || s.Version != version || s.Person != stays || len(all) != sheets {
					t.Errorf("the sheet: %+v of %d", s, len(all))
				}
				return errors.Join(err, err2)
			})
		}
		found("A walk", 1, 2)
		read(t, db, func(tx *store.Tx) error {
			visits, err1 := tx.VisitsOf(stays)
			ways, err2 := tx.DischargesOf(stays)
			referrals, err3 := tx.ReferralsOf(stays)
			plans, err4 := tx.PlansOf(stays)
			items, err5 := tx.Items(huddle)
			called, err6 := tx.CalledSince("gorton", day)
			if len(visits) != 1 || len(ways) != 1 || len(referrals) != 1 || len(plans) != 1 || len(items) != 1 || items[0].Person != stays || len(called) != 1 || called[0].Person != stays {
				t.Errorf("of who ended: %d visits, %d ways home, %d referrals, %d plans, %v, %v", len(visits), len(ways), len(referrals), len(plans), items, called)
			}
			return errors.Join(err1, err2, err3, err4, err5, err6)
		})
		if err := sheet(stays, "A walk, and tea", 1, noon.Add(2*time.Hour), false); err != nil {
			t.Fatal(err)
		}
		found("A walk, and tea", 3, 2)
		if err := sheet(stays, "", 3, noon.Add(3*time.Hour), true); err != nil {
			t.Fatal(err)
		}
		found("", 4, 1)
	})
}
