package population

import (
	"cmp"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"byname"
	"byname/feed"
)

var update = flag.Bool("update", false, "write what the code does now into testdata, to be read in review")

// The tables in testdata/people.txtar: what twelve agencies wrote, and the
// people and households it makes. Day 2026-03-01.
func TestPeople(t *testing.T) {
	const file = "testdata/people.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(archive.Files); i += 3 {
		records, events, want := &archive.Files[i], &archive.Files[i+1], &archive.Files[i+2]
		t.Run(strings.TrimSuffix(want.Name, ".people"), func(t *testing.T) {
			persons, _ := Settle(drafts(t, readRecords(t, records.Data), readEvents(t, events.Data)))
			got := shown(persons)
			if *update {
				want.Data = []byte(got)
			}
			if got != string(want.Data) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want.Data)
			}
		})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var rules = Rules{
	Day: byname.OnDay(2026, 3, 1),
	Kind: func(a byname.AgencyID) string {
		return map[byname.AgencyID]string{"gp": "gp", "mft": "hospital", "schools": "school", "gmp": "police", "council": "housing_options", "northfold": "landlord", "gmfrs": "fire", "care": "social_care"}[a]
	},
	Neighbourhood: func(lsoa string) string { return map[string]string{"E1": "N1", "E2": "N1", "E3": "N2"}[lsoa] },
}

// drafts identifies each cluster, whose id is its number in the table.
func drafts(t *testing.T, records []clustered, events []feed.Event) ([]Draft, [][2]int32, Rules) {
	t.Helper()
	by := map[int32][]feed.Record{}
	of := map[feed.Key]int32{}
	for _, r := range records {
		by[r.cluster] = append(by[r.cluster], r.Record)
		of[r.Key] = r.cluster
	}
	marking := NewMarking(rules.Day)
	for _, e := range events {
		marking.Event(of[e.Subject], e)
	}
	marks, apart := marking.Done()
	drafts := make([]Draft, len(by))
	for c := range drafts {
		drafts[c] = Identify(by[int32(c)], marks[int32(c)], rules)
		drafts[c].ID = byname.PersonID(c + 1)
	}
	return drafts, apart, rules
}

type clustered struct {
	cluster int32
	feed.Record
}

// table reads a CSV file into one map a row, by column.
func table(t *testing.T, data []byte) []map[string]string {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(string(data)))
	reader.TrimLeadingSpace = true
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range rows[min(1, len(rows)):] {
		m := map[string]string{}
		for i, column := range rows[0] {
			m[strings.TrimSpace(column)] = strings.TrimSpace(row[i])
		}
		list = append(list, m)
	}
	return list
}

func readRecords(t *testing.T, data []byte) []clustered {
	var list []clustered
	for i, row := range table(t, data) {
		var c clustered
		if _, err := fmt.Sscan(row["person"], &c.cluster); err != nil {
			t.Fatalf("record %d: %v", i+1, err)
		}
		c.cluster--
		c.Agency = byname.AgencyID(row["agency"])
		c.Key = feed.Key(fmt.Sprintf("%s/%d", c.Agency, i))
		c.Given, c.Family, c.KnownAs = byname.Hide(row["given"]), byname.Hide(row["family"]), byname.Hide(row["known as"])
		c.Born, c.BornDefault = byname.Hide(day(t, row["born"])), row["born"] == "1900-01-01"
		c.Sex = map[string]byname.Sex{"f": byname.Female, "m": byname.Male}[row["sex"]]
		c.NHS = byname.Hide(row["nhs"])
		c.Phone = byname.Hide(row["phone"])
		c.UPRN, c.LSOA = row["uprn"], row["lsoa"]
		c.Seen, c.Registered, c.Deregistered = day(t, row["seen"]), day(t, row["registered"]), day(t, row["left"])
		c.NoFixed, c.Withheld, c.Scene = row["address"] == "NFA", row["address"] == "WITHHELD", row["scene"] != ""
		if !c.NoFixed && !c.Withheld {
			c.Address, c.Postcode = byname.Hide(row["address"]), byname.Hide(row["postcode"])
		}
		list = append(list, c)
	}
	return list
}

// readEvents takes "of" as the position of the record in the records table.
func readEvents(t *testing.T, data []byte) []feed.Event {
	var list []feed.Event
	for i, row := range table(t, data) {
		list = append(list, feed.Event{
			Key: feed.Key(fmt.Sprint("event/", i)), Subject: feed.Key(row["of"]), Kind: row["kind"], At: day(t, row["on"]).Start(),
			Until: day(t, row["until"]), Role: row["role"], Incident: row["incident"], Restricted: row["restricted"] != "",
		})
	}
	return list
}

func day(t *testing.T, s string) byname.Day {
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

// shown is one line a person.
func shown(persons []Person) string {
	var b strings.Builder
	for _, p := range persons {
		fmt.Fprintf(&b, "%d person %d, %s (%s %s), %s, born %s", p.Number, p.ID,
			p.Preferred.Reveal(), p.Given.Reveal(), p.Family.Reveal(), p.Sex, cmp.Or(p.Born.Reveal().String(), "unknown"))
		for _, part := range []struct{ name, value string }{
			{"NHS", p.NHS.Reveal()}, {"phone", p.Phone.Reveal()}, {"at", p.Address.Reveal()}, {"postcode", p.Postcode.Reveal()},
			{"LSOA", p.LSOA}, {"neighbourhood", p.Neighbourhood}, {"died", p.Died.String()},
		} {
			if part.value != "" {
				fmt.Fprintf(&b, ", %s %s", part.name, part.value)
			}
		}
		for _, word := range []struct {
			name string
			is   bool
		}{{"no fixed abode", p.NoFixed}, {"PROTECTED", p.Protected}, {"OBJECTS", p.Objects}} {
			if word.is {
				fmt.Fprintf(&b, ", %s", word.name)
			}
		}
		fmt.Fprintf(&b, ", household %d, %d records\n", p.Household, p.Records)
	}
	return b.String()
}

// Nothing about people depends on the order in which records were read.
func TestOrderOfRecordsDoesNotMatter(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/people.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(archive.Files); i += 3 {
		records, events := readRecords(t, archive.Files[i].Data), readEvents(t, archive.Files[i+1].Data)
		want, _ := Settle(drafts(t, records, events))
		slices.Reverse(records)
		slices.Reverse(events)
		drafts, apart, rules := drafts(t, records, events)
		slices.Reverse(drafts) // and of the drafts
		for i := range apart {
			for j := range apart[i] {
				apart[i][j] = int32(len(drafts)-1) - apart[i][j]
			}
		}
		got, _ := Settle(drafts, apart, rules)
		if shown(got) != shown(want) {
			t.Errorf("%s\nbackwards:\n%s\nforwards:\n%s", archive.Files[i+2].Name, shown(got), shown(want))
		}
	}
}
