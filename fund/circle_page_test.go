package fund

import (
	"regexp"
	"strings"
	"testing"

	"byname"
)

// A page is a circle.md: what one pool's partners wrote down, in prose and in
// tables, sums and all.
type page struct {
	t    *testing.T
	text string
}

// section is the text under a heading that begins with number.
func (p page) section(number string) page {
	p.t.Helper()
	_, text, ok := strings.Cut(p.text, "\n## "+number+". ")
	if !ok {
		p.t.Fatalf("no section %s", number)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return page{p.t, text}
}

// find is the first group of the expression in the text.
func (p page) find(expression string) string {
	p.t.Helper()
	m := regexp.MustCompile(expression).FindStringSubmatch(p.text)
	if m == nil {
		p.t.Fatalf("nothing like %s in the text", expression)
	}
	return m[1]
}

func (p page) pence(expression string) byname.Pence {
	p.t.Helper()
	return pence(p.t, p.find(expression))
}

func pence(t *testing.T, s string) byname.Pence {
	t.Helper()
	n, err := byname.ParsePence(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return n
}

// A table's rows are keyed by its header; Total is apart.
type table struct {
	header []string
	rows   []map[string]string
	total  map[string]string
}

var tableLines = regexp.MustCompile(`(?m)(?:^\|.*\n?)+`)

// table is the nth table of the text, from 0.
func (p page) table(n int) table {
	p.t.Helper()
	found := tableLines.FindAllString(p.text, -1)
	if n >= len(found) {
		p.t.Fatalf("no table %d in the section", n)
	}
	var tab table
	for i, line := range strings.Split(strings.TrimSpace(found[n]), "\n") {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		if i == 0 {
			tab.header = cells
		}
		if i < 2 {
			continue
		}
		row := map[string]string{}
		for j, column := range tab.header {
			row[column] = cells[j]
		}
		if cells[0] == "Total" || cells[1] == "Total" {
			tab.total = row
		} else {
			tab.rows = append(tab.rows, row)
		}
	}
	return tab
}

// rows by the value of one column.
func (tab table) by(column string) map[string]map[string]string {
	rows := map[string]map[string]string{}
	for _, r := range tab.rows {
		rows[r[column]] = r
	}
	return rows
}
