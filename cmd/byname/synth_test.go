package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSynthWrite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "invented")
	verb := []string{"synth", "write", "--people", "300", "--neighbourhood", "MAN-N07", "--out", out}
	var told, errs strings.Builder
	if code := run(t.Context(), verb, nil, &told, &errs); code != 0 {
		t.Fatal(code, errs.String())
	}
	made, err := os.ReadDir(out)
	if err != nil || len(made) != 18 {
		t.Fatal(len(made), err)
	}
	if code := run(t.Context(), verb, nil, &told, &errs); code != exitConflict {
		t.Errorf("a second time into the same folder: exit code %d", code)
	}
	// What fails leaves nothing behind.
	verb[3], verb[7] = "99999999", filepath.Join(filepath.Dir(out), "too-many")
	if code := run(t.Context(), verb, nil, &told, &errs); code != exitInvalid {
		t.Errorf("too many people: exit code %d", code)
	}
	if left, _ := os.ReadDir(filepath.Dir(out)); len(left) != 1 {
		t.Errorf("%d entries left in the folder", len(left))
	}
}
