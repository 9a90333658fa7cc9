package store_test

import (
	"errors"
	"testing"

	"byname"
	"byname/directory"
	"byname/store"
)

// Of two who write about one service at once the second is told; every
// version stays.
func TestDirectory(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		s := directory.Service{ID: directory.IDOf("t", "1"), Name: "Tea", Kind: "help", Status: directory.Active}
		say := func(name string, seen int) error {
			s.Name = name
			return db.Write(ctx, func(tx *store.Tx) error { return tx.WriteService(s, seen, "nadia", noon) })
		}
		if err := errors.Join(say("Tea", 0), say("Tea and cake", 1)); err != nil {
			t.Fatal(err)
		}
		if err := say("Coffee", 1); !errors.Is(err, byname.ErrConflict) {
			t.Errorf("the second writer: %v", err)
		}
		read(t, db, func(tx *store.Tx) error {
			list, err := tx.WrittenServices()
			if len(list) != 1 || list[0].Name != "Tea and cake" || list[0].Version != 2 || list[0].By != "nadia" || !list[0].At.Equal(noon) {
				t.Errorf("written: %+v", list)
			}
			versions, err2 := tx.ServiceVersions(s.ID)
			if len(versions) != 2 || versions[0].Name != "Tea" {
				t.Errorf("versions: %+v", versions)
			}
			return errors.Join(err, err2)
		})
	})
}
