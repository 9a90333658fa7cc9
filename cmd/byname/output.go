package main

import (
	"encoding/csv"
	"errors"
	"os"
)

// write makes a CSV file that is whole or not there; "-" is stdout.
func (e *env) write(path string, fill func(*csv.Writer) error) error {
	if path == "-" {
		out := csv.NewWriter(e.stdout)
		err := fill(out)
		out.Flush()
		return errors.Join(err, out.Error())
	}
	aside := path + ".new"
	file, err := os.OpenFile(aside, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	out := csv.NewWriter(file)
	err = fill(out)
	out.Flush()
	if err := errors.Join(err, out.Error(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(aside))
	}
	return os.Rename(aside, path)
}
