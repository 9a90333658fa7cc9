package work

import (
	"context"
	"maps"
	"slices"
	"sort"
	"strings"
	"testing"

	"byname"
	"byname/e2e/otherstory"
	"byname/guard"
	"byname/population"
)

// The whole of the story, from the agencies' files to who is found, judged by
// its truth: truth.csv says about whom each row is, expected.csv whom a good
// team would have wanted to see by which day.
func TestStory(t *testing.T) { judge(t, storyFolder) }

// The rules and weights are those of a place, not of one story: another, of
// other people in other streets a year before, is judged the same way.
func TestOtherStory(t *testing.T) {
	folder := t.TempDir()
	if err := otherstory.Write(folder, -1, 1); err != nil {
		t.Fatal(err)
	}
	judge(t, folder)
}

// judge takes in a story's files and compares what comes of them with its
// truth.csv, people.csv and expected.csv.
func judge(t *testing.T, folder string) {
	w := openWork(t)
	takeIn(t, w, folder)
	if _, err := w.Build(context.Background(), BuildAsk{}); err != nil {
		t.Fatal(err)
	}
	truth := map[string]string{} // file and row to the story's person
	for _, r := range readCSV(t, folder+"/truth.csv") {
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
	t.Run("people", func(t *testing.T) { judgePeople(t, w, folder, truth, rows) })
	t.Run("signs", func(t *testing.T) { judgeSigns(t, w, folder, truth, rows) })
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
	right := pairs(slices.Collect(maps.Values(both)))
	precision, recall := right/pairs(slices.Collect(maps.Values(byUs))), right/pairs(slices.Collect(maps.Values(byTruth)))
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("pairs of rows: precision %.4f, recall %.4f, F1 %.4f", precision, recall, f1)
	if f1 < .97 {
		t.Errorf("F1 of links is %.4f, less than .97", f1)
	}
}

// ours says who of us each of the story's people is: whose most of their rows
// are.
func ours(truth map[string]string, rows map[string]byname.PersonID) map[string]byname.PersonID {
	counts := map[string]map[byname.PersonID]int{}
	for row, who := range truth {
		if counts[who] == nil {
			counts[who] = map[byname.PersonID]int{}
		}
		counts[who][rows[row]]++
	}
	most := map[string]byname.PersonID{}
	for who, of := range counts {
		for id, n := range of {
			if best := most[who]; n > of[best] || n == of[best] && id < best {
				most[who] = id
			}
		}
	}
	return most
}

// judgePeople compares names, birth dates and households with people.csv.
// Nobody can know all of them: some people are in no agency's file, or in one
// that has neither name nor address right.
func judgePeople(t *testing.T, w *Work, folder string, truth map[string]string, rows map[string]byname.PersonID) {
	build, err := w.Builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	pass, err := w.guard.Run(context.Background(), guard.Request{Worker: guard.ByItself, Purpose: "find"})
	if err != nil {
		t.Fatal(err)
	}
	persons := map[byname.PersonID]population.Person{}
	err = build.Each(pass, w.now(), func(household []population.Timeline) error {
		for _, p := range household {
			persons[p.ID] = p.Person
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	who := ours(truth, rows)
	type home struct {
		truth string
		ours  int32
	}
	names, births, of := 0, 0, 0
	both, theirs, mine := map[home]int{}, map[string]int{}, map[int32]int{}
	for _, r := range readCSV(t, folder+"/people.csv") {
		p, there := persons[who[r[0]]]
		theirs[r[7]]++
		if !there {
			continue
		}
		of++
		if p.Preferred.Reveal() == r[1] {
			names++
		} else {
			t.Logf("%s: called %q, want %q (%s)", r[0], p.Preferred.Reveal(), r[1], r[8])
		}
		if p.Born.Reveal().String() == r[4] {
			births++
		}
		if p.Household != 0 {
			mine[p.Household]++
			both[home{r[7], p.Household}]++
		}
	}
	right := pairs(slices.Collect(maps.Values(both)))
	precision, recall := right/pairs(slices.Collect(maps.Values(mine))), right/pairs(slices.Collect(maps.Values(theirs)))
	t.Logf("of %d people %d are called right and %d have their birth date; pairs of one household: precision %.3f, recall %.3f",
		of, names, births, precision, recall)
	if names*100 < of*97 || births*100 < of*97 || precision < .99 || recall < .93 {
		t.Error("names, birth dates or households are worse than they were")
	}
}

// pairs is how many pairs there are in groups of these sizes.
func pairs(sizes []int) (n float64) {
	for _, s := range sizes {
		n += float64(s) * float64(s-1) / 2
	}
	return n
}

// judgeSigns asks on each day of expected.csv who is found.
func judgeSigns(t *testing.T, w *Work, folder string, truth map[string]string, rows map[string]byname.PersonID) {
	who := ours(truth, rows)
	byDay := map[string][][]string{}
	for _, r := range readCSV(t, folder+"/expected.csv") {
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
			got := themes[who[r[0]]]
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
