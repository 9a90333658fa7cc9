package store_test

import (
	"errors"
	"testing"
	"time"

	"byname"
	"byname/crisis"
	"byname/store"
)

// Of two who write one sheet, or turn one clock, the second is told; a sheet
// that was taken back is not among those that are read.
func TestCrisis(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		say := func(helps string, seen int, withdrawn bool) error {
			return db.Write(ctx, func(tx *store.Tx) error {
				return tx.WriteSheet(store.WrittenSheet{Sheet: crisis.Sheet{Name: "Del", Helps: helps, Readers: []string{"police"}}, Person: 7, Anchor: "gp/a/7", By: "nadia", At: noon, Withdrawn: withdrawn}, seen)
			})
		}
		if err := errors.Join(say("Tea", 0, false), say("Tea and time", 1, false)); err != nil {
			t.Fatal(err)
		}
		if err := say("Coffee", 1, false); !errors.Is(err, byname.ErrConflict) {
			t.Errorf("the second writer: %v", err)
		}
		read(t, db, func(tx *store.Tx) error {
			sheets, err := tx.Sheets()
			if len(sheets) != 1 || sheets[0].Helps != "Tea and time" || sheets[0].Version != 2 || sheets[0].Anchor != "gp/a/7" {
				t.Errorf("sheets: %+v", sheets)
			}
			return err
		})
		if err := say("", 2, true); err != nil {
			t.Fatal(err)
		}
		read(t, db, func(tx *store.Tx) error {
			sheets, err := tx.Sheets()
			s, err2 := tx.Sheet(7)
			if len(sheets) != 0 || !s.Withdrawn || s.Version != 3 {
				t.Errorf("taken back: %+v, %+v", sheets, s)
			}
			if _, err := tx.Sheet(8); !errors.Is(err, byname.ErrNotFound) {
				t.Errorf("nobody's: %v", err)
			}
			return errors.Join(err, err2)
		})

		log := func(seen int, place string, at time.Time) error {
			i := crisis.Incident{At: 100, What: "Shouting", Outcome: crisis.Detained, Detention: crisis.Detention{Place: place, Began: 120}}
			return db.Write(ctx, func(tx *store.Tx) error {
				return tx.LogIncident(store.LoggedIncident{Incident: i, Number: "abc", Person: 7, By: "nadia", Agency: "gp", Logged: at}, seen)
			})
		}
		if err := errors.Join(log(0, "A&E", noon), log(1, "A ward", noon.Add(time.Hour))); err != nil {
			t.Fatal(err)
		}
		if err := log(1, "Home", noon); !errors.Is(err, byname.ErrConflict) {
			t.Errorf("the second: %v", err)
		}
		read(t, db, func(tx *store.Tx) error {
			list, err := tx.Incidents(noon)
			if len(list) != 1 || list[0].Detention.Place != "A ward" || list[0].Version != 2 || list[0].Person != 7 {
				t.Errorf("incidents: %+v", list)
			}
			if later, _ := tx.Incidents(noon.Add(2 * time.Hour)); len(later) != 0 {
				t.Errorf("later: %+v", later)
			}
			_, err2 := tx.Incident("none")
			if !errors.Is(err2, byname.ErrNotFound) {
				t.Errorf("no incident: %v", err2)
			}
			return err
		})
	})
}
