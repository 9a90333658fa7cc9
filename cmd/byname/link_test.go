package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// linkFiles writes files and links them.
func linkFiles(t *testing.T, files map[string]string, args ...string) (code int, out, errs, dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "DIR", dir)
	}
	var o, e strings.Builder
	code = run(t.Context(), append([]string{"link", "files"}, args...), nil, &o, &e)
	return code, o.String(), e.String(), dir
}

const (
	hospital = "no,given_name,surname,dob,who\nH1,Anna,Wójcik,1980-05-17,p1\nH2,Bert,Lowe,1955-01-30,p2\n"
	council  = "no;forename;family name;birth date;who\nC1;ANNA;WOJCIK;17/05/1980;p1\nC2;Carl;Moss;02/09/1971;p3\n"
)

func TestLinkFiles(t *testing.T) {
	code, out, errs, dir := linkFiles(t, map[string]string{"hospital.csv": hospital, "council.csv": council},
		"DIR/hospital.csv", "DIR/council.csv", "--id", "no", "--truth", `who~p(\d)`, "--out", "DIR/people.csv", "--pairs", "DIR/pairs.csv")
	if code != 0 {
		t.Fatal(code, errs)
	}
	people := readRows(t, filepath.Join(dir, "people.csv"))
	want := [][]string{{"source", "id", "person"}, {"hospital", "H1", "1"}, {"hospital", "H2", "2"}, {"council", "C1", "1"}, {"council", "C2", "3"}}
	for i := range want {
		if strings.Join(people[i], ",") != strings.Join(want[i], ",") {
			t.Errorf("people.csv line %d: %v, expected %v", i+1, people[i], want[i])
		}
	}
	pairs := readRows(t, filepath.Join(dir, "pairs.csv"))
	if len(pairs) != 2 || strings.Join(pairs[0], ",") != "source_l,id_l,source_r,id_r,weight,probability" || pairs[1][1] != "H1" || pairs[1][3] != "C1" {
		t.Error(pairs)
	}
	if !strings.Contains(out, "F1 1.0000") || !strings.Contains(out, "given=forename family=family name born=birth date") {
		t.Error(out)
	}
}

func TestLinkFilesJSON(t *testing.T) {
	code, out, errs, _ := linkFiles(t, map[string]string{"a.csv": hospital}, "DIR/a.csv", "--id", "no", "--truth", "who", "--out", "DIR/p.csv", "--json")
	var got struct {
		Rows, Persons int
		Quality       struct{ F1 float64 }
	}
	if err := json.Unmarshal([]byte(out), &got); code != 0 || err != nil || got.Rows != 2 || got.Persons != 2 || got.Quality.F1 != 1 {
		t.Error(code, err, got, errs)
	}
}

func TestLinkFilesFaults(t *testing.T) {
	files := map[string]string{"a.csv": hospital}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"DIR/none.csv", "--id", "no", "--out", "DIR/p.csv"}, exitNotFound, "check its name"},
		{[]string{"DIR/a.csv", "DIR/a.csv", "--id", "no", "--out", "DIR/p.csv"}, exitInvalid, "rename one"},
		{[]string{"DIR/a.csv", "--id", "id", "--out", "DIR/p.csv"}, exitInvalid, "give --id one of: no, given_name"},
		{[]string{"DIR/a.csv", "--id", "no", "--truth", "who~(", "--out", "DIR/p.csv"}, exitInvalid, "an expression with a group"},
		{[]string{"DIR/a.csv", "--id", "no", "--map", "colour=dob", "--out", "DIR/p.csv"}, exitInvalid, "use one of: given"},
	} {
		code, _, errs, dir := linkFiles(t, files, c.args...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%v: %d, %s", c.args, code, errs)
		}
		if _, err := os.Stat(filepath.Join(dir, "p.csv")); err == nil {
			t.Errorf("%v: something was written", c.args)
		}
	}
}

// Ctrl-C ends it wherever it is, and nothing is written.
func TestLinkFilesInterrupted(t *testing.T) {
	for doing := range 6 { // things that are told while it works
		ctx, stop := context.WithCancel(t.Context())
		heard := 0
		errs := writerFunc(func(p []byte) (int, error) {
			if heard++; heard > doing {
				stop()
			}
			return len(p), nil
		})
		if doing == 0 {
			stop()
		}
		in, dir := filepath.Join(t.TempDir(), "a.csv"), t.TempDir()
		if err := os.WriteFile(in, []byte(hospital), 0o600); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(dir, "p.csv")
		code := run(ctx, []string{"link", "files", in, "--out", out, "--report", filepath.Join(dir, "r.html")}, nil, io.Discard, errs)
		stop()
		if left, _ := os.ReadDir(dir); code != exitInterrupted || len(left) > 0 {
			t.Errorf("stopped after %d lines: exit code %d, left %v", doing, code, left)
		}
	}
}

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// Blocking is counted, told in words and as JSON, and advised on.
func TestLinkBlock(t *testing.T) {
	file := filepath.Join("..", "..", "link", "testdata", "febrl3.csv.gz")
	for _, c := range []struct {
		args []string
		says []string
	}{
		{nil, []string{"born+name", "nothing shares a key of: nhs, agency-number, email", "5,000 rows"}},
		{[]string{"--rules", "postcode"}, []string{"16,115", "0.129 % of all"}},
		{[]string{"--json", "--rules", "postcode"}, []string{`"Pairs": 16115`, `"Alone": `, `"Biggest": [`}},
		{[]string{"--advise", "--budget", "8000", "--truth", `rec_id~rec-(\d+)-`}, []string{"--rules number,", "95 %)", "By the truth they find 9", "capture and recapture"}},
	} {
		var out, errs strings.Builder
		if code := run(t.Context(), append([]string{"link", "block", file}, c.args...), nil, &out, &errs); code != 0 {
			t.Errorf("%v: %d %s", c.args, code, errs.String())
		}
		for _, says := range c.says {
			if !strings.Contains(out.String(), says) {
				t.Errorf("%v: nothing of %q in:\n%s", c.args, says, out.String())
			}
		}
	}
	for args, says := range map[string]string{"--advise --rules nhs": "no --rules beside it", "--budget 0": "one pair at least", "--rules luck": "use one of: nhs"} {
		var out, errs strings.Builder
		if code := run(t.Context(), append([]string{"link", "block", file}, strings.Fields(args)...), nil, &out, &errs); code != exitInvalid || !strings.Contains(errs.String(), says) {
			t.Errorf("%s: %d %s", args, code, errs.String())
		}
	}
}

func readRows(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
