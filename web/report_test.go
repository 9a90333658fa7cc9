package web

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"byname/e2e/browser"
	core "byname/outcome"
	"byname/work"
)

func madeReport(t *testing.T) []byte {
	t.Helper()
	better := conveyed
	better.Change = core.Change{Way: core.Down, Good: 1, Words: "Down, which is better, by more than chance would explain: 56.1 in 2025/26; before, 66.4 in 2024/25."}
	few := work.Indicator{ID: "rough", Title: "Seen sleeping rough", Words: "Fewer than 8, not shown to protect people."}
	areas := work.Comparison{ID: "le", Title: "Life expectancy", Unit: "years", Period: "2023-25", Areas: []work.ComparedArea{{ID: "E08000003", Name: "Manchester", Point: work.Point{Value: 76, NoInterval: true}}}}
	areas.Place = work.ComparedArea{Name: "Greater Manchester", Point: work.Point{Missing: "not published"}}
	onMap := work.Map{Comparison: areas, Chart: core.MapChart{ID: "map", Title: "Life expectancy", Low: [2]int{0, 0}, High: [2]int{100, 100}, Areas: []core.MapArea{{Name: "Manchester", Path: "M0 0h100v100z", Shown: true, Value: 76}}}}
	var b bytes.Buffer
	r := work.Report{Area: "Greater Manchester", Day: day(2026, 7, 1), CountedTo: "30 June 2026", Better: []work.Indicator{better}, Missing: []work.Indicator{few}, Promised: []work.Indicator{better},
		Map: &onMap, Places: []work.Comparison{areas}, Attribution: []string{"Contains National Statistics data."}}
	if err := WriteReport(context.Background(), &b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The report is one file: it asks nobody for anything, and names nobody.
func TestReportStandsAlone(t *testing.T) {
	text := string(madeReport(t))
	for _, forbidden := range []string{"<script", "<link", "<img", ` src="`, `href="http`, `href="/`, "url(http", "@import", "Amina"} {
		if strings.Contains(text, forbidden) {
			t.Errorf("the report holds %q", forbidden)
		}
	}
	for _, wanted := range []string{"@media print", `lang="en"`, "no detectable change", "which is better", "not shown to protect people", "Contains National Statistics data"} {
		if !strings.Contains(text, wanted) {
			t.Errorf("the report does not hold %q", wanted)
		}
	}
}

// It is fit for everybody, on a desk and on a phone.
func TestReportIsFitForEverybody(t *testing.T) {
	text := madeReport(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(text)
	}))
	defer server.Close()
	tab := browser.Start(t).Tab(t, server.URL)
	if status := tab.Opens("/report"); status != 200 {
		t.Errorf("status %d", status)
	}
}
