//go:build unix

package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"byname"
)

// lock lets one process at a time build or choose a build.
func (b *Builds) lock() (unlock func(), err error) {
	return lockFolder(b.folder, byname.Conflict("population", "no other build under way", "wait until it is done, or stop it"))
}

// lockFolder makes a folder when it is missing and keeps it for this process
// until unlock, or fails with busy. The system lets go of the lock when the
// process ends, however it ends.
func lockFolder(folder string, busy error) (unlock func(), err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(filepath.Join(folder, lockFile), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = busy
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() { file.Close() }, nil
}
