package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// What is kept in a data folder, as far as two that were given the same files
// must be alike.
type kept struct {
	taken  string            // what the database says of files and refused rows
	files  map[string]string // checksums of deliveries
	rows   map[string]int    // each accepted row and its person, persons numbered by the order of rows
	counts map[string]int    // of the build
}

// kept reads it, by Byname's own verbs.
func (b *bench) kept(data string) (k kept, err error) {
	for _, verb := range []string{"list", "refused"} {
		said, err := b.byname(data, "--json", "feed", verb)
		if err != nil {
			return k, err
		}
		var lines []map[string]any
		if err := json.Unmarshal([]byte(said.said), &lines); err != nil {
			return k, fmt.Errorf("feed %s: %w", verb, err)
		}
		for _, l := range lines {
			delete(l, "Taken") // the time
			delete(l, "Number")
			k.taken += fmt.Sprintln(l)
		}
	}
	if k.files, err = checksums(filepath.Join(data, "deliveries")); err != nil {
		return k, err
	}
	if k.rows, err = b.links(data); err != nil {
		return k, err
	}
	said, err := b.byname(data, "--json", "population", "list")
	if err != nil {
		return k, err
	}
	var list struct {
		Current int
		Builds  []struct {
			Build  int
			Counts map[string]int
		}
	}
	if err := json.Unmarshal([]byte(said.said), &list); err != nil {
		return k, fmt.Errorf("population list: %w", err)
	}
	for _, m := range list.Builds {
		if m.Build == list.Current {
			k.counts = m.Counts
		}
	}
	left, err := filepath.Glob(filepath.Join(data, "*", ".*"))
	if err == nil && len(left) > 0 {
		err = fmt.Errorf("something half-done is left: %v", left)
	}
	return k, err
}

// links reads which row is about whom. Persons are numbered in the
// order of rows, because a build that was killed has used up ids.
func (b *bench) links(data string) (map[string]int, error) {
	out := filepath.Join(b.folder, "links.csv")
	if _, err := b.byname(data, "population", "links", "--out", out); err != nil {
		return nil, err
	}
	file, err := os.Open(out)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	lines = lines[1:]
	slices.SortFunc(lines, func(a, b []string) int { return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1])) })
	rows, persons := map[string]int{}, map[string]int{}
	for _, l := range lines {
		row := l[0] + " " + l[1]
		if _, twice := rows[row]; twice {
			return nil, fmt.Errorf("a row of %s is there twice", l[0])
		}
		if _, met := persons[l[2]]; !met {
			persons[l[2]] = len(persons)
		}
		rows[row] = persons[l[2]]
	}
	return rows, nil
}

func checksums(folder string) (map[string]string, error) {
	sums := map[string]string{}
	return sums, filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		sums[strings.TrimPrefix(path, folder)] = fmt.Sprintf("%x", sha256.Sum256(text))
		return err
	})
}

// same is nil when nothing is lost and nothing is there twice.
func (k kept) same(other kept) error {
	var err error
	if k.taken != other.taken {
		err = errors.Join(err, errors.New("the list of files taken in, or of refused rows, differs"))
	}
	if !maps.Equal(k.files, other.files) {
		err = errors.Join(err, errors.New("the deliveries differ"))
	}
	if !maps.Equal(k.rows, other.rows) {
		err = errors.Join(err, fmt.Errorf("rows are about other people, or missing: %d rows, %d before", len(other.rows), len(k.rows)))
	}
	// Only a build after another changes whom records are about.
	delete(k.counts, "changes")
	delete(other.counts, "changes")
	if !maps.Equal(k.counts, other.counts) {
		err = errors.Join(err, fmt.Errorf("the builds count %v, and %v undisturbed", other.counts, k.counts))
	}
	return err
}
