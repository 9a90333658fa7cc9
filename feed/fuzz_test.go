package feed_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"byname/feed"
)

// FuzzRead reads anything at all as each data set. Nothing it says of what it
// refused may repeat the file, and what it takes must be fit to keep.
func FuzzRead(f *testing.F) {
	mappings := load(f)
	for i, m := range mappings {
		text, err := os.ReadFile(story + m.DataSet + ".csv")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, text[:min(len(text), 1500)])
	}
	f.Fuzz(func(t *testing.T, which int, text []byte) {
		m := mappings[max(which, -which, 0)%len(mappings)]
		lines, ids := 0, map[string]bool{}
		for row, err := range feed.Read(context.Background(), bytes.NewReader(text), m, feed.Options{LSOA: somewhere}) {
			if err != nil {
				return
			}
			if row.Line <= lines {
				t.Fatalf("line %d after line %d", row.Line, lines)
			}
			lines = row.Line
			if row.Refused {
				if len(row.Refusals) == 0 || row.Raw.IsZero() || row.Record != nil || len(row.Events) > 0 {
					t.Fatal("a refused row without a reason, without itself, or taken in part")
				}
				continue
			}
			if ids[row.ID] || row.ID == "" || row.Key != m.Key(row.ID) {
				t.Fatalf("a row without an id of its own")
			}
			ids[row.ID] = true
			for _, e := range row.Events {
				if e.Subject != row.Subject || !strings.HasPrefix(string(e.Key), string(row.Key)) || feed.Kinds()[e.Kind].Name == "" {
					t.Fatalf("an event that is nobody's or of no kind")
				}
			}
		}
	})
}
