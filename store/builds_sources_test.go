package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/feed"
)

// deliverRows publishes a delivery of gp/gp_practice. A row is "id given day
// kind …": a record, seen on that day of 2026, and one event of each kind.
func deliverRows(t *testing.T, d *Deliveries, hash string, rows ...string) Source {
	t.Helper()
	unlock, err := d.Lock()
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	n, err := d.New(&feed.Mapping{Agency: "gp", DataSet: "gp_practice"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	n.Prefix = "gp/gp_practice/"
	for line, text := range rows {
		words := strings.Fields(text)
		key := n.Prefix + feed.Key(words[0])
		day, err := byname.ParseDay("2026-" + words[2])
		if err != nil {
			t.Fatal(err)
		}
		row := &feed.Row{Line: line + 2, ID: words[0], Key: key, Subject: key,
			Record: &feed.Record{Key: key, Agency: "gp", DataSet: "gp_practice", Row: words[0], Seen: day, Identity: feed.Identity{Given: byname.Hide(words[1])}}}
		for i, kind := range words[3:] {
			row.Events = append(row.Events, feed.Event{Key: feed.Key(fmt.Sprintf("%s#%d", key, i)), Subject: key, Kind: kind, At: day.Start()})
		}
		if err := n.Put(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.Publish(hash); err != nil {
		t.Fatal(err)
	}
	return Source{DeliveryRow: DeliveryRow{Hash: hash, Agency: "gp", DataSet: "gp_practice", Accepted: len(rows)}}
}

// told is all that sources tell: records, and events of all kinds.
func told(t *testing.T, s *Sources) (list []string) {
	t.Helper()
	err := s.Records(context.Background(), "", func(r *feed.Record) { list = append(list, r.Row+" "+r.Given.Reveal()) })
	if err != nil {
		t.Fatal(err)
	}
	all := func(string) bool { return true }
	if err := s.Events(context.Background(), "", all, func(e feed.Event) { list = append(list, string(e.Subject[15:])+" "+e.Kind) }); err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return list
}

func TestTheNewestVersionOfARowCounts(t *testing.T) {
	d := OpenDeliveries(t.TempDir())
	oldest := deliverRows(t, d, "one", "1 Anna 01-05 dx.asthma died", "2 Bela 01-05 gp.contact")
	middle := deliverRows(t, d, "two", "3 Cleo 01-06", "1 Hanna 01-06 dx.asthma")
	newest := deliverRows(t, d, "three", "1 Johanna 01-07 gp.missed dx.copd")
	newest.Newest, oldest.Oldest = true, true
	silent := func(string, int, int) {}
	for _, c := range []struct {
		name  string
		list  []Source
		until string
		want  string
	}{
		{"all", []Source{newest, middle, oldest}, "", "1 Johanna, 1 dx.copd, 1 gp.missed, 2 Bela, 2 gp.contact, 3 Cleo"},
		{"one alone", []Source{{oldest.DeliveryRow, true, true}}, "", "1 Anna, 1 died, 1 dx.asthma, 2 Bela, 2 gp.contact"},
		{"looking back, records that are later are left out", []Source{{oldest.DeliveryRow, true, true}, {newest.DeliveryRow, true, true}}, "2026-01-06", "1 Anna, 1 died, 1 dx.asthma, 1 dx.copd, 1 gp.missed, 2 Bela, 2 gp.contact"},
	} {
		got := strings.Join(told(t, d.Sources(c.list, mustDay(t, c.until), silent)), ", ")
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	// Only files that have such a kind are read.
	var deaths []string
	read := d.Sources([]Source{{newest.DeliveryRow, true, true}, {oldest.DeliveryRow, true, true}}, 0, func(_ string, _, of int) {
		if of != oldest.Accepted {
			t.Errorf("%d rows are read, want %d", of, oldest.Accepted)
		}
	})
	err := read.Events(context.Background(), "", func(kind string) bool { return kind == "died" }, func(e feed.Event) { deaths = append(deaths, string(e.Subject)) })
	if err != nil || len(deaths) != 1 {
		t.Errorf("died: %v, %v", deaths, err)
	}
}

func mustDay(t *testing.T, s string) byname.Day {
	t.Helper()
	if s == "" {
		return 0
	}
	d, err := byname.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
