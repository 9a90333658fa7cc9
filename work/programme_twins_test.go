package work

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"byname"
	"byname/place"
	"byname/programme"
)

// besides is a place with more files of programmes.
type besides struct {
	fs.FS
	more fstest.MapFS
}

func (b besides) Open(name string) (fs.File, error) {
	if f, err := b.more.Open(name); err == nil && strings.HasSuffix(name, ".yaml") {
		return f, nil
	}
	return b.FS.Open(name)
}

func (b besides) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(b.FS, name)
	more, _ := fs.ReadDir(b.more, name)
	all = append(all, more...)
	slices.SortFunc(all, func(x, y fs.DirEntry) int { return strings.Compare(x.Name(), y.Name()) })
	return all, err
}

// A new file that takes the title of a programme that runs here puts it out of
// nothing: the new one is left out, and the list says which and why.
func TestANewFilePutsNoProgrammeOut(t *testing.T) {
	ctx, data := context.Background(), t.TempDir()
	falls, err := fs.ReadFile(place.GreaterManchester, "programmes/falls.yaml")
	ok(t, err)
	w, err := Open(ctx, Options{Data: data, Place: place.GreaterManchester})
	ok(t, err)
	before := w.Place
	ok(t, w.Close())
	twin := besides{place.GreaterManchester, fstest.MapFS{"programmes/a_new_one.yaml": {Data: []byte(strings.Replace(string(falls), "id: falls", "id: a_new_one", 1))}}}
	w, err = Open(ctx, Options{Data: data, Place: twin})
	ok(t, err)
	defer w.Close()
	if x, err := w.Programme("falls"); err != nil || x.Version != before.programme("falls").Version {
		t.Errorf("falls is %s, %v", x.Version, err)
	}
	if _, err := w.Programme("a_new_one"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("the new one runs: %v", err)
	}
	out := w.Programmes().Out
	if len(out) != 1 || out[0].File != "programmes/a_new_one.yaml" || !strings.Contains(out[0].Why, "programmes/falls.yaml has the same") {
		t.Errorf("left out are %v", out)
	}
	if len(w.Place.Worths) != len(before.Worths) || w.Place.Worths["falls"] != before.Worths["falls"] || len(w.Place.Signs.Reads("falls")) == 0 {
		t.Error("the worth and the signs of those that run are not as before")
	}
	if _, err := w.ProgrammeVersion(ctx, "a_new_one", programmeVersion(t, twin)); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a version is kept that never ran: %v", err)
	}
}

// programmeVersion is that of the file which is new.
func programmeVersion(t *testing.T, files fs.FS) string {
	t.Helper()
	text, err := fs.ReadFile(files, "programmes/a_new_one.yaml")
	ok(t, err)
	p, _ := programme.Parse("programmes/a_new_one.yaml", text, programme.Words{})
	return p.Version
}
