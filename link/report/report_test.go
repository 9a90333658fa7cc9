package report_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"byname"
	"byname/e2e/browser"
	"byname/link"
	"byname/link/report"
)

// town is two files about invented people, linked.
func town(t *testing.T) report.Run {
	table := link.NewTable()
	var sheets []*link.Sheet
	for _, source := range []string{"clinic", "council"} {
		var b strings.Builder
		b.WriteString("id,forename,surname,dob,postcode,nhs number,colour,who\n")
		for i := range 300 {
			name := []string{"Zenobia", "Barnaby", "Ottoline", "Fitzroy", "Marmaduke"}[i%5]
			if source == "council" && i%7 == 0 {
				name = name[:3]
			}
			fmt.Fprintf(&b, "%s%d,%s,%s,19%02d-%02d-%02d,M%d 4GH,%s,red,p%d\n", source[:2], i, name, []string{"Quimby", "Ramsbottom", "Ogden"}[i%3]+[]string{"", "son", "ton"}[i%11%3],
				30+i%60, 1+i%12, 1+i%28, 11+i%9, map[bool]string{true: "9991234560", false: ""}[i == 3], i)
		}
		s, err := table.ReadSheet(strings.NewReader(b.String()), link.SheetOptions{Source: source, ID: "id", Truth: "who"})
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, s)
	}
	r, err := link.People(t.Context(), table, link.Options{})
	if err != nil {
		t.Fatal(err)
	}
	q := link.Evaluate(r.Cluster, append(sheets[0].Truth, sheets[1].Truth...))
	return report.Run{Title: "clinic, council", Made: byname.OnDay(2026, 2, 10), Sheets: sheets, Result: r, Quality: &q, Command: []string{"byname", "link", "files", "clinic.csv"}}
}

func write(t *testing.T, r report.Run) string {
	var b strings.Builder
	if err := report.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A page tells what was read, learned, found and doubted, and no name, date,
// number or id of anybody.
func TestPage(t *testing.T) {
	r := town(t)
	page := write(t, r)
	for _, says := range []string{"600 rows of 2 files", "<code>forename</code>", "Not used: <code>colour</code>", "Against the truth", "given names are the same", "same birth date and a name that sounds alike",
		"10 February 2026", "This page holds no name"} {
		if !strings.Contains(page, says) {
			t.Errorf("nothing of %q", says)
		}
	}
	for _, secret := range []string{"Zenobia", "Quimby", "9991234560", "1930-01-01", "M11 4GH", "cl12", "co12", "<script", "http://", "https://"} {
		if strings.Contains(page, secret) {
			t.Errorf("it says %q", secret)
		}
	}
	if again := write(t, r); again != page {
		t.Error("two pages of one run differ")
	}
}

// Examples are shown when they are given, and then it is said.
func TestExamples(t *testing.T) {
	r := town(t)
	if len(r.Result.Suspects) == 0 {
		r.Result.Suspects = []link.Suspect{{A: 0, B: 300, Doubt: link.WeakBridge, Why: "held by little", Same: true, Chance: .25, Moves: 1}}
	}
	r.Examples = []report.Example{{Fields: []string{"given", "<b>"}, A: []string{"Zenobia", "<script>"}, B: []string{"Zen", ""}}}
	page := write(t, r)
	for _, says := range []string{"Zenobia", "&lt;script&gt;", "shows people&#39;s details"} {
		if !strings.Contains(page, says) && !strings.Contains(page, strings.ReplaceAll(says, "&#39;", "'")) {
			t.Errorf("nothing of %q", says)
		}
	}
}

// A run that found nothing has a page too.
func TestNothing(t *testing.T) {
	table := link.NewTable()
	s, err := table.ReadSheet(strings.NewReader("id,forename\n"), link.SheetOptions{Source: "a", ID: "id"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := link.People(t.Context(), table, link.Options{})
	if err != nil {
		t.Fatal(err)
	}
	page := write(t, report.Run{Title: "a", Sheets: []*link.Sheet{s}, Result: r})
	if !strings.Contains(page, "0 rows of 1 file are 0 people") || strings.Contains(page, "NaN") || strings.Contains(page, "Inf") {
		t.Error(page)
	}
}

// The page is one that everybody can use, on a phone and at a desk.
func TestPageForEverybody(t *testing.T) {
	page := write(t, town(t))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) }))
	defer server.Close()
	tab := browser.Start(t).Tab(t, server.URL)
	tab.Opens("/")
	tab.Sees("What agreeing is worth")
	tab.Inspect()
}
