package aside

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// What a killed process left goes; what another may be writing, and what is
// called so by chance, stays.
func TestSweep(t *testing.T) {
	folder, now := t.TempDir(), time.Now()
	left, err := Create(filepath.Join(folder, "people.csv"))
	if err != nil {
		t.Fatal(err)
	}
	writing, err := Create(filepath.Join(folder, "people.csv"))
	if err != nil {
		t.Fatal(err)
	}
	old := now.Add(-Stray - time.Minute)
	for _, other := range []string{"people.csv", "something.new", "people.csv.mine.new", "pairs.csv.7.new"} {
		if err := os.WriteFile(filepath.Join(folder, other), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(folder, other), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(left.Name(), old, old); err != nil {
		t.Fatal(err)
	}
	if err := Sweep(folder, "people.csv", now); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := []string{"people.csv", "something.new", "people.csv.mine.new", "pairs.csv.7.new", filepath.Base(writing.Name())}
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("%v are left, want %v", names, want)
	}
	if err := Sweep(folder, "", now); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "pairs.csv.7.new")); !os.IsNotExist(err) {
		t.Error("another file's is left")
	}
}
