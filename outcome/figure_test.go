package outcome

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var testBoundaries = &Boundaries{
	from: map[string]bool{"O1": true, "O2": true, "O3": true},
	to:   map[string][]share{"N1": {{"O1", 10}}, "N2": {{"O1", 20}}, "N3": {{"O2", 20}, {"O3", 10}}},
}

func testAreas(area string) bool {
	return slices.Contains([]string{"P1", "P2", EnglandCode, "N1", "N2", "N3"}, area)
}

// TestFigures reads each file of the table.
func TestFigures(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/figures/figures.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		in, want := archive.Files[i], strings.TrimSpace(string(archive.Files[i+1].Data))
		got, err := ReadFigures(strings.NewReader(string(in.Data)), testAreas, testBoundaries)
		if words, refused := strings.CutPrefix(want, "refused: "); refused {
			if err == nil || !strings.Contains(err.Error(), words) {
				t.Errorf("%s: %v, want a refusal that says %q", in.Name, err, words)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", in.Name, err)
			continue
		}
		var lines []string
		for _, f := range got.Figures {
			line := fmt.Sprintf("%s %s %s %s %s %s", f.Strand.Indicator, f.Area, f.Period.Name, f.Period.First, f.Period.Last, f.Sex)
			if f.Shown() {
				line += fmt.Sprintf(" %v", f.Value)
			} else {
				line += " none: " + f.Refused
			}
			if f.HasInterval() {
				line += fmt.Sprintf(" (%v to %v)", f.LowerCL, f.UpperCL)
			}
			if f.Denominator > 0 {
				line += fmt.Sprintf(" %d of %v", f.Numerator, f.Denominator)
			}
			if f.Group != "" {
				line += " of " + f.Group
			}
			if f.Method == Converted {
				line += " " + f.Method
			}
			lines = append(lines, line)
		}
		for _, n := range got.Notes {
			lines = append(lines, "note: "+n)
		}
		if text := strings.Join(lines, "\n"); text != want {
			t.Errorf("%s:\n%s\nwant\n%s", in.Name, text, want)
		}
	}
}

// Whatever is in a file, reading it ends, and what is kept can be relied on.
func FuzzFigures(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/figures/figures.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(string(file.Data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ReadFigures(strings.NewReader(text), testAreas, testBoundaries)
		if err != nil {
			return
		}
		for _, x := range got.Figures {
			if !testAreas(x.Area) || x.Period.First > x.Period.Last || x.HasInterval() && (x.LowerCL > x.UpperCL) || x.Numerator < 0 || x.Denominator < 0 {
				t.Errorf("%+v", x)
			}
		}
		var d PublishedData
		d.Add(got.Figures)
		d.Add(got.Figures)
		for _, list := range d.series {
			for i := 1; i < len(list); i++ {
				if list[i-1].Period.Last < list[i].Period.Last {
					t.Errorf("out of order: %v", list)
				}
			}
			TrendOf(list)
		}
	})
}

func TestPeriodNamed(t *testing.T) {
	for name, want := range map[string]string{
		"2024": "2024-01-01 2024-12-31", "2024/25": "2024-04-01 2025-03-31", "2022 - 24": "2022-01-01 2024-12-31", "2022-24": "2022-01-01 2024-12-31",
		"2016 to 2020": "2016-01-01 2020-12-31", "2020/21 - 24/25": "2020-04-01 2025-03-31", "2020/21-2024/25": "2020-04-01 2025-03-31",
		"2024/25 Q3": "2024-10-01 2024-12-31", "2021/22Q1-2025/26Q3": "2021-04-01 2025-12-31", "2024 Q1": "2024-01-01 2024-03-31", "Q4 2025": "2025-10-01 2025-12-31",
		"April 2025": "2025-04-01 2025-04-30", "Apr 2024-Mar 2025": "2024-04-01 2025-03-31", "2025-02-01": "2025-02-01 2025-02-01", "2023-04": "2023-04-01 2023-04-30",
		"Year to 30 June 2026": "2025-07-01 2026-06-30", "Autumn term 2025": "2025-09-01 2025-12-31", "2008-12": "2008-01-01 2012-12-31",
		"2022 – 24": "2022-01-01 2024-12-31",
		"":          "", "24": "", "2024/26": "", "2024/25 Q5": "", "lately": "", "2024-13": "", "1776": "", "2025-2024": "", "Year to summer": "",
	} {
		p, ok := PeriodNamed(name)
		got := ""
		if ok {
			got = fmt.Sprint(p.First, " ", p.Last)
		}
		if got != want || p.Name != name {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
	}
}
