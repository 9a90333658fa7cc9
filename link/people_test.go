package link_test

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"byname/link"
)

var update = flag.Bool("update", false, "write the expected explanations of testdata anew")

// TestPeople links the rows of each case in the midst of an invented town.
// A case says which rows are one person, a line each, and why some pairs
// weigh what they do. In its columns, an NHS number is a letter, doubted with
// a question mark; an age is a range; the place of an incident has an @. The
// agency called register keeps one record of each person.
func TestPeople(t *testing.T) {
	files, err := filepath.Glob("testdata/people/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			c := readCase(t, a)
			r, err := link.People(context.Background(), c.table, link.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for i := range a.Files {
				f := &a.Files[i]
				var got string
				switch words := strings.Fields(f.Name); words[0] {
				case "people":
					got = c.people(r)
				case "why":
					got = why(link.Explain(r.Model, c.table, c.rows[words[1]], c.rows[words[2]]))
					if *update {
						f.Data = []byte(got)
					}
				default:
					continue
				}
				if diff := cmp.Diff(string(f.Data), got); diff != "" {
					t.Errorf("%s (- expected, + got):\n%s", f.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

type peopleCase struct {
	table *link.Table
	rows  map[string]int
	order []string
}

func readCase(t *testing.T, a *txtar.Archive) *peopleCase {
	c := &peopleCase{table: link.NewTable(), rows: map[string]int{}}
	c.table.Deduplicated("register")
	town(t, c.table)
	for _, f := range a.Files {
		if f.Name != "rows" {
			continue
		}
		r := csv.NewReader(strings.NewReader(string(f.Data)))
		r.FieldsPerRecord = -1
		lines, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			for i := range l {
				l[i] = strings.TrimSpace(l[i])
			}
		}
		for _, l := range lines[1:] {
			record := caseRecord(t, lines[0], l)
			c.rows[record.Row] = c.table.AddRow(&record)
			c.order = append(c.order, record.Row)
		}
	}
	return c
}

// people writes each person found as a line of rows; a row of the town that
// got in shows as "+town".
func (c *peopleCase) people(r *link.Result) string {
	var lines []string
	done := map[int32]bool{}
	for _, name := range c.order {
		person := r.Cluster[c.rows[name]]
		if done[person] {
			continue
		}
		done[person] = true
		var mine []string
		for _, other := range c.order {
			if r.Cluster[c.rows[other]] == person {
				mine = append(mine, other)
			}
		}
		for row, p := range r.Cluster {
			if p == person && !c.ours(row) {
				mine = append(mine, "+town")
			}
		}
		lines = append(lines, strings.Join(mine, " ")+"\n")
	}
	return strings.Join(lines, "")
}

func (c *peopleCase) ours(row int) bool {
	return slices.ContainsFunc(c.order, func(name string) bool { return c.rows[name] == row })
}

func why(e link.Explanation) string {
	var b strings.Builder
	for _, l := range e.Lines {
		fmt.Fprintf(&b, "%+6.1f  %s: %s", l.Bits, l.Of, l.Words)
		if l.OneIn > 0 {
			fmt.Fprintf(&b, " (one in %d)", l.OneIn)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%+6.1f  %s\n", e.Weight, e.Grade)
	if e.Apart != "" {
		fmt.Fprintf(&b, "apart: %s\n", e.Apart)
	}
	return b.String()
}
