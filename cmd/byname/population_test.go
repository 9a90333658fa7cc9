package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"byname/store"
)

func TestPopulation(t *testing.T) {
	data := t.TempDir()
	for _, verb := range [][]string{{"population", "build"}, {"population", "links"}, {"population", "check"}, {"signal", "list"}} {
		if out, errs, code := ask(t, data, verb...); code != exitNotFound || out != "" || !strings.Contains(errs, "byname ") {
			t.Errorf("%v of nothing: exit %d, %q, %q", verb, code, out, errs)
		}
	}
	if _, errs, code := ask(t, data, "feed", "add", storyFolder); code != 0 {
		t.Fatal(errs)
	}
	out, errs, code := ask(t, data, "population", "build")
	if code != 0 || !strings.HasPrefix(out, "Build 1: ") || !strings.Contains(errs, "grouping records into persons\n") {
		t.Fatal(code, errs, out)
	}
	out, errs, code = ask(t, data, "--json", "population", "build", "--as-of", "2026-02-10")
	var m store.Manifest
	if err := json.Unmarshal([]byte(out), &m); code != 0 || err != nil || m.Number != 2 || m.Day.String() != "2026-02-10" || m.Counts.Signals == 0 {
		t.Error(code, errs, out, err)
	}
	if out, errs, code = ask(t, data, "population", "list"); code != 0 || !strings.Contains(out, "current  2") {
		t.Error(code, errs, out)
	}
	if _, errs, code = ask(t, data, "population", "join"); code != exitConflict || !strings.Contains(errs, "build 2 was made as of 2026-02-10 and leaves out what is dated later") {
		t.Error(code, errs)
	}
	if _, errs, code = ask(t, data, "population", "use", "1"); code != 0 {
		t.Error(code, errs)
	}
	if out, errs, code = ask(t, data, "population", "join"); code != 0 || !strings.HasPrefix(out, "Build 1: ") || !strings.Contains(errs, "it stays the current one") {
		t.Error(code, errs, out)
	}
	if out, errs, code = ask(t, data, "population", "list"); code != 0 || !strings.Contains(out, "current  1") {
		t.Error(code, errs, out)
	}
	if _, errs, code = ask(t, data, "population", "use", "7"); code != exitNotFound || !strings.Contains(errs, "population list") {
		t.Error(code, errs)
	}
	if out, errs, code = ask(t, data, "population", "check"); code != 0 || out != "Build 1 is whole.\n" {
		t.Error(code, errs, out)
	}

	links := filepath.Join(t.TempDir(), "links.csv")
	if out, errs, code = ask(t, data, "population", "links", "--out", links); code != 0 || out != "" {
		t.Fatal(code, errs, out)
	}
	rows := csvRows(t, readText(t, links))
	if strings.Join(rows[0], ",") != "source_file,row_id,person" || len(rows) != 4651 { // all of truth.csv but the one row that is refused
		t.Errorf("%v and %d rows", rows[0], len(rows)-1)
	}

	out, errs, code = ask(t, data, "signal", "list", "--as-of", "2026-02-10")
	found := csvRows(t, out)
	if code != 0 || strings.Join(found[0], ",") != "person,programme,theme,since,reasons" || len(found) < 5 {
		t.Fatal(code, errs, out)
	}
	for _, r := range found[1:] {
		if r[3] > "2026-02-10" || r[4] == "" {
			t.Errorf("found %v", r)
		}
	}
	if _, errs, code = ask(t, data, "signal", "list", "--as-of", "10/02/2026"); code != exitInvalid {
		t.Error(code, errs)
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func csvRows(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatal(err)
	}
	return rows
}
