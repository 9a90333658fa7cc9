package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
	"byname/place"
	"byname/store"
)

// textOfSecrets compares secrets by what they hide.
var textOfSecrets = cmp.Options{
	cmp.Transformer("text", func(s byname.Text) string { return s.Reveal() }),
	cmp.Transformer("day", func(s byname.BirthDate) byname.Day { return s.Reveal() }),
}

const story = "../e2e/story/"

func mapping(t *testing.T, dataSet string) *feed.Mapping {
	t.Helper()
	mappings, err := feed.LoadMappings(place.GreaterManchester, "feeds")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mappings {
		if m.DataSet == dataSet {
			return m
		}
	}
	t.Fatalf("no mapping of %s", dataSet)
	return nil
}

// deliver writes the accepted rows of a story's file, and gives them back as
// they were read.
func deliver(t *testing.T, d *store.Deliveries, dataSet, hash string) (rows []feed.Row) {
	t.Helper()
	m := mapping(t, dataSet)
	f, err := os.Open(story + dataSet + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	file, err := feed.Open(f, m, feed.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n, err := d.New(m, file.Header())
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range file.Rows(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if row.Refused {
			continue
		}
		if err := n.Put(row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, keep(row))
	}
	if err := n.Publish(hash); err != nil {
		t.Fatal(err)
	}
	return rows
}

// keep copies a row that is good until the next.
func keep(row *feed.Row) feed.Row {
	kept := *row
	if row.Record != nil {
		record := *row.Record
		kept.Record = &record
	}
	kept.Events = append([]feed.Event(nil), row.Events...)
	kept.Refusals, kept.Raw = nil, byname.Text{}
	return kept
}

func TestDeliveriesGiveBackWhatTheyTook(t *testing.T) {
	d := store.OpenDeliveries(t.TempDir())
	unlock, err := d.Lock()
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	for _, set := range []string{"gp_practice", "gp_events", "hospital_ed_apc", "schools", "police"} {
		want := deliver(t, d, set, set)
		var got []feed.Row
		for row, err := range d.Rows(ctx, set) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, keep(row))
		}
		if diff := cmp.Diff(want, got, textOfSecrets); diff != "" {
			t.Errorf("%s: %s", set, diff)
		}
		m, err := d.Manifest(set)
		if err != nil || m.Rows != len(want) || m.Prefix != mapping(t, set).Key("") || len(m.Header) < 7 {
			t.Errorf("%s: manifest %+v, %v", set, m, err)
		}
		if err := d.Check(set); err != nil {
			t.Error(err)
		}
	}
	if err := d.Remove("police"); err != nil {
		t.Fatal(err)
	}
	for _, err := range d.Rows(ctx, "police") {
		if !errors.Is(err, byname.ErrNotFound) {
			t.Errorf("a removed delivery: %v", err)
		}
	}
}

// The same rows make the same bytes: a delivery made again after a crash is
// the one that was lost.
func TestDeliveriesAreTheSameBytes(t *testing.T) {
	data := t.TempDir()
	d := store.OpenDeliveries(data)
	unlock, err := d.Lock()
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	deliver(t, d, "schools", "one")
	deliver(t, d, "schools", "two")
	one, err := d.Manifest("one")
	if err != nil {
		t.Fatal(err)
	}
	two, err := d.Manifest("two")
	if diff := cmp.Diff(one, two); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
}

// What a killed process left is removed by the next that adds, and nobody
// sees it before.
func TestDeliveriesSweep(t *testing.T) {
	data := t.TempDir()
	d := store.OpenDeliveries(data)
	unlock, err := d.Lock()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Lock(); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("two add at once: %v", err)
	}
	n, err := d.New(mapping(t, "police"), nil)
	if err != nil {
		t.Fatal(err)
	}
	unlock() // as the system does when a process is killed
	if unlock, err = d.Lock(); err != nil {
		t.Fatal(err)
	}
	defer unlock()
	if left := names(t, filepath.Join(data, "deliveries")); left != "LOCK" {
		t.Errorf("left behind: %s", left)
	}
	if err := n.Publish("gone"); err == nil {
		t.Error("a delivery whose files are gone was published")
	}
	deliver(t, d, "police", "a")
	deliver(t, d, "police", "a") // replaces the trace of a killed process
	if left := names(t, filepath.Join(data, "deliveries")); left != "LOCK a" {
		t.Errorf("in the folder: %s", left)
	}
}

