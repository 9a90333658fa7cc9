package store_test

import (
	"errors"
	"slices"
	"testing"

	"byname"
	"byname/guard"
	"byname/outcome"
	"byname/store"
)

// Grids come back as they were kept, build by build, and who is behind them, for
// a run's Pass alone; those of builds long past are let go together.
func TestGrids(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		g := newGuard(t, db, crowd)
		run, err := g.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "measure"})
		if err != nil {
			t.Fatal(err)
		}
		one, err := g.Ask(ctx, guard.Request{Worker: "nadia", Persons: []byname.PersonID{1}})
		if err != nil {
			t.Fatal(err)
		}
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
			var behind outcome.Roll
			behind.Add(1, 7)
			behind.Add(byname.PersonID(n+1), 8)
			roll, err := store.PackRoll("P1", "Year to 30 June 2026", behind)
			if err != nil {
				t.Fatal(err)
			}
			if err := db.Write(ctx, func(tx *store.Tx) error {
				return tx.KeepGrids(build, "ae", []store.PackedGrid{packed}, []store.PackedRoll{roll})
			}); err != nil {
				t.Fatal(err)
			}
		}
		for build := range 6 {
			keep(build, 1)
		}
		keep(5, 104)
		for build, want := range map[int]uint32{5: 104, 4: 1, 3: 1, 2: 0} {
			err := db.Read(ctx, func(tx *store.Tx) error {
				got, err := tx.Grid(build, "ae", "place")
				roll := func(pass guard.Pass, area, period string) (outcome.Roll, error) {
					return tx.Roll(pass, noon, build, "ae", area, period)
				}
				behind, behindErr := roll(run, "P1", "Year to 30 June 2026")
				if want == 0 {
					if !errors.Is(err, byname.ErrNotFound) || !errors.Is(behindErr, byname.ErrNotFound) {
						t.Errorf("build %d is still there: %v, %v", build, err, behindErr)
					}
					return nil
				}
				var ids []byname.PersonID
				for id, day := range behind.All() {
					if ids = append(ids, id); day != 8-byname.Day(len(ids)-1) {
						t.Errorf("build %d: %v counted on %d", build, id, day)
					}
				}
				if !slices.Equal(ids, []byname.PersonID{byname.PersonID(want + 1), 1}) || behindErr != nil {
					t.Errorf("build %d: behind it are %v: %v", build, ids, behindErr)
				}
				for _, pass := range []guard.Pass{{}, one} {
					if r, err := roll(pass, "P1", "Year to 30 June 2026"); !errors.Is(err, byname.ErrDenied) || r != nil {
						t.Errorf("without a run's Pass %v are read: %v", r, err)
					}
				}
				for _, other := range [][2]string{{"P2", "Year to 30 June 2026"}, {"P1", "Year to 30 June 2025"}} {
					if _, err := roll(run, other[0], other[1]); !errors.Is(err, byname.ErrNotFound) {
						t.Errorf("%v: %v", other, err)
					}
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
