package main

import (
	"strings"
	"testing"
)

func TestAreaList(t *testing.T) {
	var out, errs strings.Builder
	if code := run(t.Context(), []string{"area", "list"}, nil, &out, &errs); code != 0 {
		t.Fatal(code, errs.String())
	}
	if !strings.Contains(out.String(), "MAN-N07  Manchester  41210   50.75") {
		t.Error(out.String())
	}
}

func TestAreaOfAFolderThatIsNoPlace(t *testing.T) {
	var out, errs strings.Builder
	if code := run(t.Context(), []string{"--place", t.TempDir(), "area", "list"}, nil, &out, &errs); code != exitInvalid || !strings.Contains(errs.String(), "system.yaml") {
		t.Error(code, errs.String())
	}
}
