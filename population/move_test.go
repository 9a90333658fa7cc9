package population

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
	"byname/feed"
)

// Why one record went from one person to another, told from what was and is.
func TestWhy(t *testing.T) {
	rec := func(key, nhs string) feed.Record {
		return feed.Record{Key: feed.Key(key), Identity: feed.Identity{NHS: byname.Hide(nhs), Given: byname.Hide("Secret " + key)}}
	}
	a, b, c, a2 := rec("gp/people/a", "9990000018"), rec("mft/ward/b", ""), rec("dwp/claims/c", ""), rec("gp/people/a", "9990000026")
	judged := []Judged{{3, a.Key, b.Key}, {4, b.Key, "gmp/police/x"}, {5, "gmp/police/y", "gmp/police/z"}}
	for _, test := range []struct {
		name        string
		before, now []feed.Record
		judged      []Judged
		want        Cause
	}{
		{"the last ruling on them counts", []feed.Record{a, b}, []feed.Record{a2, b}, judged, Cause{Kind: Ruled, Records: []feed.Key{b.Key, "gmp/police/x"}, Ruling: 4}},
		{"a ruling on others does not", []feed.Record{a, b}, []feed.Record{a2, b}, judged[2:], Cause{Kind: Corrected, Records: []feed.Key{a.Key}, Fields: []string{"NHS number"}}},
		{"a correction before a record that came", []feed.Record{a, b}, []feed.Record{a2, b, c}, nil, Cause{Kind: Corrected, Records: []feed.Key{a.Key}, Fields: []string{"NHS number"}}},
		{"a record that came", []feed.Record{a, b}, []feed.Record{a, b, c}, nil, Cause{Kind: Came, Records: []feed.Key{c.Key}}},
		{"a record that left", []feed.Record{a, b, c}, []feed.Record{a, b}, nil, Cause{Kind: Left, Records: []feed.Key{c.Key}}},
		{"nothing but the model", []feed.Record{a, b}, []feed.Record{b, a}, nil, Cause{Kind: Weighed}},
	} {
		got := Why([]feed.Key{b.Key}, test.before, test.now, test.judged)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if slices.ContainsFunc(got.Fields, func(f string) bool { return strings.Contains(f, "999") || strings.Contains(f, "Secret") }) {
			t.Errorf("%s: a cause tells what a record says", test.name)
		}
	}
}
