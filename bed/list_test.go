package bed

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byname"
)

func TestFlow(t *testing.T) {
	list := []Seeking{
		{Person: 1, From: 10, Came: New},
		{Person: 2, From: 12, To: 40, Came: New, Went: Housed},
		{Person: 3, From: 31, Came: Returned},
		{Person: 4, From: 5, To: 30, Came: New, Went: Inactive},
		{Person: 4, From: 35, To: 61, Came: Again, Went: Died},
		{Person: 5, From: 61, Came: New},
	}
	got := FlowOf(list, 30, 61)
	want := Flow{Active: 3, In: map[string]int{"returned from a home": 1, "seen again": 1}, Out: map[string]int{"housed": 1, "not met for 90 days": 1}, Days: []int{25, 29, 50}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got.Median() != 29 {
		t.Error("median", got.Median())
	}
	if on := Longest(list, 36); len(on) != 4 || on[0].Person != 1 || on[3].Person != 4 {
		t.Error(on)
	}
}

// TestFlowsAddUp: who was there, and came, and did not go, is there.
func TestFlowsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []Seeking
		for range rapid.IntRange(0, 20).Draw(t, "people") {
			s := Seeking{From: byname.Day(rapid.IntRange(1, 50).Draw(t, "from")), Came: New}
			if n := rapid.IntRange(0, 30).Draw(t, "days"); n > 0 {
				s.To, s.Went = s.From+byname.Day(n), Housed
			}
			list = append(list, s)
		}
		a, b := byname.Day(rapid.IntRange(1, 60).Draw(t, "a")), byname.Day(rapid.IntRange(61, 90).Draw(t, "b"))
		before, during := FlowOf(list, 0, a), FlowOf(list, a, b)
		if before.Active+during.In["new"]-during.Out["housed"] != during.Active {
			t.Fatalf("%v then %v", before, during)
		}
	})
}

// TestListed: who was met is on the list until they have a home, go, die, or
// are not met for ninety days; whoever comes back has come back.
func TestListed(t *testing.T) {
	got := Listed([]Sighting{
		{1, 10, Met}, {1, 60, Met}, {2, 20, Met}, {2, 30, HasHome}, {2, 40, HasHome},
		{1, 200, Met}, {2, 210, Met}, {3, 211, HasDied}, {4, 400, Met},
	}, 290)
	want := []Seeking{
		{Person: 1, From: 10, To: 150, Came: New, Went: Inactive},
		{Person: 2, From: 20, To: 30, Came: New, Went: Housed},
		{Person: 1, From: 200, To: 290, Came: Again, Went: Inactive},
		{Person: 2, From: 210, Came: Returned},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
