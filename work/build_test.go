package work

import (
	"context"
	"encoding/csv"
	"io"
	"os"
	"testing"
	"time"

	"byname"
	"byname/place"
)

const storyFolder = "../e2e/story"

func openWork(t testing.TB) *Work {
	t.Helper()
	return openIn(t, t.TempDir())
}

func openIn(t testing.TB, folder string) *Work {
	t.Helper()
	w, err := Open(context.Background(), Options{Data: folder, Place: place.GreaterManchester,
		Now: func() time.Time { return byname.OnDay(2026, 7, 1).Start().Time().Add(9 * time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// takeIn takes in a folder of agencies' files.
func takeIn(t testing.TB, w *Work, folder string) {
	t.Helper()
	if _, err := w.FeedAdd(context.Background(), FeedAsk{Paths: []string{folder}}); err != nil {
		t.Fatal(err)
	}
}

func readCSV(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	return all[1:]
}
