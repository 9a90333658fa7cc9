package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const settings = `{"link_type": "dedupe_only", "unique_id_column_name": "id", "probability_two_random_records_match": 0.01,
"blocking_rules_to_generate_predictions": ["l.family = r.family", {"blocking_rule": "l.born = r.born", "sql_dialect": "duckdb"}],
"comparisons": [
 {"output_column_name": "given", "comparison_levels": [
  {"sql_condition": "given_l IS NULL OR given_r IS NULL", "is_null_level": true},
  {"sql_condition": "given_l = given_r"}, {"sql_condition": "jaro_winkler_similarity(given_l, given_r) >= 0.88"}, {"sql_condition": "ELSE"}]},
 {"output_column_name": "family", "comparison_levels": [
  {"sql_condition": "family_l = family_r"}, {"sql_condition": "ELSE"}]},
 {"output_column_name": "born", "comparison_levels": [
  {"sql_condition": "born_l IS NULL OR born_r IS NULL", "is_null_level": true},
  {"sql_condition": "born_l = born_r"}, {"sql_condition": "levenshtein(born_l, born_r) <= 1"}, {"sql_condition": "ELSE"}]}]}`

// peopleTwice is a file that has most people twice.
func peopleTwice() string {
	var b strings.Builder
	b.WriteString("id,given,family,born,who\n")
	for n := range 300 {
		given, family, born := fmt.Sprintf("given%c%c", 'a'+n%26, 'a'+n/26), fmt.Sprintf("family%d", n%97), fmt.Sprintf("19%02d-0%d-1%d", n%70, 1+n%9, n%10)
		fmt.Fprintf(&b, "a%d,%s,%s,%s,%d\n", n, given, family, born, n)
		if n%3 > 0 {
			fmt.Fprintf(&b, "b%d,%s,%s,%s,%d\n", n, given+"x", family, born, n)
		}
	}
	return b.String()
}

func TestTrainAndRunASplinkModel(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	for name, text := range map[string]string{"settings.json": settings, "people.csv": peopleTwice()} {
		if err := os.WriteFile(file(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs strings.Builder
	if code := run(t.Context(), []string{"link", "train", file("settings.json"), file("people.csv"), "--out", file("model.json"),
		"--deterministic", "l.family = r.family and l.born = r.born"}, nil, &out, &errs); code != 0 {
		t.Fatal(code, errs.String())
	}
	if !strings.Contains(out.String(), "l.born = r.born: ") {
		t.Error(out.String())
	}
	out.Reset()
	if code := run(t.Context(), []string{"link", "files", file("people.csv"), "--model", file("model.json"), "--out", file("persons.csv"),
		"--pairs", file("pairs.csv"), "--truth", "who"}, nil, &out, &errs); code != 0 {
		t.Fatal(code, errs.String())
	}
	if !strings.Contains(out.String(), "200 right, 0 wrong, 0 missed") {
		t.Error(out.String())
	}
	if rows := readRows(t, file("persons.csv")); len(rows) != 501 {
		t.Errorf("%d lines of persons", len(rows))
	}
	if rows := readRows(t, file("pairs.csv")); len(rows) != 201 {
		t.Errorf("%d lines of pairs", len(rows))
	}
}

func TestASplinkModelThatDoesNotFit(t *testing.T) {
	for _, x := range []struct{ model, says string }{
		{strings.Replace(settings, "levenshtein", "soundex", 1), "not soundex"},
		{settings[:len(settings)-40], "cut off"},
		{strings.Replace(settings, "dedupe_only", "link_only", 1), "two or more"},
		{strings.ReplaceAll(settings, "born", "birth"), `a column "birth"`},
	} {
		code, _, errs, _ := linkFiles(t, map[string]string{"m.json": x.model, "people.csv": peopleTwice()}, "DIR/people.csv", "--model", "DIR/m.json", "--out", "DIR/p.csv")
		if code != exitInvalid || !strings.Contains(errs, x.says) {
			t.Errorf("%d %s does not say %q", code, errs, x.says)
		}
	}
}
