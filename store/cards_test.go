package store

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Whatever stretch of rows is asked of the cards is what Parquet gives.
func TestCardsSayWhatParquetSays(t *testing.T) {
	builds := OpenBuilds(t.TempDir(), nil)
	build(t, builds, bigCrowd(3000), &Memory{})
	b, err := builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		stretch(t, b.persons)
		stretch(t, b.events)
	})
}

func stretch[T any, P shelved[T]](t *rapid.T, c carded[T, P]) {
	first := rapid.Int64Range(0, c.rows()).Draw(t, "first")
	n := rapid.IntRange(0, int(min(300, c.rows()-first))).Draw(t, "n")
	want, err := c.table.read(first, n)
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.read(first, n)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
}

// A signal comes back with its lists.
func TestCardsOfSignals(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String()
		reason := rapid.Custom(func(t *rapid.T) reasonRow {
			return reasonRow{rapid.Int64().Draw(t, "whose"), text.Draw(t, "agency"), text.Draw(t, "kind"), text.Draw(t, "class"),
				rapid.Int32().Draw(t, "day"), text.Draw(t, "event"), rapid.Bool().Draw(t, "restricted"), text.Draw(t, "text")}
		})
		signal := rapid.Custom(func(t *rapid.T) signalRow {
			return signalRow{rapid.Int32().Draw(t, "person"), rapid.Int64().Draw(t, "id"), text.Draw(t, "anchor"), text.Draw(t, "neighbourhood"),
				text.Draw(t, "programme"), text.Draw(t, "version"), text.Draw(t, "theme"), rapid.Int32().Draw(t, "urgency"), rapid.Int32().Draw(t, "since"),
				rapid.SliceOfN(text, 1, 5).Draw(t, "signs"), rapid.SliceOfN(reason, 1, 5).Draw(t, "reasons")}
		})
		want := rapid.SliceOf(signal).Draw(t, "signals")
		path := filepath.Join(folder, "signals.cards")
		defer os.Remove(path)
		w, err := createCards[signalRow](path)
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if err := w.put(&want[i]); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.close(); err != nil {
			t.Fatal(err)
		}
		k, err := openCards[signalRow](path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := k.read(0, len(want))
		if err != nil || len(want) > 0 && cmp.Diff(want, got) != "" {
			t.Fatal(err, cmp.Diff(want, got))
		}
		if _, err := k.read(1, len(want)); err == nil && len(want) > 0 {
			t.Fatal("a row after the last was read")
		}
		k.file.Close()
	})
}

// A build from before there were cards is read all the same.
func TestBuildWithoutCards(t *testing.T) {
	builds := OpenBuilds(t.TempDir(), nil)
	everybody := crowd(50)
	build(t, builds, everybody, &Memory{})
	for _, table := range []string{personsFile, eventsFile, signalsFile} {
		if err := os.Remove(cardsOf(filepath.Join(builds.folder, "1", table))); err != nil {
			t.Fatal(err)
		}
	}
	b, err := builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	for i := range everybody {
		row, err := b.row(int32(i + 1))
		if err != nil || row.ID != int64(everybody[i].person.ID) {
			t.Fatal(row.ID, err)
		}
		if line, err := b.timeline(row); err != nil || len(line.Events) != len(everybody[i].events) {
			t.Fatal(len(line.Events), err)
		}
	}
}

// Cards that were cut off are refused, wherever it was.
func TestCardsCutOff(t *testing.T) {
	builds := OpenBuilds(t.TempDir(), nil)
	build(t, builds, crowd(500), &Memory{})
	path := cardsOf(filepath.Join(builds.folder, "1", personsFile))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := 0; size < len(whole); size += 13 {
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := openCards[personRow](path); err == nil {
			t.Fatalf("%d of %d bytes were opened", size, len(whole))
		}
	}
}
