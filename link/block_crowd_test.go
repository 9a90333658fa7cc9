package link_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"byname/link"
)

// crowded is a sheet of n rows.
func crowded(n int, row func(i int) string) *strings.Reader {
	var b strings.Builder
	b.WriteString("id,given,family,dob,postcode\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,%s\n", i, row(i))
	}
	return strings.NewReader(b.String())
}

// A key that 100,000 rows share neither exhausts memory nor loses rows that
// say the same, and what was not compared is told.
func TestCrowd(t *testing.T) {
	const rows, most = 100_000, 700 << 20 // bytes
	table := link.NewTable()
	if _, err := table.ReadSheet(crowded(rows, func(int) string { return "Ann,Lee,1958-03-04,M18 8LA" }), link.SheetOptions{Source: "a", ID: "id"}); err != nil {
		t.Fatal(err)
	}
	r, err := link.People(t.Context(), table, link.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Persons != 1 {
		t.Errorf("rows that say the same are %d people", r.Persons)
	}
	told := 0
	for _, c := range r.Rules {
		switch all := int64(rows) * (rows - 1) / 2; {
		case c.Largest < rows || c.Name == "names-undated": // wants none of pairs that have birth dates
		case c.Used && c.LeftOut+c.Pairs < all:
			t.Errorf("%s: %d pairs compared and %d left out do not make %d", c.Rule, c.Pairs, c.LeftOut, all)
		case !c.Used && c.Pairs != all:
			t.Errorf("%s: not used, and not told that it has %d pairs", c.Rule, all)
		default:
			told++
		}
	}
	if told < 6 {
		t.Errorf("only %d rules tell of the crowd", told)
	}
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.Sys > most {
		t.Errorf("took %d MB", m.Sys>>20)
	}
}

// Rules are chosen by name, and those not chosen bring nothing.
func TestChosenRules(t *testing.T) {
	table := link.NewTable()
	if _, err := table.ReadSheet(crowded(200, func(i int) string { return fmt.Sprintf("Ann,Lee%d,19%d-03-04,M%d 8LQ", i/2, 10+i/2%80, 1+i/2%18) }), link.SheetOptions{Source: "a", ID: "id"}); err != nil {
		t.Fatal(err)
	}
	r, err := link.People(t.Context(), table, link.Options{Rules: []string{"names+year", " Postcode+Family"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Rules {
		if chosen := c.Name == "names+year" || c.Name == "postcode+family"; c.Used != chosen || chosen != (c.Pairs > 0) {
			t.Errorf("%+v", c)
		}
	}
	if _, err := link.People(t.Context(), table, link.Options{Rules: []string{"luck"}}); err == nil || !strings.Contains(err.Error(), "use one of: nhs, agency-number") {
		t.Error(err)
	}
}
