package visit_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"byname/directory"
	"byname/feed"
	"byname/govern"
	"byname/guard"
	"byname/place"
	"byname/visit"
)

func known(t *testing.T) visit.Known {
	t.Helper()
	keys, err := directory.Keys(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	var purposes []string
	for _, p := range rules.Purposes {
		purposes = append(purposes, p.ID)
	}
	sharing, err := guard.LoadSharing(place.GreaterManchester, purposes)
	if err != nil {
		t.Fatal(err)
	}
	k := visit.Known{Services: keys, Kinds: func(kind string) bool { _, there := feed.Kinds()[kind]; return there }}
	for _, c := range sharing.Classes {
		k.Classes = append(k.Classes, c.ID)
	}
	return k
}

func form(t *testing.T) visit.Form {
	t.Helper()
	f, err := visit.Load(place.GreaterManchester, known(t))
	if err != nil || f.None() {
		t.Fatal(err)
	}
	return f
}

// TestBrokenForms reads forms that are wrong: each tells all that is, with line
// and column.
func TestBrokenForms(t *testing.T) {
	text, err := os.ReadFile("testdata/broken.txtar")
	if err != nil {
		t.Fatal(err)
	}
	ar := txtar.Parse(text)
	for i := 0; i < len(ar.Files); i += 2 {
		in, want := ar.Files[i], ar.Files[i+1]
		_, err := visit.Load(fstest.MapFS{"visit.yaml": {Data: in.Data}}, known(t))
		if err == nil {
			t.Errorf("%s is taken", in.Name)
			continue
		}
		if got := err.Error() + "\n"; got != string(want.Data) {
			t.Errorf("%s:\n%swant\n%s", in.Name, got, want.Data)
		}
	}
	if f, err := visit.Load(fstest.MapFS{}, known(t)); err != nil || !f.None() {
		t.Error(f, err)
	}
}

// TestTheForm: what is asked alone is told nowhere, everything else that is a
// risk leads somewhere or stands in the timeline, and what may be asked without
// their yes says why.
func TestTheForm(t *testing.T) {
	f := form(t)
	questions := 0
	for _, p := range f.Parts {
		for _, q := range p.Questions {
			questions++
			for _, a := range q.Answers {
				if q.Alone && (a.Event != "" || strings.Contains(a.Words+a.Risk, "999")) {
					t.Errorf("%s %s is told", q.ID, a.ID)
				}
				if got := f.Propose(visit.Replies{q.ID: a.ID}); len(got) != len(a.Refer) {
					t.Errorf("%s %s proposes %+v", q.ID, a.ID, got)
				}
			}
		}
	}
	if questions < 15 {
		t.Errorf("%d questions", questions)
	}
	for _, id := range []string{"alarms", "smoking", "oxygen", "creams", "clutter", "falls", "escape", "moving", "living", "warm", "food", "taken_over", "abuse"} {
		if _, there := f.Question(id); !there {
			t.Errorf("nobody asks about %s", id)
		}
	}
}
