package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
)

// TestNear: of each person the records of others that weigh most, the
// heaviest first, from either side; nothing of what they say.
func TestNear(t *testing.T) {
	b := OpenBuilds(t.TempDir(), feed.Kinds())
	build(t, b, crowd(12), &Memory{})
	now, err := b.Current()
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[int][]Near{
		1:  {{"mft/ed/0", 2, -3}},
		5:  {{"gp/practice/4", 4, 0}, {"mft/ed/4", 6, -4}},
		12: {{"gp/practice/11", 11, -3}},
	} {
		got, err := now.Near(byname.PersonID(id))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("person %d: %s", id, diff)
		}
	}
}
