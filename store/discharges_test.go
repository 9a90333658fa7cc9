package store_test

import (
	"errors"
	"testing"

	"byname"
	"byname/discharge"
	"byname/store"
)

// A stay reads as the sum of its changes; of two who change it at once the
// second is told; who has left is found until the day that is asked for.
func TestDischarges(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		day := byname.OnDay(2026, 2, 3)
		admit := discharge.Change{What: discharge.Admit, Hospital: "mft", Ward: "AM3", Day: day, At: day.Start() + 600}
		plan := discharge.Change{What: discharge.Plan, Day: day + 7, Pathway: discharge.Helped, Needs: []string{"heating"}, By: map[string]byname.AgencyID{"landlord": "northfold"}, At: day.Start() + 660}
		left := discharge.Change{What: discharge.Depart, Left: (day + 8).Start() + 600, At: (day + 8).Start() + 700}
		var first store.Discharge
		write(t, db, func(tx *store.Tx) (err error) {
			first, err = tx.Discharge(7, "gp/a/7", "gorton", admit, "nadia", noon)
			if err != nil {
				return err
			}
			_, err = tx.ChangeDischarge(first, plan, "nadia")
			return err
		})
		err := db.Write(ctx, func(tx *store.Tx) error { _, err := tx.ChangeDischarge(first, plan, "colin"); return err })
		if !errors.Is(err, byname.ErrConflict) {
			t.Errorf("the second of two: %v", err)
		}
		var of []store.Discharge
		read(t, db, func(tx *store.Tx) (err error) { of, err = tx.DischargesOf(7); return err })
		if len(of) != 1 || of[0].Ward != "AM3" || of[0].Ready != day+7 || of[0].Version != 2 || of[0].Neighbourhood != "gorton" || of[0].Holders()[0] != "northfold" {
			t.Fatalf("read again: %+v", of)
		}
		write(t, db, func(tx *store.Tx) error { _, err := tx.ChangeDischarge(of[0], left, "nadia"); return err })
		for since, want := range map[byname.Day]int{day + 8: 1, day + 9: 0} {
			read(t, db, func(tx *store.Tx) error {
				list, err := tx.Discharges(since)
				if len(list) != want {
					t.Errorf("since %s: %+v", since, list)
				}
				return err
			})
		}
	})
}
