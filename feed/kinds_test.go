package feed_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname/feed"
)

// TestKindsDocumented compares the table in docs/feed.md with kinds.csv.
func TestKindsDocumented(t *testing.T) {
	const path, begin, end = "../docs/feed.md", "-update -->\n", "<!-- end of kinds -->"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(text), begin)
	table, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("docs/feed.md has lost the marks around its table of kinds")
	}
	want := "| kind | a person ... | balance | where | class of information |\n|---|---|---|---|---|\n"
	for _, name := range slices.Sorted(maps.Keys(feed.Kinds())) {
		k := feed.Kinds()[name]
		want += fmt.Sprintf("| `%s` | %s | %s | %s | %s |\n", k.Name, k.Phrase, k.Balance, k.Where, k.Class)
	}
	if *update {
		if err := os.WriteFile(path, []byte(head+begin+want+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(want, table); diff != "" {
		t.Errorf("docs/feed.md is stale: go test ./feed -run TestKindsDocumented -update\n%s", diff)
	}
}

// TestWordsDocumented finds every word of the mapping language in docs/feed.md.
func TestWordsDocumented(t *testing.T) {
	text, err := os.ReadFile("../docs/feed.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range feed.Words() {
		if !strings.Contains(string(text), word) {
			t.Errorf("docs/feed.md does not tell of %s", word)
		}
	}
}

func TestParseKinds(t *testing.T) {
	const head = "kind,phrase,balance,where,class\n"
	for _, c := range []struct{ text, says string }{
		{head + "a.b,did it,neutral,none,work\n", ""},
		{"", "line 1"},
		{"kind,phrase\n", "line 1"},
		{head + "a.b,did it,neutral,none\n", "columns"},
		{head + "a.b,did it,good,none,work\n", `correct "good"`},
		{head + "a.b,did it,neutral,abroad,work\n", `correct "abroad"`},
		{head + "a.b,did it,neutral,none,\n", "a class"},
		{head + "A b,did it,neutral,none,work\n", "dotted name"},
		{head + "a.b,,neutral,none,work\n", "phrase"},
		{head + "a.b,did it,neutral,none,work\na.b,did it,neutral,none,work\n", "remove the second"},
	} {
		_, err := feed.ParseKinds(c.text)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: got %v, want %q", c.text, err, c.says)
		}
	}
}

func TestUnder(t *testing.T) {
	for _, c := range []struct {
		kind, prefix string
		want         bool
	}{{"ed.attendance.fall", "ed.attendance", true}, {"ed.attendance", "ed.attendance", true}, {"education", "ed", false}, {"ed", "ed.attendance", false}} {
		if feed.Under(c.kind, c.prefix) != c.want {
			t.Errorf("%s under %s is %v", c.kind, c.prefix, !c.want)
		}
	}
}
