package feed_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname/feed"
)

const story = "../e2e/story/"

// TestStory takes in all that twelve agencies sent in two years.
func TestStory(t *testing.T) {
	truth := map[string][]string{}
	for _, r := range table(t, story+"truth.csv") {
		truth[r[0]] = append(truth[r[0]], r[1])
	}
	entries, err := os.ReadDir(story)
	if err != nil {
		t.Fatal(err)
	}
	var got, nobody []string
	for _, entry := range entries {
		name := entry.Name()
		m := claimed(load(t), name)
		if m == nil {
			if strings.HasSuffix(name, ".csv") {
				nobody = append(nobody, name)
			}
			continue
		}
		records, events := 0, 0
		var ids, refused []string
		for row, err := range read(t, story+name, m) {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if row.Record != nil {
				records++
			}
			events += len(row.Events)
			for _, r := range row.Refusals {
				refused = append(refused, strings.TrimSpace(row.ID+" "+r.Field))
			}
			if row.Refused && r(row).Field == "" {
				continue // cut short: nobody can say whose it was
			}
			ids = append(ids, row.ID)
		}
		slices.Sort(ids)
		slices.Sort(truth[name])
		if diff := cmp.Diff(truth[name], ids); diff != "" {
			t.Errorf("%s does not have the rows that truth.csv has: %s", name, diff)
		}
		line := fmt.Sprintf("%s: %d rows, %d records, %d events", name, len(ids), records, events)
		if refused != nil {
			line += ", refused " + strings.Join(refused, ", ")
		}
		got = append(got, line)
	}
	want := []string{
		"adult_social_care.csv: 48 rows, 47 records, 49 events, refused A1240 EVENT_DATE",
		"ambulance.csv: 69 rows, 69 records, 69 events, refused CAD2445",
		"council_housing_homelessness.csv: 32 rows, 32 records, 34 events",
		"fire_home_safety.csv: 79 rows, 79 records, 124 events",
		"foodbank_social_prescribing.csv: 30 rows, 30 records, 30 events",
		"gp_events.csv: 1782 rows, 0 records, 1782 events",
		"gp_practice.csv: 884 rows, 884 records, 884 events",
		"hospital_ed_apc.csv: 256 rows, 256 records, 341 events",
		"housing_association.csv: 217 rows, 217 records, 217 events",
		"jobcentre_working_well.csv: 42 rows, 42 records, 60 events",
		"mental_health_trust.csv: 36 rows, 36 records, 37 events",
		"police.csv: 93 rows, 93 records, 93 events",
		"police_late.csv: 9 rows, 9 records, 9 events",
		"schools.csv: 1074 rows, 1074 records, 1363 events",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"expected.csv", "faults.csv", "people.csv", "truth.csv"}, nobody); diff != "" {
		t.Error("claimed by nobody:", diff)
	}
}

func r(row *feed.Row) feed.Refusal { return row.Refusals[0] }

func claimed(mappings []*feed.Mapping, name string) *feed.Mapping {
	for _, m := range mappings {
		if m.Claims(name) {
			return m
		}
	}
	return nil
}

// read reads a file of the repository.
func read(t testing.TB, path string, m *feed.Mapping) func(func(*feed.Row, error) bool) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return feed.Read(context.Background(), f, m, feed.Options{})
}

func table(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}
