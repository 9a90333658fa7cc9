package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestMain lets a test start this program as a process of its own, to kill it.
func TestMain(m *testing.M) {
	if os.Getenv("BYNAME_TEST_IS_BYNAME") != "" {
		main()
	}
	os.Exit(m.Run())
}

func TestNobodyElseOfTheMachineReads(t *testing.T) {
	data := t.TempDir()
	running := child(t, data)
	if err := running.Start(); err != nil {
		t.Fatal(err)
	}
	if err := running.Wait(); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(data, func(path string, f fs.DirEntry, err error) error {
		if err != nil || path == data {
			return err
		}
		info, err := f.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is %v", f.Name(), info.Mode())
		}
		return err
	})
	if _, missing := os.Stat(filepath.Join(data, "byname.db")); err != nil || missing != nil {
		t.Fatal(err, missing)
	}
}
