//go:build unix

package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"byname"
)

// lock lets one process at a time build or choose a build. The system lets go
// of it when the process ends, however it ends.
func (b *Builds) lock() (unlock func(), err error) {
	if err := os.MkdirAll(b.folder, 0o700); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(filepath.Join(b.folder, lockFile), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = byname.Conflict("population", "no other build under way", "wait until it is done, or stop it")
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() { file.Close() }, nil
}
