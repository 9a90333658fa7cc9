package work

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/guard"
	"byname/internal/onefolder"
	"byname/population"
	"byname/store"
	"byname/team"
)

// What the keys of registrations and of hospital stays begin with.
const (
	registered feed.Key = "gp/gp_practice/"
	inWard     feed.Key = "mft/hospital_ed_apc/"
)

// smallWork holds the practices' and the hospital's part of the story.
func smallWork(t *testing.T) *Work {
	t.Helper()
	return openIn(t, smallTown.Copy(t))
}

var smallTown = onefolder.Folder{Make: func(t testing.TB, folder string) {
	w := openIn(t, folder)
	for _, file := range []string{"gp_practice.csv", "hospital_ed_apc.csv"} {
		takeIn(t, w, filepath.Join(storyFolder, file))
	}
	for worker, agency := range map[byname.WorkerID]byname.AgencyID{"nadia": "gp", "ida": "nhs-gm"} {
		write(t, w, func(tx *store.Tx) error {
			return tx.AddWorker(team.Worker{ID: worker, Agency: agency, Name: "Invented", Job: "nurse", Span: byname.Span{From: w.Today() - 10}})
		})
	}
	nextBuild(t, w)
	ok(t, w.Close())
}}

func nextBuild(t testing.TB, w *Work) *store.Build {
	t.Helper()
	if _, err := w.Build(context.Background(), BuildAsk{}); err != nil {
		t.Fatal(err)
	}
	b, err := w.Builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t testing.TB, w *Work, fn func(*store.Tx) error) {
	t.Helper()
	if err := w.DB.Write(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

// rowsOf gives the keys of one registration and one stay of the same person.
func rowsOf(t *testing.T, w *Work) (practice, ward feed.Key, id byname.PersonID) {
	t.Helper()
	at := map[byname.PersonID]feed.Key{}
	err := w.Links(context.Background(), func(l RowLink) error {
		switch key := at[l.Person]; {
		case l.File == "gp_practice.csv":
			at[l.Person] = registered + feed.Key(l.Row)
		case key != "" && ward == "":
			practice, ward, id = key, inWard+feed.Key(l.Row), l.Person
		}
		return nil
	})
	if err != nil || ward == "" {
		t.Fatal("nobody was in hospital", err)
	}
	return practice, ward, id
}

func whose(t *testing.T, b *store.Build, key feed.Key) byname.PersonID {
	t.Helper()
	id, err := b.ByRecord(key)
	if err != nil {
		t.Fatalf("%s: %v", key, err)
	}
	return id
}

// A person's ruling is obeyed by the next build, and undone without loss.
func TestRulingsAreObeyedAndUndone(t *testing.T) {
	w := smallWork(t)
	practice, ward, id := rowsOf(t, w)
	ruling := store.Ruling{Left: practice, Right: ward, Says: store.Different, Reason: "they are father and son", By: "nadia", At: w.now()}
	write(t, w, func(tx *store.Tx) error { return tx.Rule(ruling) })
	b := nextBuild(t, w)
	if whose(t, b, practice) == whose(t, b, ward) {
		t.Fatal("ruled apart, and still one person")
	}
	changes, err := b.Changes()
	if err != nil || len(changes) == 0 || changes[0].From != id || changes[0].Reason != "ruling" {
		t.Errorf("the split is told as %+v, %v", changes, err)
	}
	ruling.Says = store.Withdrawn
	write(t, w, func(tx *store.Tx) error { return tx.Rule(ruling) })
	b = nextBuild(t, w)
	if whose(t, b, practice) != id || whose(t, b, ward) != id {
		t.Errorf("withdrawn, and they are %v and %v, not %v again", whose(t, b, practice), whose(t, b, ward), id)
	}
	var kept []store.Moved
	err = w.DB.Read(context.Background(), func(tx *store.Tx) (err error) {
		kept, err = tx.MovesOf(id)
		return err
	})
	if err != nil || len(kept) != 2 {
		t.Fatalf("the split and the join are kept as %+v, %v", kept, err)
	}
	for i, m := range kept {
		if m.Cause.Kind != population.Ruled || m.Cause.Ruling != int64(i+1) || m.Build != i+2 || len(m.Keys) != int(m.Records) {
			t.Errorf("move %d is kept as %+v", i, m)
		}
	}
	if split, join := kept[0], kept[1]; split.From != id || split.Gone || join.To != id || !join.Gone || !join.Returned {
		t.Errorf("split %+v, join %+v", split, join)
	}
}

// What an agency told is left out of the build after its agreement ended.
func TestAnEndedAgreementIsLeftOut(t *testing.T) {
	w := smallWork(t)
	practice, ward, id := rowsOf(t, w)
	write(t, w, func(tx *store.Tx) error { return tx.EndAgreement("mft-2024", w.Today(), "ida", "the trust withdrew") })
	b := nextBuild(t, w)
	if _, err := b.ByRecord(ward); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a stay in hospital is still of somebody: %v", err)
	}
	if whose(t, b, practice) != id {
		t.Error("the person has another id")
	}
	if len(b.Inputs) != 1 || b.Inputs[0].Agency != "gp" {
		t.Errorf("inputs %+v", b.Inputs)
	}
	write(t, w, func(tx *store.Tx) error { return tx.EndAgreement("gp-2024", w.Today(), "ida", "so did the practices") })
	if _, err := w.Build(context.Background(), BuildAsk{}); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a build of nothing that may be used: %v", err)
	}
	if current, err := w.Builds.Current(); err != nil || current.Number != b.Number {
		t.Errorf("the build before is not current: %v", err)
	}
}

