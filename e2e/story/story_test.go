package story

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"byname"
)

func TestUntilLeavesOutWhatHadNotHappened(t *testing.T) {
	day, _ := byname.ParseDay("2026-02-10")
	all, early := t.TempDir(), t.TempDir()
	if err := Write(all); err != nil {
		t.Fatal(err)
	}
	if err := Until(day, early); err != nil {
		t.Fatal(err)
	}
	fewer := 0
	for _, s := range sheets {
		whole, err := os.ReadFile(filepath.Join(all, s.name))
		if err != nil {
			t.Fatal(err)
		}
		part, err := os.ReadFile(filepath.Join(early, s.name))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		dated := 0
		for i, line := range strings.SplitAfter(s.decode(whole), "\n") {
			if strings.TrimSpace(line) == "" || i == 0 {
				continue
			}
			later := s.dayOf(line) > day
			if s.dayOf(line) != 0 {
				dated++
			}
			if kept := strings.Contains(s.decode(part), line); kept == later {
				t.Errorf("%s line %d: kept %v, later %v", s.name, i+1, kept, later)
			}
			if later {
				fewer++
			}
		}
		if dated < 5 {
			t.Errorf("%s: the day of hardly any row can be read (%d)", s.name, dated)
		}
	}
	if fewer < 300 {
		t.Errorf("only %d rows are later than %v", fewer, day)
	}
}
