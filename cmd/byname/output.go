package main

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"byname"
	"byname/internal/aside"
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
	files []pending
}

// A pending file is on its way to its name.
type pending struct{ now, then string }

// mayWrite refuses, before any work is done, what could not be written
// together with the rest or would stand in the place of what is read. out is
// wanted; more may be "", which is a file that nobody named.
func mayWrite(reads []string, out string, more ...string) error {
	if out == "" {
		return byname.Invalid("--out", "the name of a file", "give it one, or - for standard output")
	}
	var taken []fs.FileInfo
	for _, path := range reads {
		if info, err := os.Stat(path); err == nil {
			taken = append(taken, info)
		}
	}
	seen := map[string]bool{}
	for _, path := range append([]string{out}, more...) {
		if path == "" {
			continue
		}
		whole, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		if whole, err = target(whole); err != nil {
			return err
		}
		if seen[whole] {
			return byname.Invalid(path, "a file of its own for each thing that is written", "name another")
		}
		seen[whole] = true
		info, err := os.Stat(whole)
		if err != nil || path == "-" {
			continue // is made
		}
		for _, other := range taken {
			if os.SameFile(info, other) {
				return byname.Invalid(path, "a file that is not read too", "name another: what is read is never written over")
			}
		}
	}
	return nil
}

// target is where a file is put that is to have this name: a link stays one.
func target(path string) (string, error) {
	if at, err := filepath.EvalSymlinks(path); err == nil {
		path = at
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", byname.Invalid(path, "a file, not a folder", "name a file in it")
	}
	return path, nil
}

// add writes a file aside; "-" is stdout, at once, and so is what is no file,
// such as a pipe.
func (o *outputs) add(path string, fill func(io.Writer) error) error {
	if path == "-" {
		return fill(o.e.stdout)
	}
	then, err := target(path)
	if err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(fill(file), file.Close())
	}
	_ = aside.Sweep(filepath.Dir(then), filepath.Base(then), time.Now()) // what cannot be cleared away is in nobody's way
	file, err := aside.Create(then)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return byname.NotFound(path, "a folder to write it in", "make the folder first")
	case errors.Is(err, fs.ErrPermission):
		return byname.Denied(path, "a folder that you may write in", "choose another")
	case err != nil:
		return err
	}
	o.files = append(o.files, pending{file.Name(), then})
	return errors.Join(fill(file), file.Close())
}

// end gives the files their names, or takes them away.
func (o *outputs) end(good bool) error {
	var all error
	for _, f := range o.files {
		if good {
			all = errors.Join(all, os.Rename(f.now, f.then))
		} else {
			all = errors.Join(all, os.Remove(f.now))
		}
	}
	return all
}
