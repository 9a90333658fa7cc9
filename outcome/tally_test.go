package outcome

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"byname"
)

// TestTally counts the people of each file of testdata/tally: measures are
// YAML, people lines of an area, a birth date, a day of death and events, and
// want is what comes of it.
func TestTally(t *testing.T) {
	names, _ := filepath.Glob("testdata/tally/*.txtar")
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			folder := txtarFS(archive)
			measures, err := LoadMeasures(folder, nil)
			if err != nil {
				t.Fatal(err)
			}
			on, err := byname.ParseDay(strings.Fields(string(archive.Comment))[0])
			if err != nil {
				t.Fatal(err)
			}
			tally := NewTally(measures, on, 1, 0)
			var lives []Life
			for _, line := range lines(folder, "people") {
				lives = append(lives, life(t, line))
				tally.Add(&lives[len(lives)-1])
			}
			var got []string
			for n, m := range tally.Measures() {
				for _, area := range []string{"N1", "N1+N2"} {
					grid := tally.Grid(n, Level{Of: func(unit string) string {
						if strings.Contains(area, unit) {
							return area
						}
						return ""
					}, Groups: 1})
					for back, p := range grid.Periods {
						i := grid.Indicator(m, grid.Area(area), All, back, true, .95)
						cell, behind := grid.At(grid.Area(area), All, back), 0
						for _, l := range lives {
							if strings.Contains(area, l.Area) {
								behind += len(tally.Counted(m.ID, l, back))
							}
						}
						line := fmt.Sprintf("%s %s, %s: %d of %v, %d events behind it", m.ID, area, p.Name, cell.Numerator, cell.Denominator, behind)
						if !i.Shown() {
							line += "; " + i.Refused
						}
						got = append(got, line)
					}
				}
			}
			want := lines(folder, "want")
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// life reads: N1 1950-05-01 - ed.attendance@2025-08-01 ...
func life(t *testing.T, line string) (l Life) {
	t.Helper()
	day := func(s string) byname.Day {
		if s == "-" {
			return 0
		}
		d, err := byname.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	f := strings.Fields(line)
	l = Life{Area: f[0], Born: day(f[1]), Died: day(f[2])}
	for _, e := range f[3:] {
		kind, on, _ := strings.Cut(e, "@")
		l.Events = append(l.Events, Event{kind, day(on)})
	}
	return l
}

func TestEnding(t *testing.T) {
	for _, c := range []struct {
		span Span
		on   string
		back int
		want string
	}{
		{Year, "2026-06-30", 0, "Year to 30 June 2026 2025-07-01 2026-06-30"},
		{Year, "2026-06-30", 1, "Year to 30 June 2025 2024-07-01 2025-06-30"},
		{Year, "2024-02-29", 0, "Year to 28 February 2024 2023-03-01 2024-02-28"},
		{Term, "2026-06-30", 0, "Summer term 2026 2026-05-01 2026-08-31"},
		{Term, "2026-06-30", 1, "Summer term 2025 2025-05-01 2025-08-31"},
		{Term, "2025-12-19", 0, "Autumn term 2025 2025-09-01 2025-12-31"},
		{Term, "2026-03-27", 0, "Spring term 2026 2026-01-01 2026-04-30"},
	} {
		on, err := byname.ParseDay(c.on)
		if err != nil {
			t.Fatal(err)
		}
		p := c.span.Ending(on, c.back)
		if got := fmt.Sprint(p.Name, " ", p.First, " ", p.Last); got != c.want {
			t.Errorf("%s %s %d: %s, want %s", c.span, c.on, c.back, got, c.want)
		}
		if !p.Has(p.First) || !p.Has(p.Last) || p.Has(p.Last+1) || !p.Has(p.Middle()) {
			t.Errorf("%v does not hold its days", p)
		}
	}
}

// BenchmarkTally counts a hundred events each of ten thousand people.
func BenchmarkTally(b *testing.B) {
	measures := []Measure{
		{ID: "a", Kind: Rate, Per: 1, Span: Year, Count: []string{"ed.attendance"}},
		{ID: "b", Kind: Rate, Per: 1, Span: Year, Count: []string{"admission.emergency"}, Among: Among{Ages: Ages{65, 0}}},
		{ID: "c", Kind: Proportion, Per: 1, Span: Term, Count: []string{"school.absence"}, Among: Among{Events: []string{"school"}}},
	}
	l := Life{Area: "N1", Born: 20000}
	for i := range 100 {
		l.Events = append(l.Events, Event{"kind." + strconv.Itoa(i%20), byname.Day(45000 + 10*i)})
	}
	for b.Loop() {
		t := NewTally(measures, 46000, 3, 60)
		for range 10000 {
			t.Add(&l)
		}
	}
}
