package synth

import (
	"bytes"
	"testing"

	"byname/feed"
	"byname/place"
)

// The mappings were written for the hand-written files. They claim each
// invented one and take every row of it.
func TestTheAgenciesMappingsReadEveryRow(t *testing.T) {
	mappings, err := feed.LoadMappings(place.GreaterManchester, "feeds")
	if err != nil {
		t.Fatal(err)
	}
	m := written(t, twoYears)
	for name := range whenWritten {
		rows, events := 0, 0
		for _, mapping := range mappings {
			if !mapping.Claims(name) {
				continue
			}
			for row, err := range feed.Read(t.Context(), bytes.NewReader(m[name].Bytes()), mapping, feed.Options{}) {
				if err != nil {
					t.Fatal(name, err)
				}
				rows++
				events += len(row.Events)
				for _, r := range row.Refusals {
					t.Errorf("%s line %d, %s: expected %s", name, row.Line, r.Field, r.Reason)
				}
			}
		}
		if want := len(read(t, m, name)); rows != want || events < rows {
			t.Errorf("%s: %d of %d rows were read, with %d events", name, rows, want, events)
		}
	}
}
