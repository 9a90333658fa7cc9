package store_test

import (
	"errors"
	"testing"
	"time"

	"byname"
	"byname/store"
)

// A version is kept as it first ran, for ever, and one that is kept again
// stays as it was.
func TestProgrammeVersions(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		first := store.ProgrammeVersion{Programme: "falls", Version: "aaaa", Text: "id: falls\n"}
		second := store.ProgrammeVersion{Programme: "falls", Version: "bbbb", Text: "id: falls\ntitle: Falls\n"}
		other := store.ProgrammeVersion{Programme: "carers", Version: "aaaa", Text: "id: carers\n"}
		for i, now := range [][]store.ProgrammeVersion{{first, other}, {first, other}, {second, other}} {
			write(t, db, func(tx *store.Tx) error { return tx.KeepProgrammes(now, noon.Add(time.Duration(i)*time.Hour)) })
		}
		read(t, db, func(tx *store.Tx) error {
			all, err := tx.ProgrammeVersions("falls")
			if err != nil || len(all) != 2 || all[0].Version != "bbbb" || !all[1].First.Equal(noon) || all[0].Text != "" {
				t.Errorf("the versions of falls are %v, %v", all, err)
			}
			if v, err := tx.ProgrammeVersion("falls", "aaaa"); err != nil || v.Text != first.Text {
				t.Errorf("the first of falls reads %q, %v", v.Text, err)
			}
			if _, err := tx.ProgrammeVersion("carers", "bbbb"); !errors.Is(err, byname.ErrNotFound) {
				t.Errorf("a version that never was gave %v", err)
			}
			return nil
		})
	})
}
