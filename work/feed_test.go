package work_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"byname"
	"byname/place"
	"byname/store"
	"byname/team"
	"byname/work"
)

const storyFolder = "../e2e/story"

// feeder is a new data folder of Greater Manchester.
func feeder(t *testing.T) *work.Work {
	t.Helper()
	noon := byname.OnDay(2026, time.July, 1).Start().Time().Add(12 * time.Hour)
	w, err := work.Open(t.Context(), work.Options{Data: t.TempDir(), Place: place.GreaterManchester, Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

func add(t *testing.T, w *work.Work, paths ...string) work.Fed {
	t.Helper()
	fed, err := w.FeedAdd(t.Context(), work.FeedAsk{Paths: paths})
	if err != nil {
		t.Fatal(err)
	}
	return fed
}

// file writes one into a folder of its own.
func file(t *testing.T, name string, text []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func storyFile(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(storyFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// all is what is kept: deliveries, refusals and files on disk.
func all(t *testing.T, w *work.Work) (list []work.Delivery, refused []work.RefusedRow, folders []string) {
	t.Helper()
	list, err := w.FeedList(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if refused, err = w.FeedRefused(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Join(w.Data, "deliveries"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		folders = append(folders, e.Name())
	}
	return list, refused, folders
}

func TestFeedStory(t *testing.T) {
	w := feeder(t)
	fed := add(t, w, storyFolder)
	rows := 0
	for _, f := range fed.Files {
		rows += f.Rows
		if f.State != work.FileTaken {
			t.Errorf("%s: %s, %v", f.File, f.State, f.Why)
		}
	}
	if len(fed.Files) != 14 || rows != 4650 || len(fed.Nobody) != 11 {
		t.Errorf("%d files with %d rows, and %d of nobody", len(fed.Files), rows, len(fed.Nobody))
	}
	list, refused, folders := all(t, w)
	if len(list) != 14 || len(folders) != 15 || list[11].File != "police.csv" || list[12].File != "police_late.csv" {
		t.Errorf("%d deliveries, %v", len(list), folders)
	}
	var told []string
	for _, r := range refused {
		told = append(told, r.File+" "+r.Row+" "+r.Field)
	}
	if diff := cmp.Diff([]string{"adult_social_care.csv A1240 EVENT_DATE", "ambulance.csv CAD2445 "}, told); diff != "" {
		t.Error(diff)
	}

	again := add(t, w, storyFolder)
	for i, f := range again.Files {
		if f.State != work.FileAgain || f.Rows != fed.Files[i].Rows || f.Events != fed.Files[i].Events {
			t.Errorf("the same file again: %+v", f)
		}
	}
	list2, refused2, folders2 := all(t, w)
	if diff := cmp.Diff([]any{list, refused, folders}, []any{list2, refused2, folders2}); diff != "" {
		t.Errorf("the same files twice changed something: %s", diff)
	}
}

// What refuses a file changes nothing, and does not keep out the others.
func TestFeedRefusesFiles(t *testing.T) {
	police := storyFile(t, "police.csv")
	for _, c := range []struct {
		what, name string
		text       []byte
		says       string
	}{
		{"cut off", "police.csv", police[:len(police)-30], "cut off"},
		{"a wrong header", "police.csv", bytes.Replace(police, []byte("role"), []byte("part"), 1), "missing: role; not known: part"},
		{"a gzip cut off", "police.csv.gz", zip(t, police)[:900], "whole gzip"},
		{"no rows at all", "police.csv", nil, "most of its columns are not there"},
	} {
		w := feeder(t)
		fed := add(t, w, file(t, c.name, c.text), filepath.Join(storyFolder, "schools.csv"))
		if f := fed.Files[0]; f.State != work.FileRefused || f.Why == nil || !strings.Contains(f.Why.Error(), c.says) {
			t.Errorf("%s: %s, %v", c.what, f.State, f.Why)
		}
		list, refused, folders := all(t, w)
		if len(list) != 1 || list[0].DataSet != "schools" || len(refused) != 0 || len(folders) != 2 {
			t.Errorf("%s changed something: %v %v %v", c.what, list, refused, folders)
		}
	}
}

func zip(t *testing.T, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Without an agreement in force nothing is taken in.
func TestFeedNeedsAnAgreement(t *testing.T) {
	w := feeder(t)
	err := w.DB.Write(t.Context(), func(tx *store.Tx) error {
		if err := tx.AddWorker(team.Worker{ID: "ida", Agency: "nhs-gm", Name: "Invented Ida", Job: "lead", Span: byname.Span{From: 1}}); err != nil {
			return err
		}
		return tx.EndAgreement("gmp-2024", byname.OnDay(2026, time.June, 30), "ida", "a test of what happens then")
	})
	if err != nil {
		t.Fatal(err)
	}
	fed := add(t, w, filepath.Join(storyFolder, "police.csv"))
	if f := fed.Files[0]; f.State != work.FileRefused || !errors.Is(f.Why, byname.ErrDenied) {
		t.Errorf("%s, %v", f.State, f.Why)
	}
	if list, _, folders := all(t, w); len(list) != 0 || len(folders) != 1 {
		t.Errorf("%v %v", list, folders)
	}
}

// A row that is corrected and comes again is waited for no more, and a row
// that comes again as wrong as before is waited for once.
func TestFeedCorrected(t *testing.T) {
	w := feeder(t)
	add(t, w, storyFolder)
	var out bytes.Buffer
	if _, err := w.FeedCorrect(t.Context(), "", &out); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("rows of two data sets in one file: %v", err)
	}
	rows, err := w.FeedCorrect(t.Context(), "adult*", &out)
	if err != nil || rows != 1 {
		t.Fatal(rows, err)
	}
	add(t, w, file(t, "adult_social_care_again.csv", out.Bytes()))
	_, refused, _ := all(t, w)
	if len(refused) != 2 || refused[1].File != "adult_social_care_again.csv" || refused[1].Row != "A1240" {
		t.Errorf("sent again as it was: %+v", refused)
	}
	corrected := bytes.Replace(out.Bytes(), []byte("31/02/2025"), []byte("28/02/2025"), 1)
	fed := add(t, w, file(t, "adult_social_care_corrected.csv", corrected))
	if f := fed.Files[0]; f.State != work.FileTaken || f.Rows != 1 || f.Refused != 0 {
		t.Errorf("%+v", f)
	}
	if _, refused, _ := all(t, w); len(refused) != 1 || refused[0].Row != "CAD2445" {
		t.Errorf("still waited for: %+v", refused)
	}
}

// A snapshot that lacks most people is a mistake until somebody says it is
// not; a few corrected rows of one are no snapshot.
func TestFeedFewer(t *testing.T) {
	w := feeder(t)
	add(t, w, filepath.Join(storyFolder, "gp_practice.csv"))
	lines := bytes.SplitAfter(storyFile(t, "gp_practice.csv"), []byte("\n"))
	few := file(t, "gp_practice_july.csv", bytes.Join(lines[:100], nil))
	fed := add(t, w, few)
	if f := fed.Files[0]; f.State != work.FileRefused || !strings.Contains(f.Why.Error(), "had 884 good rows, and this has 99") {
		t.Errorf("%s, %v", f.State, f.Why)
	}
	sent := append([]byte("byname_line,byname_field,byname_reason,byname_do,"), bytes.TrimPrefix(lines[0], []byte("\ufeff"))...)
	sent = append(append(sent, "7,,,,"...), lines[7]...)
	if f := add(t, w, file(t, "gp_practice_corrected.csv", sent)).Files[0]; f.State != work.FileTaken {
		t.Errorf("a corrected row: %s, %v", f.State, f.Why)
	}
	fed, err := w.FeedAdd(t.Context(), work.FeedAsk{Paths: []string{few}, Fewer: true})
	if err != nil || fed.Files[0].State != work.FileTaken {
		t.Errorf("%+v, %v", fed, err)
	}
	list, _, _ := all(t, w)
	if len(list) != 3 || !list[0].Snapshot || list[1].Snapshot || !list[2].Snapshot {
		t.Errorf("%+v", list)
	}
}

// The same content under two names is one delivery.
func TestFeedTwoNames(t *testing.T) {
	w := feeder(t)
	text := storyFile(t, "police.csv")
	fed := add(t, w, file(t, "police_a.csv", text), file(t, "police_b.csv", text))
	if fed.Files[0].State != work.FileTaken || fed.Files[1].State != work.FileAgain {
		t.Errorf("%+v", fed.Files)
	}
}

// Rows lost from the data folder are brought back by the same file.
func TestFeedBringsBack(t *testing.T) {
	w := feeder(t)
	add(t, w, filepath.Join(storyFolder, "police.csv"))
	before, _, folders := all(t, w)
	if err := os.RemoveAll(filepath.Join(w.Data, "deliveries")); err != nil {
		t.Fatal(err)
	}
	fed := add(t, w, filepath.Join(storyFolder, "police.csv"))
	after, _, back := all(t, w)
	if diff := cmp.Diff([]any{before, folders}, []any{after, back}); fed.Files[0].State != work.FileBack || diff != "" {
		t.Errorf("%s %s", fed.Files[0].State, diff)
	}
}

// Stopping at any moment leaves nothing that is half done.
func TestFeedStopped(t *testing.T) {
	whole := feeder(t)
	add(t, whole, storyFolder)
	want, wantRefused, wantFolders := all(t, whole)
	w := feeder(t)
	for stops := range 12 {
		ctx, stop := context.WithTimeout(t.Context(), time.Duration(stops)*8*time.Millisecond)
		_, err := w.FeedAdd(ctx, work.FeedAsk{Paths: []string{storyFolder}})
		stop()
		if err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		list, _, folders := all(t, w)
		for i, d := range list {
			if diff := cmp.Diff(want[i], d, cmpopts.IgnoreFields(work.Delivery{}, "Number")); diff != "" {
				t.Fatalf("after %d: %s", stops, diff)
			}
		}
		for _, name := range folders {
			if strings.HasPrefix(name, ".") {
				t.Fatalf("after %d there is %s", stops, name)
			}
		}
	}
	add(t, w, storyFolder)
	list, refused, folders := all(t, w)
	if diff := cmp.Diff([]any{want, wantRefused, wantFolders}, []any{list, refused, folders}, cmpopts.IgnoreFields(work.Delivery{}, "Number")); diff != "" {
		t.Error(diff)
	}
}

func TestFeedOfNothing(t *testing.T) {
	w := feeder(t)
	if _, err := w.FeedAdd(t.Context(), work.FeedAsk{Paths: []string{filepath.Join(t.TempDir(), "none")}}); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a path that is not: %v", err)
	}
	if _, err := w.FeedAdd(t.Context(), work.FeedAsk{Paths: []string{t.TempDir()}}); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("an empty folder: %v", err)
	}
	if fed := add(t, w, file(t, "notes.csv", []byte("a,b\n"))); len(fed.Files) != 0 || len(fed.Nobody) != 1 {
		t.Errorf("%+v", fed)
	}
}
