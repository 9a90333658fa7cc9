package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"byname/place"
)

// All files of the place are checked in well under a second.
func TestProgrammeCheck(t *testing.T) {
	var out, errs strings.Builder
	began := time.Now()
	if code := run(t.Context(), []string{"programme", "check"}, nil, &out, &errs); code != 0 {
		t.Fatal(code, errs.String(), out.String())
	}
	if took := time.Since(began); took > 5*time.Second { // the target is one, on a machine that does nothing else
		t.Errorf("it took %v", took)
	}
	if !strings.HasSuffix(out.String(), "can run, 0 cannot\n") {
		t.Error(out.String())
	}
}

// A broken file never stops the others, and every verb says which is left out
// and why.
func TestABrokenProgramme(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, place.GreaterManchester); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "programmes", "falls.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.NewReplacer("lead: social_care", "lead: socail_care", "age >= 50", "aeg >= 50").Replace(string(text))
	if err := os.WriteFile(file, []byte(broken), 0o600); err != nil {
		t.Fatal(err)
	}
	said := func(code int, args ...string) (string, string) {
		t.Helper()
		var out, errs strings.Builder
		if got := run(t.Context(), append([]string{"--place", folder, "--data", t.TempDir()}, args...), nil, &out, &errs); got != code {
			t.Fatalf("%v gave %d: %s%s", args, got, out.String(), errs.String())
		}
		return out.String(), errs.String()
	}
	mistakes := []string{"programmes/falls.yaml:5:7: ", "did you mean social_care?", "programmes/falls.yaml:23:8: ", "did you mean age?"}
	out, _ := said(exitInvalid, "programme", "check")
	for _, m := range append(mistakes, "can run, 1 cannot") {
		if !strings.Contains(out, m) {
			t.Errorf("%q is not said in:\n%s", m, out)
		}
	}
	_, errs := said(exitNotFound, "signal", "list")
	for _, m := range mistakes {
		if !strings.Contains(errs, m) {
			t.Errorf("%q is not said in:\n%s", m, errs)
		}
	}

	out, _ = said(exitInvalid, "--json", "programme", "check", file)
	var files []checked
	if err := json.Unmarshal([]byte(out), &files); err != nil || len(files) != 1 || len(files[0].Mistakes) != 2 || files[0].Mistakes[1].Where != file+":23:8" {
		t.Errorf("for machines: %v %+v", err, files)
	}
	if out, _ = said(0, "programme", "schema"); !strings.Contains(out, `"social_care"`) {
		t.Error("the schema does not know the kinds of agency")
	}
}

// Anybody may read a programme of either form, without a worker's name.
func TestProgrammeShow(t *testing.T) {
	for args, want := range map[string]string{
		"programme list":                   "wider_causes",
		"programme show falls":             "all of it £393.29",
		"programme show care_homes":        "No data to hand.",
		"programme show gp_and_pharmacy":   "those with most need have the worse of it",
		"programme schema --supply":        "A supply or condition of Byname",
		"--json programme show care_homes": `"Missing": "No data to hand.`,
	} {
		var out, errs strings.Builder
		if code := run(t.Context(), strings.Fields(args), nil, &out, &errs); code != 0 || !strings.Contains(out.String(), want) {
			t.Errorf("%s gave %d without %q: %s%s", args, code, want, out.String(), errs.String())
		}
	}
	var out, errs strings.Builder
	if code := run(t.Context(), []string{"programme", "show", "none"}, nil, &out, &errs); code != exitNotFound {
		t.Errorf("a programme that is not there gave %d", code)
	}
}
