package work

import (
	"bufio"
	"context"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/internal/pgtest"
	"byname/place"
	"byname/store"
	"byname/team"
)

// The child of TestKilledAtAnyMoment builds in this folder, or joins, until it
// is killed.
const (
	victimFolder = "BYNAME_TEST_KILL"
	victimJoins  = "BYNAME_TEST_KILL_JOIN"
	victimSends  = "BYNAME_TEST_KILL_SEND"
)

func TestMain(m *testing.M) {
	if folder := os.Getenv(victimFolder); folder != "" {
		w, err := Open(context.Background(), Options{Data: folder, Place: place.GreaterManchester})
		if err == nil {
			last := ""
			make := func(ctx context.Context, ask BuildAsk) error { _, err := w.Build(ctx, ask); return err }
			if os.Getenv(victimJoins) != "" {
				make = func(ctx context.Context, ask BuildAsk) error { _, _, err := w.Join(ctx, ask); return err }
			}
			if about := os.Getenv(victimSends); about != "" {
				sendForEver(w, about)
			}
			err = make(context.Background(), BuildAsk{Progress: func(doing string, _, _ int) {
				if doing != last {
					os.Stdout.WriteString(doing + "\n")
					last = doing
				}
			}})
		}
		if err != nil {
			println(err.Error())
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(pgtest.Run(m))
}

// A build killed at any moment leaves the one before current and whole, and
// the next one finds its way; everybody keeps their id.
func TestKilledAtAnyMoment(t *testing.T) {
	killed(t, 16, func(w *Work) error {
		_, err := w.Build(context.Background(), BuildAsk{})
		return err
	})
}

// So does a join. What it is killed at is ruled once more, so that everybody
// is to stay who they are.
func TestAJoinKilledAtAnyMoment(t *testing.T) {
	killed(t, 10, func(w *Work) error {
		_, _, err := w.Join(context.Background(), BuildAsk{})
		return err
	}, victimJoins+"=1")
}

// killed kills children at so many moments. again does once more, whole, what
// the children do.
func killed(t *testing.T, moments int, again func(*Work) error, how ...string) {
	t.Helper()
	w := openWork(t)
	for _, file := range []string{"gp_practice.csv", "hospital_ed_apc.csv", "police.csv"} { // everybody, and quick
		takeIn(t, w, filepath.Join(storyFolder, file))
	}
	if _, err := w.Build(context.Background(), BuildAsk{}); err != nil {
		t.Fatal(err)
	}
	practice, ward, _ := rowsOf(t, w)
	write(t, w, func(tx *store.Tx) error {
		return tx.AddWorker(team.Worker{ID: "nadia", Agency: "gp", Name: "Invented", Job: "nurse", Span: byname.Span{From: w.Today() - 10}})
	})
	something := func() { rule(t, w, practice, ward, store.Different, "father and son") } // to do
	something()
	if err := again(w); err != nil {
		t.Fatal(err)
	}
	ids := idsOf(t, w)
	something()
	out, err := child(w.Data, how...).Output()
	if err != nil {
		t.Fatal(err)
	}
	steps := strings.Split(strings.TrimSpace(string(out)), "\n")
	published, before := 0, 3
	for i := range moments {
		step := i % (len(steps) + 1) // and, as the last, the step that puts everything in place once more
		step = min(step, len(steps)-1)
		something()
		c := child(w.Data, how...)
		killAfter(t, c, step+1, time.Duration(i)*time.Millisecond)
		_, current, err := w.Builds.List()
		if err != nil || current < before {
			t.Fatalf("killed while %s: build %d is current after %d: %v", steps[step], current, before, err)
		}
		if current > before {
			published++
		}
		before = current
		if err := w.Builds.Check(current); err != nil {
			t.Fatalf("killed while %s: %v", steps[step], err)
		}
		if !maps.Equal(idsOf(t, w), ids) {
			t.Fatalf("killed while %s: the current build tells other people apart", steps[step])
		}
	}
	t.Logf("%d of %d killed builds had been published", published, moments)
	if published == moments {
		t.Error("no build was killed before it was published: the test tests nothing")
	}
	if err := again(w); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(idsOf(t, w), ids) {
		t.Error("ids did not stay")
	}
	entries, err := os.ReadDir(filepath.Join(w.Data, "builds"))
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(entries, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") }) {
		t.Errorf("something half-done is left: %v", entries)
	}
}

// killAfter lets a child come to its so-manieth step and a little further,
// and kills it: nothing of it gets to tidy up.
func killAfter(t *testing.T, c *exec.Cmd, step int, further time.Duration) {
	t.Helper()
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for range step {
		lines.Scan()
	}
	time.Sleep(further)
	c.Process.Kill()
	for lines.Scan() { // until it is gone
	}
	c.Wait()
}

func child(data string, how ...string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(append(os.Environ(), victimFolder+"="+data), how...)
	return c
}

// Ctrl-C at any step leaves nothing of a build.
func TestStoppedAtAnyStep(t *testing.T) {
	w := smallWork(t)
	var steps []string
	say := func(doing string, _, _ int) {
		if !slices.Contains(steps, doing) {
			steps = append(steps, doing)
		}
	}
	if _, err := w.Build(context.Background(), BuildAsk{Progress: say}); err != nil {
		t.Fatal(err)
	}
	for _, step := range steps {
		ctx, stop := context.WithCancel(context.Background())
		_, err := w.Build(ctx, BuildAsk{Progress: func(doing string, _, _ int) {
			if doing == step {
				stop()
			}
		}})
		if !errors.Is(err, context.Canceled) && step != steps[len(steps)-1] { // what is being published is published
			t.Errorf("stopped while %s: %v", step, err)
		}
		entries, err := os.ReadDir(filepath.Join(w.Data, "builds"))
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(entries, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") }) {
			t.Errorf("stopped while %s: something half-done is left: %v", step, entries)
		}
	}
}

// idsOf is about whom each row is.
func idsOf(t *testing.T, w *Work) map[string]byname.PersonID {
	t.Helper()
	ids := map[string]byname.PersonID{}
	err := w.Links(context.Background(), func(l RowLink) error {
		ids[l.File+" "+l.Row] = l.Person
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}