// Who told us that they object is met by no run after the next build.
func TestAWrittenObjectionIsInTheNextBuild(t *testing.T) {
	w := smallWork(t)
	practice, _, id := rowsOf(t, w)
	write(t, w, func(tx *store.Tx) error {
		return tx.Object(govern.Objection{Scope: govern.ToAll, Person: id, Anchor: string(practice), Words: "leave me out", By: "ida", Span: byname.Span{From: w.Today()}})
	})
	b := nextBuild(t, w)
	sketch, err := b.Sketch(id)
	if err != nil || !sketch.Objects {
		t.Errorf("objects: %v, %v", sketch.Objects, err)
	}
	run, err := w.guard.Run(context.Background(), guard.Request{Worker: guard.ByItself, Purpose: purposeFind})
	if err != nil {
		t.Fatal(err)
	}
	err = b.Each(run, w.now(), func(household []population.Timeline) error {
		for _, p := range household {
			if p.ID == id {
				return errors.New("a run meets who objects")
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// An objection that a practice told is obeyed after its agreement has ended
// and everything else it told is gone.
func TestAnObjectionOutlivesItsAgreement(t *testing.T) {
	w := smallWork(t)
	for _, file := range []string{"gp_events.csv", "ambulance.csv"} {
		takeIn(t, w, filepath.Join(storyFolder, file))
	}
	b := nextBuild(t, w)
	if b.Counts.Objecting != 1 {
		t.Fatalf("%d people object", b.Counts.Objecting)
	}
	write(t, w, func(tx *store.Tx) error {
		return tx.EndAgreement("gp-2024", w.Today(), "ida", "the practices withdrew")
	})
	for range 3 {
		if b = nextBuild(t, w); b.Counts.Objecting != 1 {
			t.Fatalf("%d people object without the practices, of %d", b.Counts.Objecting, b.Counts.Persons)
		}
	}
}

// A build that looks back knows nothing of what came later.
func TestABuildThatLooksBack(t *testing.T) {
	w := smallWork(t)
	now, err := w.Builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	day := byname.OnDay(2025, 1, 1)
	m, err := w.Build(context.Background(), BuildAsk{AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	if m.Day != day || m.Counts.Events == 0 || m.Counts.Events >= now.Counts.Events || m.Counts.Persons >= now.Counts.Persons {
		t.Errorf("as of %s: %+v; now: %+v", m.Day, m.Counts, now.Counts)
	}
	then, err := w.Builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	run, err := w.guard.Run(context.Background(), guard.Request{Worker: guard.ByItself, Purpose: purposeFind})
	if err != nil {
		t.Fatal(err)
	}
	err = then.Each(run, w.now(), func(household []population.Timeline) error {
		for _, p := range household {
			for _, e := range p.Events {
				if e.At.Day() > day {
					return errors.New("something that is yet to happen: " + e.Kind + " " + e.At.String())
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// What a process killed after publishing did not come to, the next one does.
func TestTheNextProcessTakesUpWhatWasLeft(t *testing.T) {
	w := smallWork(t)
	if err := w.Builds.Remembered(0); err != nil {
		t.Fatal(err)
	}
	again, err := Open(context.Background(), Options{Data: w.Data, Place: w.Place.Files})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if forgotten, err := again.Builds.Forgotten(); err != nil || forgotten {
		t.Errorf("still forgotten: %v, %v", forgotten, err)
	}
}

// The same input gives the same bytes, every night.
func TestSameInputSameBytes(t *testing.T) {
	w := smallWork(t)
	sums := func() map[string]string {
		m := map[string]string{}
		for _, f := range nextBuild(t, w).Files {
			m[f.Name] = f.SHA256
		}
		return m
	}
	first, second := sums(), sums()
	if len(first) < 9 {
		t.Errorf("only %d files have a checksum", len(first))
	}
	for name, sum := range first {
		if second[name] != sum {
			t.Errorf("%s differs from one night to the next", name)
		}
	}
}
