package outcome

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"byname"
)

var drawnMeasures = []Measure{
	{ID: "events", Kind: Rate, Per: 1000, Span: Year, Count: []string{"ed"}, Among: Among{Ages: Ages{65, 0}}},
	{ID: "people", Kind: Proportion, Per: 100, Span: Year, Count: []string{"ed.fall"}},
	{ID: "pupils", Kind: Proportion, Per: 100, Span: Term, Count: []string{"absent"}, Among: Among{Ages: Ages{4, 16}, Events: []string{"school"}}},
	{ID: "young", Kind: Rate, Per: 1000, Span: Year, Count: []string{"ed"}, Among: Among{Ages: Ages{0, 17}}},
}

var testDay = byname.OnDay(2026, 6, 30)

func drawnLife(t *rapid.T) Life {
	day := func(label string) byname.Day {
		return byname.Day(rapid.IntRange(int(testDay)-7*365, int(testDay)+40).Draw(t, label))
	}
	l := Life{Area: rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "area"), Sex: byname.Sex(rapid.IntRange(0, 2).Draw(t, "sex")),
		Ethnic: EthnicGroup(rapid.IntRange(0, 5).Draw(t, "ethnic")), Fifth: rapid.IntRange(0, 5).Draw(t, "fifth")}
	if rapid.IntRange(0, 9).Draw(t, "born?") > 0 {
		l.Born = byname.Day(rapid.IntRange(int(testDay)-95*365, int(testDay)).Draw(t, "born"))
	}
	if rapid.Bool().Draw(t, "died?") {
		l.Died = day("died")
	}
	for range rapid.IntRange(0, 6).Draw(t, "events") {
		l.Events = append(l.Events, Event{rapid.SampledFrom([]string{"ed.fall", "ed.other", "absent", "school", "noise"}).Draw(t, "kind"), day("on")})
	}
	return l
}

// The quick way of counting gives what going through everybody for each
// period and group on its own would.
func TestGridCountsAsOneWouldByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lives []Life
		tally := NewTally(drawnMeasures, testDay, 1, 60)
		for range rapid.IntRange(1, 5).Draw(t, "lives") {
			lives = append(lives, drawnLife(t))
			tally.Add(&lives[len(lives)-1])
		}
		whole := Level{ID: "all", Of: func(string) string { return "all" }, Groups: Groups, Months: true}
		for i, m := range tally.Measures() {
			g := tally.Grid(i, whole)
			for p, period := range g.Periods {
				var n, d [Groups]uint32
				for _, l := range lives {
					in := tally.among(i, &l, period)
					still := append(slices.Clone(stillOf(l)), l.aged(period.Middle()))
					counted := tallyOne(m, l, period)
					for _, group := range still {
						if in {
							d[group]++
						}
						if m.Kind == Proportion && in && len(counted) > 0 {
							n[group]++
						}
					}
					if m.Kind == Rate {
						for _, e := range counted {
							for _, group := range append(slices.Clone(stillOf(l)), l.aged(e.Day)) {
								n[group]++
							}
						}
					}
				}
				for group := range Groups {
					if c := g.At(0, group, p); c.Numerator != n[group] || c.Denominator != d[group] {
						t.Fatalf("%s %s, %s: %d of %d, by hand %d of %d", m.ID, GroupName(group), period.Name, c.Numerator, c.Denominator, n[group], d[group])
					}
				}
			}
		}
	})
}

func stillOf(l Life) []int {
	still := l.still()
	return still[:]
}

func tallyOne(m Measure, l Life, p Period) (list []Event) {
	for _, e := range l.Events {
		if p.Has(e.Day) && under(e.Kind, m.Count) && (m.Among.Ages.All() || l.Born != 0 && m.Among.Ages.Has(l.Born.YearsBefore(e.Day))) {
			list = append(list, e)
		}
	}
	return list
}

func TestMonthsEndWithTheDay(t *testing.T) {
	g := NewTally(drawnMeasures[:1], testDay, 0, 60).Grid(0, Level{Of: func(string) string { return "" }, Groups: 1, Months: true})
	if first, last := g.Periods[1], g.Periods[60]; fmt.Sprint(first.Name, first.First, last.Name, last.Last) != "July 20212021-07-01June 20262026-06-30" {
		t.Errorf("%v to %v", first, last)
	}
}