func TestDeliveriesStop(t *testing.T) {
	d := store.OpenDeliveries(t.TempDir())
	unlock, err := d.Lock()
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	deliver(t, d, "police", "a")
	stopped, stop := context.WithCancel(ctx)
	stop()
	for _, err := range d.Rows(stopped, "a") {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	for range d.Rows(ctx, "a") {
		break // stopping early is no fault
	}
}

// A delivery whose file was changed is told apart.
func TestDeliveriesCheck(t *testing.T) {
	data := t.TempDir()
	d := store.OpenDeliveries(data)
	unlock, err := d.Lock()
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	deliver(t, d, "police", "a")
	path := filepath.Join(data, "deliveries", "a", "events.parquet")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.Check("a"); err == nil || !strings.Contains(err.Error(), "events.parquet") {
		t.Errorf("a changed file: %v", err)
	}
}

func names(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

// The database keeps what a delivery was and what was refused of it.
func TestDeliveryRows(t *testing.T) {
	onBoth(t, func(t *testing.T, db *store.DB) {
		settle(t, db)
		want := store.DeliveryRow{Hash: "h1", File: "police.csv", Agency: "gmp", DataSet: "police", Mapping: "v1", Agreement: "gmp-2024",
			Accepted: 93, Refused: 1, By: "byname", Taken: noon}
		refusals := []store.RefusalRow{
			{Line: 3, Row: "N1", Refusal: feed.Refusal{Field: "dob", Reason: "a date", Do: "correct it"}, Raw: byname.Hide("N1,x")},
			{Line: 3, Row: "N1", Refusal: feed.Refusal{Field: "sex", Reason: "a code", Do: "correct it"}, Raw: byname.Hide("N1,x")},
			{Line: 9, Row: "N2", Refusal: feed.Refusal{Reason: "15 cells", Do: "complete it"}, Whole: true, Raw: byname.Hide("N2")},
			{Line: 11, Refusal: feed.Refusal{Reason: "letters", Do: "export it again"}, Whole: true},
		}
		write(t, db, func(tx *store.Tx) (err error) {
			want.Number, err = tx.AddDelivery(want, refusals)
			return err
		})
		if err := db.Write(ctx, func(tx *store.Tx) error { _, err := tx.AddDelivery(want, nil); return err }); !errors.Is(err, byname.ErrConflict) {
			t.Errorf("the same content twice: %v", err)
		}
		read(t, db, func(tx *store.Tx) error {
			got, err := tx.Delivery("h1")
			if err != nil {
				return err
			}
			got.Taken = got.Taken.UTC()
			want.Taken = want.Taken.UTC()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			told, err := tx.OpenRefusals(got.Number)
			if diff := cmp.Diff(refusals, told, textOfSecrets); diff != "" {
				t.Error(diff)
			}
			return err
		})
		write(t, db, func(tx *store.Tx) error {
			waiting, err := tx.WaitingRows("gmp", "police")
			if err != nil || strings.Join(waiting, " ") != "N1 N2" {
				t.Errorf("waiting: %v, %v", waiting, err)
			}
			next := want
			next.Hash = "h2"
			n, err := tx.AddDelivery(next, []store.RefusalRow{{Line: 2, Row: "N2", Whole: true}})
			if err != nil {
				return err
			}
			if err := tx.CameAgain("gmp", "police", n, []string{"N1", "N2", "N3"}); err != nil {
				return err
			}
			if open, err := tx.OpenRefusals(want.Number); err != nil || len(open) != 1 || open[0].Line != 11 {
				t.Errorf("still open: %v, %v", open, err)
			}
			if again, err := tx.OpenRefusals(n); err != nil || len(again) != 1 {
				t.Errorf("refused again: %v, %v", again, err)
			}
			if all, err := tx.Refusals(want.Number); err != nil || len(all) != 4 {
				t.Errorf("history: %v, %v", all, err)
			}
			return tx.EraseDelivery(want.Number, noon)
		})
	})
}
