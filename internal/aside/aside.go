// Package aside names files that are written beside their place and take it
// when they are whole, and clears away those that a killed process left.
package aside

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// Stray is the age from which a file written aside is nobody's: whoever writes
// one is done in far less.
const Stray = 24 * time.Hour

var name = regexp.MustCompile(`^(.+)\.\d+\.new$`)

// Create makes a file beside path, to be renamed to it. Several processes may
// be at it at once.
func Create(path string) (*os.File, error) {
	return os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.new")
}

// Sweep removes what killed processes left aside in a folder: of one file's
// name, or of any when it is "".
func Sweep(folder, of string, now time.Time) error {
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		m := name.FindStringSubmatch(e.Name())
		if m == nil || of != "" && m[1] != of || !e.Type().IsRegular() {
			continue
		}
		info, failed := e.Info()
		if failed == nil && now.Sub(info.ModTime()) > Stray {
			failed = os.Remove(filepath.Join(folder, e.Name()))
		}
		if !errors.Is(failed, fs.ErrNotExist) { // somebody else was first
			err = errors.Join(err, failed)
		}
	}
	return err
}
