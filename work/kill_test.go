package work

import (
	"context"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/place"
)

// The child of TestKilledAtAnyMoment builds in this folder until it is killed.
const victimFolder = "BYNAME_TEST_KILL"

func TestMain(m *testing.M) {
	if folder := os.Getenv(victimFolder); folder != "" {
		w, err := Open(context.Background(), Options{Data: folder, Place: place.GreaterManchester})
		if err == nil {
			_, err = w.Build(context.Background(), BuildAsk{})
		}
		if err != nil {
			println(err.Error())
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// A build killed at any moment leaves the one before current and whole, and
// the next one finds its way; everybody keeps their id.
func TestKilledAtAnyMoment(t *testing.T) {
	const moments = 25
	w := openWork(t)
	takeIn(t, w, storyFolder)
	if _, err := w.Build(context.Background(), BuildAsk{}); err != nil {
		t.Fatal(err)
	}
	ids := idsOf(t, w)
	began := time.Now()
	if out, err := child(w.Data).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(began)
	published := 0
	before := 2
	for i := range moments {
		c := child(w.Data)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		// The later moments come thicker: that is when files are put in place.
		part := 1.2 - float64(i*i)/float64(moments*moments)
		time.Sleep(time.Duration(float64(whole) * part))
		c.Process.Kill() // SIGKILL: nothing of it gets to tidy up
		c.Wait()
		_, current, err := w.Builds.List()
		if err != nil || current < before {
			t.Fatalf("killed at %.2f: build %d is current after %d: %v", part, current, before, err)
		}
		if current > before {
			published++
		}
		before = current
		if err := w.Builds.Check(current); err != nil {
			t.Fatalf("killed at %.2f: %v", part, err)
		}
		if !maps.Equal(idsOf(t, w), ids) {
			t.Fatalf("killed at %.2f: the current build tells other people apart", part)
		}
	}
	t.Logf("%d of %d killed builds had been published", published, moments)
	if published == moments {
		t.Error("no build was killed before it was published: the test tests nothing")
	}
	if _, err := w.Build(context.Background(), BuildAsk{}); err != nil {
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

func child(data string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), victimFolder+"="+data)
	return c
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
