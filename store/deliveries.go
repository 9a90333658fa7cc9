package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"byname"
)

// Deliveries are the accepted rows of the files that agencies sent:
// DATA/deliveries/<hash>, one folder a file, each complete and never changed.
// A folder that the database does not know is the trace of a process killed
// in its last moment, and is replaced when the file comes again.
type Deliveries struct{ folder string }

// OpenDeliveries reads and writes the deliveries of a data folder.
func OpenDeliveries(data string) *Deliveries {
	return &Deliveries{filepath.Join(data, "deliveries")}
}

// Lock keeps the deliveries for this process to add to until unlock, and
// removes what killed processes left.
func (d *Deliveries) Lock() (unlock func(), err error) {
	unlock, err = lockFolder(d.folder, byname.Conflict("feed", "nobody else adding files", "wait until they are done, or stop them"))
	if err != nil {
		return nil, err
	}
	if err := sweep(d.folder); err != nil {
		unlock()
		return nil, fmt.Errorf("feed: %w", err)
	}
	return unlock, nil
}

// Remove erases the rows of a delivery, for ever.
func (d *Deliveries) Remove(hash string) error {
	aside := filepath.Join(d.folder, removing+hash)
	if err := rename(filepath.Join(d.folder, hash), aside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.RemoveAll(aside)
}

// Check compares every file of a delivery with its checksum.
func (d *Deliveries) Check(hash string) error {
	m, err := d.Manifest(hash)
	if err != nil {
		return err
	}
	for _, f := range m.Files {
		err = errors.Join(err, f.check(filepath.Join(d.folder, hash)))
	}
	return err
}
