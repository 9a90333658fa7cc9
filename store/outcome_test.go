package store_test

import (
	"context"
	"errors"
	"testing"

	"byname"
	"byname/outcome"
	"byname/store"
)

// Grids come back as they were kept, build by build, and those of builds long
// past are let go.
func TestGrids(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		grid := func(n uint32) *outcome.Grid {
			return &outcome.Grid{Measure: "ae", Level: "place", Areas: []string{"P1"}, Groups: 1, Years: 1,
				Periods: []outcome.Period{{Name: "Year to 30 June 2026", First: 5, Last: 9}}, Refused: []string{"too early"},
				Cells: []outcome.Cell{{Numerator: n, Denominator: 900, State: outcome.Small}}}
		}
		keep := func(build int, n uint32) {
			t.Helper()
			packed, err := store.PackGrid(grid(n))
			if err != nil {
				t.Fatal(err)
			}
			if err := db.Write(context.Background(), func(tx *store.Tx) error { return tx.KeepGrids(build, "ae", []store.PackedGrid{packed}) }); err != nil {
				t.Fatal(err)
			}
		}
		for build := range 6 {
			keep(build, 1)
		}
		keep(5, 104)
		for build, want := range map[int]uint32{5: 104, 4: 1, 3: 1, 2: 0} {
			err := db.Read(context.Background(), func(tx *store.Tx) error {
				got, err := tx.Grid(build, "ae", "place")
				if want == 0 {
					if !errors.Is(err, byname.ErrNotFound) {
						t.Errorf("build %d is still there: %v", build, err)
					}
					return nil
				}
				if err == nil && (*got.At(0, 0, 0) != outcome.Cell{Numerator: want, Denominator: 900, State: outcome.Small} || got.Refused[0] != "too early" || got.Periods[0].Last != 9) {
					t.Errorf("build %d: %+v", build, got)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}
