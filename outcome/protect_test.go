package outcome

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What anybody may see of a number tells nothing of 1 to 7 people: whatever is
// shown would be the same were there one more or fewer among the few.
func TestProtect(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		x    int64
		n    float64
		want string
	}{
		{Rate, 0, 1000, "0 of 1000"},
		{Rate, 1, 1000, "hidden"},
		{Rate, 7, 1000, "hidden"},
		{Rate, 8, 1000, "10 of 1000"},
		{Rate, 12, 1003, "10 of 1005"},
		{Rate, 13, 1002, "15 of 1000"},
		{Rate, 9, 7, "hidden"}, // few people, many events
		{Proportion, 9, 12, "hidden"},
		{Proportion, 12, 12, "10 of 10"},
		{Proportion, 20, 28, "20 of 30"},
		{Proportion, 20, 27, "hidden"},
	} {
		of := OfRate
		if c.kind == Proportion {
			of = OfProportion
		}
		i := of(c.x, c.n, 100, .95)
		i.Measure, i.Area = "m", "N1"
		got := Protect(i)
		words := fmt.Sprintf("%d of %v", got.Numerator, got.Denominator)
		if !got.Shown() {
			words = "hidden"
			text, _ := json.Marshal(got)
			if got.Value != 0 || got.UpperCL != 0 || strings.Contains(string(text), fmt.Sprint(int(c.n))) {
				t.Errorf("%v of %v: the hidden number is still there: %s", c.x, c.n, text)
			}
		}
		if words != c.want || got.Measure != "m" || got.Area != "N1" {
			t.Errorf("%s %v of %v: %s, want %s", c.kind, c.x, c.n, words, c.want)
		}
	}
	published := Indicator{Kind: Published, Value: 3}
	if Protect(published) != published {
		t.Error("a published number changed")
	}
}

// From a protected table nobody can work out a hidden count: either nothing is
// hidden, or at least two numbers are, of which one may be the total.
func TestProtectTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(0, 30), 1, 6).Draw(t, "counts")
		var parts []Indicator
		sum := int64(0)
		for _, x := range counts {
			parts = append(parts, OfRate(x, 500, 1000, .95))
			sum += x
		}
		shown, total := ProtectTable(parts, OfRate(sum, 500*float64(len(counts)), 1000, .95))
		hidden := 0
		for i, s := range shown {
			if !s.Shown() {
				hidden++
			} else if s.Numerator%5 != 0 || s.Numerator > 0 && counts[i] < 8 {
				t.Fatalf("%d shown as %d", counts[i], s.Numerator)
			}
		}
		if !total.Shown() {
			hidden++
		}
		if hidden == 1 && total.Shown() {
			t.Fatalf("%v: one is hidden and the total less the others gives it away", counts)
		}
	})
}

// A head count tells the same of the same people in any order, says nothing
// below 8 and not always from there to 12, strays by less than 5, and does not stray to one side.
func TestHeadcounts(t *testing.T) {
	const salt = 3
	var all Headcount
	up, strayed := 0, int64(0)
	for person := range uint64(2000) {
		all.Add(person, salt)
		n, shown := all.Rounded()
		if shown && all.N < 8 || !shown && all.N >= 12 {
			t.Fatalf("%d people: shown is %v", all.N, shown)
		}
		if !shown {
			continue
		}
		if n%5 != 0 || n < 10 || n-all.N >= 5 || all.N-n >= 5 {
			t.Fatalf("%d people are told as %d", all.N, n)
		}
		strayed += n - all.N
		if n > all.N {
			up++
		}
	}
	if up < 600 || up > 1000 || strayed < -400 || strayed > 400 {
		t.Errorf("rounded up %d of 2000 times, by %d together", up, strayed)
	}
	var again, other Headcount
	for person := range uint64(2000) {
		again.Add(1999-person, salt)
		other.Add(person, salt+1)
	}
	if again != all || other.key == all.key {
		t.Error("the order matters, or the run does not")
	}
}

// Who asks twice, with a rule that adds one person to the same others, does
// not learn from the two answers whether that person was added.
func TestADifferenceOfOneIsNotTold(t *testing.T) {
	told, edge := map[int64]int{}, 0
	for others := range uint64(3000) {
		var few, without Headcount
		for person := range uint64(12) {
			if person < 9 {
				few.Add(1000*others+person, 1)
			}
			without.Add(1000*others+person, 1)
		}
		with := without
		with.Add(7_000_000, 1)
		a, _ := without.Rounded()
		b, _ := with.Rounded()
		told[b-a]++
		if _, shown := few.Rounded(); shown {
			edge++
		}
	}
	if edge < 900 || edge > 2100 {
		t.Errorf("9 people are told in %d of 3000 cases: the edge can be felt for", edge)
	}
	if told[0] < 300 || told[5] < 300 || told[-5] < 300 {
		t.Errorf("12 and 13 people are told with differences of %v: each of -5, 0 and 5 should be common", told)
	}
}
