package store

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"byname/internal/aside"
)

// sweep removes what killed processes left.
func (b *Builds) sweep() error { return sweep(b.folder) }

func sweep(folder string) error {
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), writing) || strings.HasPrefix(e.Name(), removing) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(folder, e.Name())))
		}
	}
	return errors.Join(err, aside.Sweep(folder, "", time.Now()))
}

// prune removes the oldest builds: of whole ones and of joined ones it leaves
// keep each, and the bases of those it leaves. Those who still read one keep
// its open files until they are done.
func (b *Builds) prune(keep, spare int) error {
	manifests, current, err := b.List()
	if err != nil {
		return err
	}
	stay, whole, joined := map[int]bool{}, 0, 0
	for _, m := range manifests { // the newest first
		count := &whole
		if m.Base != 0 {
			count = &joined
		}
		if *count++; *count <= max(keep, 1) || m.Number == current || m.Number == spare {
			stay[m.Number], stay[m.Base] = true, true
		}
	}
	for _, m := range manifests {
		if stay[m.Number] {
			continue
		}
		out := filepath.Join(b.folder, removing+strconv.Itoa(m.Number))
		if err := os.Rename(filepath.Join(b.folder, strconv.Itoa(m.Number)), out); err != nil {
			return err
		}
		if err := os.RemoveAll(out); err != nil {
			return err
		}
	}
	return nil
}
