package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
)

// threshold is from which probability two records are one person for both.
const threshold = "0.95"

func (b *bench) model() string { return filepath.Join(b.folder, "model.json") }

// train trains the model that all run, on 100,000 records.
func (b *bench) train() error {
	people, err := b.file(100_000)
	if err != nil {
		return err
	}
	took, err := b.run(b.program, "link", "train", "bench/splink/settings.json", people, "--out", b.model(), "--recall", "0.8",
		"--deterministic", "l.email = r.email and l.dob = r.dob",
		"--deterministic", "l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob")
	if err != nil {
		return err
	}
	b.report(row{who: "Byname", what: "train the model", records: 100_000, spent: took})
	return nil
}

// weights compares the weight of every pair.
func (b *bench) weights() error {
	people, err := b.file(100_000)
	if err != nil {
		return err
	}
	pairs := filepath.Join(b.folder, "pairs.parquet")
	if _, err := b.run(b.program, "link", "files", people, "--model", b.model(), "--out", filepath.Join(b.folder, "p.parquet"), "--pairs", pairs, "--pairs-from=-10000"); err != nil {
		return err
	}
	took, err := b.run(b.python, "bench/splink/weights.py", b.model(), people, pairs)
	if err != nil {
		return err
	}
	b.report(row{who: "both", what: "weights of every pair", records: 100_000, found: strings.TrimSpace(took.said)})
	return nil
}

// found is what either says it found.
type found struct {
	Persons int
	Pairs   int64
	Rules   []struct{ New int64 }
}

func (b *bench) byname(records int) (row, error) {
	people, err := b.file(records)
	if err != nil {
		return row{}, err
	}
	took, err := b.run(b.program, "--json", "link", "files", people, "--model", b.model(), "--threshold", threshold, "--out", filepath.Join(b.folder, "people.parquet"))
	if err != nil {
		return row{}, err
	}
	var f found
	if err := json.Unmarshal([]byte(took.said), &f); err != nil {
		return row{}, err
	}
	for _, r := range f.Rules {
		f.Pairs += r.New
	}
	return b.report(row{who: "Byname", what: "file to people", records: records, spent: took, people: f.Persons, pairs: f.Pairs}), nil
}

// beside measures both.
func (b *bench) beside(records int) error {
	ours, err := b.byname(records)
	if err != nil {
		return err
	}
	people, err := b.file(records)
	if err != nil {
		return err
	}
	took, err := b.run(b.python, "bench/splink/people.py", b.model(), people, threshold, filepath.Join(b.folder, "clusters.parquet"))
	if err != nil {
		return err
	}
	var f found
	lines := strings.Split(strings.TrimSpace(took.said), "\n")
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &f); err != nil {
		return err
	}
	theirs := b.report(row{who: "Splink", what: "file to people", records: records, spent: took, people: f.Persons, pairs: f.Pairs})
	b.rows = append(b.rows, row{who: "", what: "Splink / Byname", records: records,
		found: fmt.Sprintf("CPU %.1f times, memory %.1f times, wall %.1f times; same people: %t", theirs.spent.cpu.Seconds()/ours.spent.cpu.Seconds(),
			float64(theirs.spent.peak)/float64(ours.spent.peak), theirs.spent.wall.Seconds()/ours.spent.wall.Seconds(), theirs.people == ours.people)})
	return nil
}