// A grid comes back as it was written, and what is not a grid is refused.
func TestGridBytes(t *testing.T) {
	tally := NewTally(drawnMeasures, testDay, 1, 12)
	tally.Add(&Life{Area: "A", Born: 30000, Events: []Event{{"ed.fall", testDay}}})
	g := tally.Grid(1, Level{ID: "lsoa", Of: func(s string) string { return s }, Groups: 3, Months: true})
	g.Cells[0].State = Small
	b, err := g.AppendBinary(nil)
	if err != nil {
		t.Fatal(err)
	}
	var back Grid
	if err := back.UnmarshalBinary(b); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(*g, back, cmpopts.IgnoreUnexported(Grid{})); diff != "" {
		t.Error(diff)
	}
	for n := range b {
		if back.UnmarshalBinary(b[:n]) == nil {
			t.Errorf("%d of %d bytes are taken for a grid", n, len(b))
		}
	}
}

func FuzzGrid(f *testing.F) {
	g := NewTally(drawnMeasures, testDay, 1, 2).Grid(0, Level{Of: func(string) string { return "" }, Groups: 1, Months: true})
	b, _ := g.AppendBinary(nil)
	f.Add(b)
	f.Add([]byte("\x00\x00\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var g Grid
		if g.UnmarshalBinary(b) == nil && len(g.Cells) != len(g.Areas)*g.Groups*len(g.Periods) {
			t.Error("a grid with a hole")
		}
	})
}

// Whatever was counted, no number of few people is shown, and none can be
// worked out from others: wherever numbers add up to one another, either none
// is hidden or more than one is.
func TestConceal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		small := &Grid{Areas: []string{"a", "b", "c", "d"}, Groups: Groups, Periods: []Period{{}}, Refused: []string{""}}
		big := &Grid{Areas: []string{"x", "y"}, Groups: Groups, Periods: []Period{{}}, Refused: []string{""}}
		top := &Grid{Areas: []string{"all"}, Groups: Groups, Periods: []Period{{}}, Refused: []string{""}}
		small.Cells, big.Cells, top.Cells = make([]Cell, 4*Groups), make([]Cell, 2*Groups), make([]Cell, Groups)
		of := []int{0, 0, 0, 1}
		for a := range small.Areas {
			for _, w := range Ways[:1] {
				for g := w.First; g < w.End; g++ {
					n := uint32(rapid.IntRange(0, 25).Draw(t, "n"))
					for _, c := range []*Cell{small.At(a, g, 0), small.At(a, All, 0), big.At(of[a], g, 0), big.At(of[a], All, 0), top.At(0, g, 0), top.At(0, All, 0)} {
						c.Numerator += n
						c.Denominator += 100
					}
				}
			}
		}
		grids := []*Grid{top, big, small}
		within := []Within{{1, 0, []int{0, 0}}, {2, 1, of}}
		Conceal(Rate, grids, within)
		only := func(whole *Cell, parts ...*Cell) {
			hidden, more := 0, whole.Numerator > 0 && whole.State == Open
			for _, c := range append(parts, whole) {
				if c.State != Open {
					hidden++
				} else if c.Numerator > 0 && c.Numerator < smallest {
					t.Fatalf("%d is shown", c.Numerator)
				}
				more = more || c.State == Open && c.Numerator > 0
			}
			if hidden == 1 && more {
				t.Fatalf("one hidden number of %d is given away", whole.Numerator)
			}
		}
		for _, g := range grids {
			for a := range g.Areas {
				only(g.At(a, All, 0), g.At(a, 1, 0), g.At(a, 2, 0), g.At(a, 3, 0))
			}
		}
		for group := range 4 {
			only(top.At(0, group, 0), big.At(0, group, 0), big.At(1, group, 0))
			only(big.At(0, group, 0), small.At(0, group, 0), small.At(1, group, 0), small.At(2, group, 0))
			only(big.At(1, group, 0), small.At(3, group, 0))
		}
	})
}
