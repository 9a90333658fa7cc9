package web

import (
	"slices"
	"testing"

	"byname"
	"byname/work"
)

func TestWaited(t *testing.T) {
	for days, want := range map[int]string{-1: "found today", 0: "found today", 1: "waiting 1 day", 13: "waiting 13 days", 14: "waiting 2 weeks", 69: "waiting 9 weeks", 70: "waiting 2 months", 400: "waiting 13 months"} {
		if got := waited(days); got != want {
			t.Errorf("waited(%d) = %q, want %q", days, got, want)
		}
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", -41210: "-41,210", 2800000: "2,800,000"} {
		if got := thousands(n); got != want {
			t.Errorf("thousands(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{{nil, ""}, {[]string{"GP"}, "GP"}, {[]string{"GP", "police"}, "GP and police"}, {[]string{"GP", "police", "fire"}, "GP, police and fire"}} {
		if got := list(c.words); got != c.want {
			t.Errorf("list(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		at, of int
		want   []int // 0 is a gap
	}{{1, 1, []int{1}}, {1, 3, []int{1, 2, 3}}, {5, 9, []int{1, 0, 4, 5, 6, 0, 9}}, {9, 9, []int{1, 0, 8, 9}}} {
		if got := pages(work.Paging{Page: c.at, Pages: c.of}); !slices.Equal(got, c.want) {
			t.Errorf("page %d of %d shows %v, want %v", c.at, c.of, got, c.want)
		}
	}
}

// The pool of 2025/26 as the story tells it: each bar begins where the one
// before it ended, and the total stands on nought.
func TestFalls(t *testing.T) {
	const to = byname.Pence(87050948)
	got := falls([]flow{{"NHS", 43312500, false}, {"Council", 32500050, false}, {"Police", 8976000, false}, {"Homes", 4999999, false},
		{"Carried in", 1844027, false}, {"Reserve", -4581628, false}, {"To share", to, true}})
	if last := got[len(got)-2]; last.End != to || last.Class != "out" {
		t.Errorf("after the reserve the bar ends at %v (%s), want %v going out", last.End, last.Class, to)
	}
	if total := got[len(got)-1]; total.Start != 0 || total.End != to {
		t.Errorf("the total stands from %v to %v", total.Start, total.End)
	}
	for i, f := range got {
		if left, width := f.stretch(); left < 0 || left+width > 1002 {
			t.Errorf("%s: from %.1f, %.1f wide, does not fit", f.Name, left, width)
		}
		if i > 0 && !f.Total && f.Start != got[i-1].End {
			t.Errorf("%s begins at %v, where the one before ended at %v", f.Name, f.Start, got[i-1].End)
		}
	}
}
