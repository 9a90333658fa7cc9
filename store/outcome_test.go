package store_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname/outcome"
	"byname/store"
)

func TestCounts(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		year := outcome.Period{Name: "Year to 30 June 2026", First: 5, Last: 9}
		counts := []outcome.Count{
			{Measure: "ae", Area: "N1", Period: year, Numerator: 104, Denominator: 900},
			{Measure: "ae", Area: "N2", Period: year, Denominator: 900},
			{Measure: "ae", Area: "N1", Line: 1, Period: year, Refused: "the extracts begin later"},
		}
		keep := func(build int, counts []outcome.Count) {
			t.Helper()
			if err := db.Write(context.Background(), func(tx *store.Tx) error { return tx.KeepCounts(build, counts) }); err != nil {
				t.Fatal(err)
			}
		}
		keep(7, counts[:1])
		keep(8, counts[1:2])
		keep(7, counts)
		err := db.Read(context.Background(), func(tx *store.Tx) error {
			got, err := tx.Counts(7)
			if diff := cmp.Diff(counts, got); diff != "" {
				t.Error(diff)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
