package outcome

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"byname"
)

// Latest hands over what Counted finds, of any life, and the tally counts
// those whom it hands over.
func TestLatest(t *testing.T) {
	measures := []Measure{
		{ID: "rate", Kind: Rate, Per: 1, Span: Year, Count: []string{"ed", "fall"}},
		{ID: "older", Kind: Rate, Per: 1, Span: Year, Count: []string{"ed.serious"}, Among: Among{Ages: Ages{65, 0}}},
		{ID: "people", Kind: Proportion, Per: 1, Span: Year, Count: []string{"fall"}, Among: Among{Ages: Ages{18, 64}}},
		{ID: "pupils", Kind: Proportion, Per: 1, Span: Term, Count: []string{"absence"}, Among: Among{Events: []string{"school", "ed"}}},
		{ID: "events", Kind: Proportion, Per: 1, Span: Year, Count: []string{"fall"}, Among: Among{Events: []string{"fall", "ed"}}, Of: "events"},
	}
	kinds := []string{"ed", "ed.serious", "fall", "absence", "school", "other"}
	on := byname.OnDay(2026, 6, 30)
	draw := rapid.Custom(func(t *rapid.T) (l Life) {
		l.Area = "N1"
		if rapid.Bool().Draw(t, "known") {
			l.Born = byname.Day(rapid.IntRange(10000, int(on)).Draw(t, "born"))
		}
		if rapid.IntRange(0, 4).Draw(t, "alive") == 0 {
			l.Died = byname.Day(rapid.IntRange(int(on)-1200, int(on)).Draw(t, "died"))
		}
		for range rapid.IntRange(0, 6).Draw(t, "events") {
			l.Events = append(l.Events, Event{rapid.SampledFrom(kinds).Draw(t, "kind"), byname.Day(rapid.IntRange(int(on)-1300, int(on)+60).Draw(t, "day"))})
		}
		return l
	})
	const before = 2
	rapid.Check(t, func(t *rapid.T) {
		tally := NewTally(measures, on, before, 12)
		people, events := map[string]int{}, map[string]int{}
		for _, l := range rapid.SliceOfN(draw, 1, 8).Draw(t, "lives") {
			tally.Add(&l)
			got := map[string]byname.Day{}
			tally.Latest(&l, func(measure, back int, day byname.Day) { got[fmt.Sprint(tally.Measures()[measure].ID, back)] = day })
			for _, m := range measures {
				for back := range before + 1 {
					key, day := fmt.Sprint(m.ID, back), byname.Day(0)
					if counted := tally.Counted(m.ID, l, back); len(counted) > 0 {
						day = slices.MaxFunc(counted, func(a, b Event) int { return cmp.Compare(a.Day, b.Day) }).Day
						people[key]++
						events[key] += len(counted)
					}
					if got[key] != day {
						t.Fatalf("%s: latest %v, want %v, of %+v", key, got[key], day, l)
					}
				}
			}
		}
		for i, m := range tally.Measures() {
			g := tally.Grid(i, Level{Of: func(a string) string { return a }, Groups: 1})
			for back := range before + 1 {
				want := events[fmt.Sprint(m.ID, back)]
				if m.Kind == Proportion && !m.OfEvents() {
					want = people[fmt.Sprint(m.ID, back)]
				}
				if got := int(g.At(g.Area("N1"), All, back).Numerator); got != want {
					t.Fatalf("%s %d: the tally counts %d, behind it are %d", m.ID, back, got, want)
				}
			}
		}
	})
}

// A roll comes back as it was added, latest first; a part of one, or one that
// was changed in its length, does not.
func TestRoll(t *testing.T) {
	type on struct {
		id  byname.PersonID
		day byname.Day
	}
	rapid.Check(t, func(t *rapid.T) {
		added := map[byname.PersonID]byname.Day{}
		var r Roll
		var want []on
		for range rapid.IntRange(0, 40).Draw(t, "people") {
			id := byname.PersonID(rapid.Uint64Range(1, 31*31*31*31*31*31*31-1).Draw(t, "id"))
			if day := byname.Day(rapid.IntRange(1, 47000).Draw(t, "day")); added[id] == 0 {
				added[id], want = day, append(want, on{id, day})
				r.Add(id, day)
			}
		}
		slices.SortFunc(want, func(a, b on) int { return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.id, b.id)) })
		b, err := r.AppendBinary(nil)
		if err != nil {
			t.Fatal(err)
		}
		var back Roll
		if err := back.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
		var got []on
		for id, day := range back.All() {
			got = append(got, on{id, day})
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if back.UnmarshalBinary(b[:len(b)-1]) == nil || back.UnmarshalBinary(append(b, 1)) == nil {
			t.Fatal("a roll of another length is read")
		}
	})
}

// A neighbourhood's year takes the room that AppendBinary says.
func TestRollIsSmall(t *testing.T) {
	for _, c := range []struct {
		people, most int // in a year, and bytes of each
	}{{8000, 3}, {300, 7}} {
		var r Roll
		for i := range c.people {
			r.Add(byname.PersonID(1_000_000+i*40_000/c.people), byname.Day(46000+i*7919%365))
		}
		b, err := r.AppendBinary(nil)
		if err != nil || len(b) > c.most*c.people {
			t.Errorf("%d people take %d bytes: %v", c.people, len(b), err)
		}
	}
}
