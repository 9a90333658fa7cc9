// Package onefolder lets the tests of a program share what takes long to make:
// a folder is made once, and each test is given a copy to do with as it likes.
package onefolder

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"
)

// A Folder is made when the first test asks. What is in it is kept in memory,
// so that nothing stays behind.
type Folder struct {
	Make func(t testing.TB, folder string)

	once sync.Once
	kept fstest.MapFS
}

// Copy is a folder of the test's own with all that was made.
func (f *Folder) Copy(t testing.TB) string {
	t.Helper()
	f.once.Do(func() {
		made := t.TempDir()
		f.Make(t, made)
		kept, err := read(made)
		if err != nil {
			t.Fatal(err)
		}
		f.kept = kept
	})
	if f.kept == nil {
		t.Fatal("the folder that tests share was not made: see the first test that failed")
	}
	into := t.TempDir()
	if err := os.CopyFS(into, f.kept); err != nil {
		t.Fatal(err)
	}
	return into
}

func read(folder string) (fstest.MapFS, error) {
	kept := fstest.MapFS{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		kept[filepath.ToSlash(name)] = &fstest.MapFile{Data: data, Mode: info.Mode(), ModTime: info.ModTime()}
		return err
	})
	return kept, err
}
