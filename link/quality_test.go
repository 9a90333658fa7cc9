package link_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
	"byname/link"
)

// A trial says what would become of a record without its number. Here the
// numbers are taken away in truth, from all trials at once, and everybody is
// linked again: hardly any record fares otherwise than its trial said.
func TestTrialsFareAsRecordsWithoutNumbers(t *testing.T) {
	s := readStory(t)
	r, err := link.People(t.Context(), s.table, link.Options{Trials: 10_000})
	if err != nil {
		t.Fatal(err)
	}
	hidden := map[feed.Key]bool{}
	type own struct {
		agency byname.AgencyID
		local  string
	}
	number := map[own]bool{} // one agency's number of its own: it traces all of its records or none
	for _, x := range r.Trials {
		record := s.records[x.Row]
		hidden[record.Key] = true
		if record.Local != "" {
			number[own{record.Agency, record.Local}] = true
		}
	}
	again := link.NewTable()
	for _, record := range s.records {
		if hidden[record.Key] || number[own{record.Agency, record.Local}] {
			record.NHS, record.Verified = byname.NHSNumber{}, false
		}
		again.Add(&record)
	}
	really, err := link.People(t.Context(), again, link.Options{Model: r.Model})
	if err != nil {
		t.Fatal(err)
	}
	told, did, otherwise := 0, 0, 0
	for _, x := range r.Trials {
		joined := really.Cluster[x.Row] == really.Cluster[x.Other]
		if joined {
			did++
		}
		if x.Found == link.Joined {
			told++
		}
		if joined != (x.Found == link.Joined) {
			otherwise++
		}
	}
	n := len(r.Trials)
	t.Logf("%d trials: %d joined as told, %d when linked again, %d otherwise", n, told, did, otherwise)
	if n < 100 || otherwise*50 > n || told == n {
		t.Errorf("of %d trials %d fare otherwise; %d were told to join and %d did", n, otherwise, told, did)
	}
}

// Marks tell what numbers do: who has one, whether it brought its records
// together, and whether a person holds two.
func TestMarks(t *testing.T) {
	table := link.NewTable()
	add := func(agency, local, nhs, given, family, born string) {
		day, err := byname.ParseDay(born)
		if err != nil {
			t.Fatal(err)
		}
		n := table.Rows()
		table.Add(&feed.Record{Key: feed.Key(fmt.Sprint(agency, n)), Agency: byname.AgencyID(agency), Local: local, Identity: feed.Identity{
			NHS: byname.Hide(nhs), Verified: true, Given: byname.Hide(given), Family: byname.Hide(family), Born: byname.Hide(day)}})
	}
	add("gp", "1", "9990000018", "Amina", "Khatun", "1988-03-04")
	add("mft", "7", "9990000018", "Amina", "Khatun", "1988-03-04")
	add("mft", "7", "9990000018", "Amina", "Khatun", "1988-03-04") // the same once more
	add("gp", "2", "9990000026", "Peter", "Boyle", "1951-11-30")
	add("mft", "8", "9990000026", "Zofia", "Nowak", "2009-07-16") // somebody else's number
	add("gp", "3", "", "Peter", "Boyle", "1951-11-30")
	add("gp", "4", "9990000034", "Ines", "Duarte", "1971-05-05")
	r, err := link.People(t.Context(), table, link.Options{Trials: 10, Rulings: []link.Ruling{
		{A: "gp3", B: "mft4"}, {A: "gp6", B: "gp0", Same: true}}})
	if err != nil {
		t.Fatal(err)
	}
	want := []link.Mark{
		link.Numbered | link.Sought | link.Mixed,
		link.Numbered | link.Sought | link.Mixed,
		link.Numbered | link.Sought | link.Mixed | link.Repeats,
		link.Numbered | link.Sought | link.Apart,
		link.Numbered | link.Sought | link.Apart,
		0,
		link.Numbered | link.Mixed,
	}
	if diff := cmp.Diff(want, r.Marks); diff != "" {
		t.Error(diff)
	}
	if plain, err := link.People(t.Context(), table, link.Options{}); err != nil || plain.Marks != nil || plain.Trials != nil {
		t.Error("nobody asked for trials:", err)
	}
}
