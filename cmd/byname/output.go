package main

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"

	"byname"
)

// write makes a CSV file that is whole or not there; "-" is stdout.
func (e *env) write(path string, fill func(*csv.Writer) error) error {
	o := outputs{e: e}
	err := o.add(path, func(w io.Writer) error {
		out := csv.NewWriter(w)
		err := fill(out)
		out.Flush()
		return errors.Join(err, out.Error())
	})
	return errors.Join(err, o.end(err == nil))
}

// outputs are files written aside, which get their names together or not at
// all.
type outputs struct {
	e     *env
	paths []string
}

// add writes a file aside; "-" is stdout, at once.
func (o *outputs) add(path string, fill func(io.Writer) error) error {
	if path == "-" {
		return fill(o.e.stdout)
	}
	file, err := os.OpenFile(aside(path), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		return byname.NotFound(path, "a folder to write it in", "make the folder first")
	}
	if err != nil {
		return err
	}
	o.paths = append(o.paths, path)
	return errors.Join(fill(file), file.Close())
}

// end gives the files their names, or takes them away.
func (o *outputs) end(good bool) error {
	var all error
	for _, path := range o.paths {
		if good {
			all = errors.Join(all, os.Rename(aside(path), path))
		} else {
			all = errors.Join(all, os.Remove(aside(path)))
		}
	}
	return all
}

func aside(path string) string { return path + ".new" }
