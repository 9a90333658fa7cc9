package outcome

import (
	"encoding/xml"
	"errors"
	"flag"
	"html"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "draw the charts in testdata anew")

func TestChart(t *testing.T) {
	england := 20.1
	c := Chart{
		ID: "absence", Title: "Pupils persistently absent", Desc: "Summer 2026 <12.5 per cent>, before 17.9 & England 20.1.",
		Unit: "per cent of pupils", Reference: &england, ReferenceLabel: "England",
		Rows: []ChartRow{
			{"Summer term 2026", OfProportion(23, 182, 100, .95), true},
			{"Summer term 2025", OfProportion(31, 174, 100, .95), false},
			{"Summer term 2024", Protect(OfProportion(3, 174, 100, .95)), false},
			{"As published", Indicator{Kind: Published, Value: 19}, false},
		},
	}
	got := c.SVG()
	if *update {
		if err := os.WriteFile("testdata/chart.svg", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/chart.svg")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the chart changed: look at it, then go test ./outcome -run Chart -update\n%s", got)
	}
}

// Whatever is drawn, it is well-formed, and every mark is inside.
func TestChartHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Chart{ID: "c", Title: rapid.String().Draw(t, "title"), Unit: "<&\">"}
		if rapid.Bool().Draw(t, "reference") {
			v := rapid.Float64Range(0, 1e6).Draw(t, "england")
			c.Reference = &v
		}
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			n := rapid.Int64Range(0, 5000).Draw(t, "n")
			x := rapid.Int64Range(0, 200).Draw(t, "x")
			c.Rows = append(c.Rows, ChartRow{"row", OfRate(x, float64(n), 1000, .95), false})
		}
		svg := c.SVG()
		if marks := strings.Replace(svg, ">"+html.EscapeString(c.Title)+"<", "", 1); strings.Contains(marks, "%!") || strings.Contains(marks, "NaN") {
			t.Fatal(svg)
		}
		for decoder := xml.NewDecoder(strings.NewReader(strings.ToValidUTF8(strings.Map(printable, svg), ""))); ; {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, svg)
			}
			if e, ok := token.(xml.StartElement); ok {
				for _, a := range e.Attr {
					for _, at := range coordinate.FindAllString(a.Value, -1) {
						if x, err := strconv.ParseFloat(at, 64); err != nil || x < 0 || x > 360 {
							t.Fatalf("%s at %s in %s", e.Name.Local, a.Value, svg)
						}
					}
				}
			}
		}
	})
}

// coordinate is a number with one decimal, as only places across are.
var coordinate = regexp.MustCompile(`-?\d+\.\d`)

// printable drops what XML cannot hold at all; the page's own templates do.
func printable(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
		return -1
	}
	return r
}
