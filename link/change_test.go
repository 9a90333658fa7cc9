package link_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/feed"
	"byname/link"
)

// sisters are two records that differ in given name and sex, so that what an
// explanation says of other answers can be tried by changing a record.
func sisters() (a, b feed.Record) {
	a = feed.Record{Agency: "gp", Key: "a", Local: "1"}
	a.Given, a.Family, a.Born, a.Sex = byname.Hide("Winifred"), byname.Hide("Entwhistle"), byname.Hide(byname.OnDay(1961, 4, 9)), byname.Female
	a.Postcode = byname.Hide("M95 4GH")
	b = a
	b.Agency, b.Key, b.Local, b.Given = "mft", "b", "2", byname.Hide("Doris")
	return a, b
}

// TestWhatWouldChangeTheAnswer makes the changes that an explanation names and
// finds the weight and grade it foretold.
func TestWhatWouldChangeTheAnswer(t *testing.T) {
	_, r := linkedTown(t)
	explain := func(a, b feed.Record) link.Explanation {
		t := link.NewTable()
		return link.Explain(r.Model, t, t.Add(&a), t.Add(&b))
	}
	a, b := sisters()
	is := explain(a, b)
	if !slices.IsSortedFunc(is.Changes, func(x, y link.Change) int {
		if x.New != y.New {
			return map[bool]int{true: 1, false: -1}[x.New]
		}
		return int(math.Copysign(1, math.Abs(x.Weight-is.Weight)-math.Abs(y.Weight-is.Weight)))
	}) {
		t.Error("what is told, and the smallest change, does not come first")
	}
	for of, change := range map[string]func(*feed.Record){
		"given name": func(r *feed.Record) { r.Given = byname.Hide("Wilfred") },
		"NHS number": func(r *feed.Record) { r.NHS = byname.Hide(invented("sister")) },
		"sex":        func(r *feed.Record) { r.Sex = byname.Male },
	} {
		x, y := a, b
		if of == "NHS number" {
			change(&x)
		}
		change(&y)
		found := explain(x, y)
		if found.Grade == is.Grade {
			t.Errorf("%s: still %s", of, found.Grade)
		}
		var words []string
		for _, l := range found.Lines {
			if l.Of == of {
				words = append(words, l.Words)
			}
		}
		told := slices.ContainsFunc(is.Changes, func(c link.Change) bool {
			// A shared value's rarity is that of the value: the common one of two.
			return c.Of == of && c.Words == words[0] && c.Grade == found.Grade && math.Abs(c.Weight-found.Weight) < 1.5 && c.New == (of == "NHS number")
		})
		if !told {
			t.Errorf("%s: %q makes it %s (%.1f), which is not among %+v", of, words, found.Grade, found.Weight, is.Changes)
		}
	}
	for _, c := range is.Changes {
		if c.Grade == is.Grade || c.Of == "initial" || c.Of == "age" {
			t.Errorf("%+v changes nothing, or cannot be", c)
		}
	}
	if slices.Contains(is.Silent, "birth date") || !slices.Contains(is.Silent, "NHS number") || slices.Contains(is.Silent, "home") {
		t.Errorf("what could not be compared: %v", is.Silent)
	}
}

// TestSeparate says what keeps two persons apart: the weight, a heavy pair
// that is outweighed, and what no weight can outdo.
func TestSeparate(t *testing.T) {
	_, r := linkedTown(t)
	separate := func(a, b []feed.Record) link.Separation {
		t := link.NewTable()
		var rows [2][]int
		for i, side := range [][]feed.Record{a, b} {
			for j := range side {
				side[j].Key += feed.Key(rune('0' + i*4 + j))
				rows[i] = append(rows[i], t.Add(&side[j]))
			}
		}
		return link.Separate(r.Model, t, rows[0], rows[1])
	}
	a, b := sisters()
	b.Born = byname.Hide(byname.OnDay(1933, 11, 27))
	if s := separate([]feed.Record{a}, []feed.Record{b}); s.Weight >= 0 || s.Pairs != 1 || !strings.Contains(s.Why, "more likely two people") {
		t.Errorf("two who differ: %+v", s)
	}
	parcel := feed.Record{Agency: "foodbank"}
	parcel.Given, parcel.Family, parcel.Postcode = a.Given, a.Family, a.Postcode
	heavy := a
	heavy.Given, heavy.Agency = byname.Text{}, "mft"
	other := b
	other.Given = byname.Hide("Doris")
	if s := separate([]feed.Record{a, a}, []feed.Record{heavy, other, other}); s.Mean >= s.Weight || s.Pairs != 6 || s.Weight < 0 {
		t.Errorf("a heavy pair among light ones: %+v", s)
	}
	twoA, twoB := sisters()
	twoA.NHS, twoA.Verified, twoB.NHS, twoB.Verified = byname.Hide(invented("x")), true, byname.Hide(invented("y")), true
	if s := separate([]feed.Record{twoA}, []feed.Record{twoB}); s.Against == "" || !strings.Contains(s.Why, "NHS numbers") {
		t.Errorf("two traced numbers: %+v", s)
	}
	if s := separate([]feed.Record{a}, []feed.Record{parcel}); s.Weight < 0 || !strings.Contains(s.Why, "nothing says which") {
		t.Errorf("one that fits: %+v", s)
	}
}
