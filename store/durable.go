package store

import (
	"errors"
	"os"
	"path/filepath"

	"byname/internal/aside"
)

// replaceFile puts content in the place of a file, or makes it: whoever reads
// sees all of the old or all of the new, after a power cut too.
func replaceFile(path string, content []byte) error {
	file, err := aside.Create(path)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = rename(file.Name(), path)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}

// rename is durable: the folder is flushed too.
func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(to))
}

func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
