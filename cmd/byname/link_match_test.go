package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// matchIn asks whom of two files records may be about.
func matchIn(t *testing.T, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"hospital.csv": hospital, "council.csv": council} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var o, e strings.Builder
	args = append([]string{"link", "match", "--id", "no", "--map", "work=", "--population", filepath.Join(dir, "hospital.csv"),
		"--population", filepath.Join(dir, "council.csv")}, args...)
	code = run(t.Context(), args, strings.NewReader(in), &o, &e)
	return code, o.String(), e.String()
}

func TestLinkMatch(t *testing.T) {
	for name, ask := range map[string]struct {
		in   string
		args []string
	}{
		"fields": {args: []string{"given=Ania", "family=Wójcik", "born=17/05/1980", "--dates=dmy"}},
		"csv":    {in: "given,family,born\nAnna,Wojcik,1980-05-17\n"},
		"json":   {in: `{"given":"Anna","family":"Wojcik","born":"1980-05-17"}` + "\n"},
	} {
		code, out, errs := matchIn(t, ask.in, append(ask.args, "--json")...)
		var a fileAnswer
		if err := json.Unmarshal([]byte(out), &a); code != 0 || err != nil {
			t.Fatal(name, code, err, errs)
		}
		if len(a.Persons) != 1 || a.Persons[0].Person != 1 || a.Persons[0].Lead <= 0 || len(a.Persons[0].Lines) < 3 {
			t.Errorf("%s: %+v", name, a)
		}
	}
	code, out, _ := matchIn(t, "", "given=Bert", "family=Lowe", "born=1955-01-30")
	if code != 0 || !strings.Contains(out, "person 2, as H2 of hospital") || !strings.Contains(out, "birth dates are the same") {
		t.Error(code, out)
	}
	code, out, _ = matchIn(t, "", "given=Zara", "family=Quill", "born=1999-09-09")
	if code != 0 || !strings.Contains(out, "Nobody") {
		t.Error(code, out)
	}
}

// A record that says too little, or something that cannot be compared, is
// refused and never agrees with everybody.
func TestLinkMatchRefuses(t *testing.T) {
	for _, args := range [][]string{{"given=Anna"}, {"born=1980-05-17"}, {"given=Anna", "family=Wojcik", "born=32/13/1990"}, {"colour=red", "given=Anna", "family=Wojcik"}, {"Anna"}, {}} {
		if code, out, errs := matchIn(t, "", args...); code != 3 || out != "" || errs == "" {
			t.Errorf("%v: %d %s %s", args, code, out, errs)
		}
	}
	if code, _, errs := matchIn(t, "{\"given\":1}\n"); code != 3 || !strings.Contains(errs, "line 1") {
		t.Error(code, errs)
	}
}
