package work

import (
	"context"
	"maps"
	"slices"
	"sort"
	"strings"
	"testing"

	"byname"
)

// The whole of the story, from the agencies' files to who is found, judged by
// its truth: truth.csv says about whom each row is, expected.csv whom a good
// team would have wanted to see by which day.
func TestStory(t *testing.T) {
	w := openWork(t)
	takeIn(t, w, storyFolder)
	if _, err := w.Build(context.Background(), BuildAsk{}); err != nil {
		t.Fatal(err)
	}
	truth := map[string]string{} // file and row to the story's person
	for _, r := range readCSV(t, storyFolder+"/truth.csv") {
		truth[r[0]+" "+r[1]] = r[2]
	}
	rows := map[string]byname.PersonID{}
	err := w.Links(context.Background(), func(l RowLink) error {
		rows[l.File+" "+l.Row] = l.Person
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("links", func(t *testing.T) { judgeLinks(t, truth, rows) })
	t.Run("signs", func(t *testing.T) { judgeSigns(t, w, truth, rows) })
}

// judgeLinks compares all pairs of rows, those of nobody known left out.
func judgeLinks(t *testing.T, truth map[string]string, rows map[string]byname.PersonID) {
	type pair struct {
		who string
		id  byname.PersonID
	}
	both, byTruth, byUs := map[pair]int{}, map[string]int{}, map[byname.PersonID]int{}
	for row, who := range truth {
		if who == "UNKNOWN" {
			continue
		}
		id := rows[row]
		byTruth[who]++
		if id != 0 {
			byUs[id]++
			both[pair{who, id}]++
		}
	}
	pairs := func(counts ...int) (n float64) {
		for _, c := range counts {
			n += float64(c) * float64(c-1) / 2
		}
		return n
	}
	right := pairs(slices.Collect(maps.Values(both))...)
	precision, recall := right/pairs(slices.Collect(maps.Values(byUs))...), right/pairs(slices.Collect(maps.Values(byTruth))...)
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("pairs of rows: precision %.4f, recall %.4f, F1 %.4f", precision, recall, f1)
	if f1 < .97 {
		t.Errorf("F1 of links is %.4f, less than .97", f1)
	}
}

// judgeSigns asks on each day of expected.csv who is found.
func judgeSigns(t *testing.T, w *Work, truth map[string]string, rows map[string]byname.PersonID) {
	most := map[string]map[byname.PersonID]int{} // who is whom, by most of their rows
	for row, who := range truth {
		if most[who] == nil {
			most[who] = map[byname.PersonID]int{}
		}
		if id := rows[row]; id != 0 {
			most[who][id]++
		}
	}
	ours := func(who string) (id byname.PersonID) {
		for other, n := range most[who] {
			if n > most[who][id] || n == most[who][id] && other < id {
				id = other
			}
		}
		return id
	}
	byDay := map[string][][]string{}
	for _, r := range readCSV(t, storyFolder+"/expected.csv") {
		byDay[r[1]] = append(byDay[r[1]], r)
	}
	days := slices.Collect(maps.Keys(byDay))
	sort.Strings(days)
	found, missed, wrongly, rightly := 0, 0, 0, 0
	for _, d := range days {
		day, err := byname.ParseDay(d)
		if err != nil {
			t.Fatal(err)
		}
		signals, err := w.Signals(context.Background(), day, nil)
		if err != nil {
			t.Fatal(err)
		}
		themes := map[byname.PersonID][]string{}
		for _, s := range signals {
			themes[s.Person] = append(themes[s.Person], s.Theme)
		}
		for _, r := range byDay[d] {
			got := themes[ours(r[0])]
			switch want := r[2] == "yes"; {
			case want && slices.Contains(got, r[3]):
				found++
			case want:
				missed++
				t.Errorf("%s, %s: found for %s, want %s: %s", d, r[0], strings.Join(got, " "), r[3], r[4])
			case len(got) > 0:
				wrongly++
				t.Errorf("%s, %s: found for %s, and should not be: %s", d, r[0], strings.Join(got, " "), r[4])
			default:
				rightly++
			}
		}
	}
	t.Logf("found %d, missed %d; wrongly found %d, rightly left alone %d", found, missed, wrongly, rightly)
}
