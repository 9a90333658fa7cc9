package store_test

import (
	"testing"
	"time"

	"byname/store"
)

// A draft is its writer's alone, and is forgotten after a week.
func TestDrafts(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		for i, at := range []time.Time{noon.AddDate(0, 0, -8), noon} {
			write(t, db, func(tx *store.Tx) error {
				return tx.KeepDraft(store.Draft{Worker: "nadia", Path: "/plan/P1/about", Form: []byte(`{"n":` + string(rune('0'+i)) + `}`), At: at})
			})
		}
		read(t, db, func(tx *store.Tx) error {
			mine, err := tx.Drafts("nadia", noon)
			if len(mine) != 1 || string(mine[0].Form) != `{"n":1}` || !mine[0].At.Equal(noon) {
				t.Errorf("hers: %+v", mine)
			}
			if others, _ := tx.Drafts("colin", noon); len(others) != 0 {
				t.Errorf("another reads %+v", others)
			}
			write(t, db, func(tx *store.Tx) error { return tx.DropDraft("colin", mine[0].Number) })
			return err
		})
		write(t, db, func(tx *store.Tx) error {
			mine, err := tx.Drafts("nadia", noon)
			if len(mine) != 1 {
				t.Error("another threw it away")
				return err
			}
			return tx.DropDraft("nadia", mine[0].Number)
		})
		read(t, db, func(tx *store.Tx) error {
			mine, err := tx.Drafts("nadia", noon)
			if len(mine) != 0 {
				t.Errorf("thrown away, and still %+v", mine)
			}
			return err
		})
	})
}
