package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/outcome"
	"byname/store"
)

// What was read from a file comes back as it was, the same file twice is
// refused, and the latest note of a measure holds.
func TestFiguresAndNotes(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		read, err := outcome.ReadFigures(strings.NewReader("indicator,area,period,value,lowercl,uppercl,numerator,denominator,sex,age,group,note\n"+
			"x,P1,2024/25,80.5,79.5,81.5,118,18635,female,65+,fifth 1,\nx,P1,2022-24,,,,,,,,,held back\n"), func(string) bool { return true }, nil)
		if err != nil {
			t.Fatal(err)
		}
		add := func() error {
			return db.Write(context.Background(), func(tx *store.Tx) error {
				_, err := tx.AddLoad(store.Load{Name: "f.csv", Sum: "abc", Rows: 2, Notes: []string{"one", "two"}, Worker: "ola", At: 7}, read.Figures)
				return err
			})
		}
		if err := add(); err != nil {
			t.Fatal(err)
		}
		if err := add(); !errors.Is(err, byname.ErrConflict) {
			t.Errorf("the same file twice: %v", err)
		}
		err = db.Write(context.Background(), func(tx *store.Tx) error {
			return errors.Join(tx.AddNote(store.Note{"x", "P1", "first", "ola", 5}), tx.AddNote(store.Note{"x", "P1", "then", "ola", 6}), tx.AddNote(store.Note{"x", "P2", "elsewhere", "ola", 6}))
		})
		if err != nil {
			t.Fatal(err)
		}
		err = db.Read(context.Background(), func(tx *store.Tx) error {
			figures, err := tx.Figures()
			for i := range read.Figures {
				if diff := cmp.Diff(read.Figures[len(read.Figures)-1-i], figures[i]); diff != "" { // all before female
					t.Error(diff)
				}
			}
			loads, err2 := tx.Loads()
			last, err3 := tx.LastLoad()
			if len(loads) != 1 || len(loads[0].Notes) != 2 || loads[0].ID != last || loads[0].Worker != "ola" {
				t.Errorf("%+v, last %d", loads, last)
			}
			notes, err4 := tx.Notes("P1")
			if len(notes) != 1 || notes[0].Words != "then" || notes[0].Day != 6 {
				t.Errorf("%+v", notes)
			}
			return errors.Join(err, err2, err3, err4)
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
