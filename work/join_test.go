package work

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
	"byname/store"
)

// A day's changes joined are what a whole build of the same files makes of
// them: the same people, households, timelines and early signs.
func TestJoinIsWhatAWholeBuildMakes(t *testing.T) {
	joined, whole := openWork(t), openWork(t)
	first, later := t.TempDir(), t.TempDir()
	for _, file := range []string{"gp_events.csv", "hospital_ed_apc.csv", "police.csv", "schools.csv", "fire_home_safety.csv"} {
		divide(t, file, first, later, func(row int) (before, after bool) { return row%3 != 2, row%3 == 2 })
	}
	// A snapshot: some have come, some have left, most have stayed.
	divide(t, "gp_practice.csv", first, later, func(row int) (before, after bool) { return row%5 != 2, row%7 != 3 })
	for _, w := range []*Work{joined, whole} {
		takeIn(t, w, first)
		nextBuild(t, w)
		takeIn(t, w, later)
	}
	b := nextJoin(t, joined)
	t.Logf("joined: %+v; %d told anew", b.Counts, len(b.Own()))
	if len(b.Own()) == 0 || len(b.Own()) == b.Counts.Persons {
		t.Errorf("%d of %d people are told anew", len(b.Own()), b.Counts.Persons)
	}
	model, err := b.Model()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := whole.Build(context.Background(), BuildAsk{model: model}); err != nil {
		t.Fatal(err)
	}
	want, err := whole.Builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(everything(t, whole, want), everything(t, joined, b)); diff != "" {
		t.Errorf("whole (-) and joined (+) differ:\n%s", diff)
	}
	want.Counts.Changes, b.Counts.Changes = 0, 0 // each since another build
	if want.Counts != b.Counts {
		t.Errorf("counts: joined %+v, whole %+v", b.Counts, want.Counts)
	}
	if err := joined.Builds.Check(b.Number); err != nil {
		t.Error(err)
	}
	ok(t, joined.DB.Read(context.Background(), func(tx *store.Tx) error {
		open, err := tx.Reviews()
		asked := slices.ContainsFunc(open, func(r store.Review) bool { return r.Build == b.Number })
		kept := slices.ContainsFunc(open, func(r store.Review) bool { return r.Build == b.Base })
		if !asked || !kept {
			t.Errorf("of %d pairs in doubt: some asked by the join %v, some by its base %v", len(open), asked, kept)
		}
		return err
	}))
}

// divide writes the rows of a file of the story into one that comes first and
// one that comes later.
func divide(t *testing.T, file, first, later string, when func(row int) (before, after bool)) {
	t.Helper()
	in, err := os.Open(filepath.Join(storyFolder, file))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	before, after := [][]string{rows[0]}, [][]string{rows[0]}
	for i, row := range rows[1:] {
		b, a := when(i)
		if b {
			before = append(before, row)
		}
		if a {
			after = append(after, row)
		}
	}
	name := strings.TrimSuffix(file, ".csv")
	writeCSV(t, filepath.Join(first, name+"_1.csv"), before)
	writeCSV(t, filepath.Join(later, name+"_2.csv"), after)
}

func writeCSV(t *testing.T, path string, rows [][]string) {
	t.Helper()
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(csv.NewWriter(out).WriteAll(rows), out.Close()); err != nil {
		t.Fatal(err)
	}
}

// A join of nothing leaves the current build, and numbers none.
func TestJoiningNothing(t *testing.T) {
	w, ctx := smallWork(t), context.Background()
	before, _ := everyoneIn(t, w)
	if m, anew, err := w.Join(ctx, BuildAsk{}); err != nil || anew || m.Number != before {
		t.Errorf("build %d, %v, %v", m.Number, anew, err)
	}
	practice, ward, _ := rowsOf(t, w)
	rule(t, w, practice, ward, store.Different, "they are father and son")
	if b := nextJoin(t, w); b.Number != before+1 {
		t.Errorf("build %d after %d", b.Number, before)
	}
	if m, anew, err := w.Join(ctx, BuildAsk{}); err != nil || anew || m.Number != before+1 {
		t.Errorf("build %d, %v, %v", m.Number, anew, err)
	}
	// A build that looks back is refused before anything is numbered.
	m, err := w.Build(ctx, BuildAsk{AsOf: w.Today() - 1})
	if err != nil {
		t.Fatal(err)
	}
	rule(t, w, practice, ward, store.Withdrawn, "I was wrong")
	if _, _, err := w.Join(ctx, BuildAsk{}); !errors.Is(err, byname.ErrConflict) || !strings.Contains(err.Error(), "byname population build") {
		t.Error(err)
	}
	if next := nextBuild(t, w); next.Number != m.Number+1 {
		t.Errorf("build %d after %d", next.Number, m.Number)
	}
}

func nextJoin(t testing.TB, w *Work) *store.Build {
	t.Helper()
	if _, anew, err := w.Join(context.Background(), BuildAsk{}); err != nil || !anew {
		t.Fatalf("joined: %v, %v", anew, err)
	}
	b, err := w.Builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// everything is what a build tells of everybody, without its ids and numbers:
// person by person, called by the keys of their records.
func everything(t *testing.T, w *Work, b *store.Build) map[string][]string {
	t.Helper()
	records := map[byname.PersonID][]string{}
	err := b.Whose(func(key feed.Key, id byname.PersonID) { records[id] = append(records[id], string(key)) })
	if err != nil {
		t.Fatal(err)
	}
	name := func(id byname.PersonID) string {
		slices.Sort(records[id])
		return strings.Join(records[id], " ")
	}
	run, err := w.guard.Run(context.Background(), guard.Request{Worker: guard.ByItself, Purpose: purposeFind})
	if err != nil {
		t.Fatal(err)
	}
	told := map[string][]string{}
	home := map[int32][]string{}
	err = b.Each(run, w.now(), func(household []population.Timeline) error {
		var together []string
		for _, p := range household {
			together = append(together, name(p.ID))
		}
		slices.Sort(together)
		for _, p := range household {
			if p.Household != 0 {
				if before := home[p.Household]; before != nil {
					return fmt.Errorf("household %d comes twice", p.Household)
				}
			}
			q := p.Person
			of := name(q.ID)
			q.ID, q.Number, q.Household = 0, 0, 0
			told[of] = append(told[of], fmt.Sprintf("%+v born %v nhs %v at %v %v", q, q.Born.Reveal(), q.NHS.Reveal(), q.Address.Reveal(), q.Postcode.Reveal()))
			if p.Household != 0 {
				told[of] = append(told[of], "with "+strings.Join(together, ", "))
			}
			for _, e := range p.Events {
				told[of] = append(told[of], fmt.Sprintf("%+v", e))
			}
		}
		if household[0].Household != 0 {
			home[household[0].Household] = together
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	waiting, err := b.Waiting("")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range waiting {
		of := name(s.Person)
		told[of] = append(told[of], fmt.Sprint("found by ", s.Programme, " since ", s.Since, " in ", s.Neighbourhood))
	}
	for id := range records { // who objects is in no run
		if of := name(id); told[of] == nil {
			told[of] = []string{"objects"}
		}
	}
	if len(told) != b.Counts.Persons {
		t.Errorf("%d people, the build counts %d", len(told), b.Counts.Persons)
	}
	return told
}
