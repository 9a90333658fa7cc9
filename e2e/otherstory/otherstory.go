// Package otherstory tells a second story of the shape of the first: about 900
// other invented people in Cheetham, Crumpsall, Moss Side, Hulme and Rusholme,
// as the same twelve agencies would export them, so that what a place's rules
// find is not what one story taught them. What happens to whom is written in
// storylines.txt; everybody else, and the faults of life, are drawn from a seed.
package otherstory

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Write puts the fourteen files, with truth.csv, expected.csv and people.csv,
// into a folder, which it makes. Every day is so many years later than told.
func Write(folder string, years int, seed uint64) error {
	stories, err := tell(storylines, years)
	if err != nil {
		return err
	}
	t := &town{Rand: rand.New(rand.NewPCG(8, seed)), years: years, numbers: map[string]bool{}}
	t.settle(stories)
	t.fill(900)
	t.live()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	truth := [][]string{{"source_file", "row_id", "person"}}
	for _, s := range sheets {
		entries := t.entries[s.name]
		slices.SortStableFunc(entries, func(a, b entry) int { return a.at.Compare(b.at) })
		lines := [][]string{strings.Split(s.header, "|")}
		for i, e := range entries {
			id := e.id
			if id == "" {
				id = fmt.Sprintf(s.id, 7001+i+i/3)
			}
			lines = append(lines, append([]string{id}, e.cells...))
			if e.about != "" {
				truth = append(truth, []string{s.name, id, e.about})
			}
		}
		if err := os.WriteFile(filepath.Join(folder, s.name), s.encode(lines), 0o600); err != nil {
			return err
		}
	}
	people := [][]string{{"person", "preferred_name", "given", "family", "dob", "sex", "ethnic_group", "household", "notes"}}
	for _, p := range t.people {
		people = append(people, []string{p.code, p.called(), p.given, p.family, p.born.Format(time.DateOnly), p.sex, p.community, p.home.code, ""})
	}
	expected := [][]string{{"person", "as_of_date", "should_be_found", "theme", "why"}}
	for _, s := range stories {
		for _, p := range s.people {
			if p.expect == "unjudged" {
				continue
			}
			found, theme := "no", "none"
			if after, yes := strings.CutPrefix(p.expect, "found "); yes {
				found, theme = "yes", after
			}
			expected = append(expected, []string{p.code, s.on.Format(time.DateOnly), found, theme, s.title})
		}
	}
	for name, rows := range map[string][][]string{"truth.csv": truth, "people.csv": people, "expected.csv": expected} {
		if err := writeCSV(filepath.Join(folder, name), rows); err != nil {
			return err
		}
	}
	return nil
}

func writeCSV(name string, rows [][]string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	w := csv.NewWriter(f)
	return w.WriteAll(rows)
}
