package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
)

// link measures linking two files on their own, and how well: FEBRL 4, 5,000
// records and a damaged copy of each.
func (b *bench) link() error {
	took, err := b.run(b.program, "--json", "link", "files", "link/testdata/febrl4a.csv.gz", "link/testdata/febrl4b.csv.gz",
		"--id", "rec_id", "--truth", `rec_id~rec-(\d+)-`, "--out", filepath.Join(b.folder, "people.csv"))
	if err != nil {
		return err
	}
	var found struct {
		Rows    int
		Quality struct{ Precision, Recall, F1 float64 }
	}
	if err := json.Unmarshal([]byte(took.said), &found); err != nil {
		return fmt.Errorf("byname link files: %w", err)
	}
	q := found.Quality
	b.report(row{what: "link files", size: fmt.Sprintf("FEBRL 4a + 4b, %d rows", found.Rows), spent: took,
		found: fmt.Sprintf("precision %.4f, recall %.4f, F1 %.4f", q.Precision, q.Recall, q.F1), target: "F1 of .99", missed: q.F1 < .99})
	return nil
}
