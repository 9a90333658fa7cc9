package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ofTheDay says of which files how large a part of a day's changed rows is.
var ofTheDay = []struct {
	begins string
	part   float64
}{{"hospital_ed_apc", .5}, {"schools", .3}, {"gp_events", .15}, {"police_synth", .05}}

// joined measures a day's changes of half a million people: some thousand rows
// are kept back from the files, a build is made of the rest, and then they
// come.
func (b *bench) joined() error {
	const most = 10 * time.Second
	size := fmt.Sprintf("%d people", b.people)
	files, data := filepath.Join(b.folder, "files"), filepath.Join(b.folder, "joined-data")
	defer os.RemoveAll(files)
	if _, err := b.run(b.program, "synth", "write", "--people", fmt.Sprint(b.people), "--out", files); err != nil {
		return err
	}
	var days []string
	for i, rows := range []int{5_000, 50_000} {
		day := filepath.Join(b.folder, fmt.Sprintf("day%d", i))
		if err := keepBack(files, day, min(rows, b.people/8), fmt.Sprint("_day", i)); err != nil {
			return err
		}
		days = append(days, day)
	}
	if _, err := b.byname(data, "--today", day, "feed", "add", files); err != nil {
		return err
	}
	built, err := b.byname(data, "--today", day, "population", "build")
	if err != nil {
		return err
	}
	b.report(row{what: "build to join", size: size, spent: built, found: lastLines(built.said, 1)})
	for _, of := range days {
		if _, err := b.byname(data, "--today", day, "feed", "add", of); err != nil {
			return err
		}
		joined, err := b.byname(data, "--today", day, "population", "join")
		if err != nil {
			return err
		}
		b.report(row{what: "population join, " + filepath.Base(of), size: size, spent: joined, found: lastLines(joined.said, 1), target: "under 10 s", missed: joined.wall > most})
	}
	compared, err := b.byname(data, "--today", day, "--json", "population", "check", "--anew")
	if err != nil {
		return err
	}
	var found struct{ Records, Equal int }
	if err := json.Unmarshal([]byte(compared.said), &found); err != nil {
		return err
	}
	b.report(row{what: "compare with all linked anew", size: size, spent: compared, found: fmt.Sprintf("%d of %d records equal", found.Equal, found.Records),
		target: "99.9 %", missed: 1000*found.Equal < 999*found.Records})
	return nil
}

// keepBack takes some rows out of files, evenly, and writes them into files of
// the same kind in another folder.
func keepBack(files, into string, rows int, suffix string) error {
	if err := os.Mkdir(into, 0o700); err != nil {
		return err
	}
	for _, f := range ofTheDay {
		names, err := filepath.Glob(filepath.Join(files, f.begins+"*.csv"))
		if err != nil || len(names) == 0 {
			return errors.Join(err, fmt.Errorf("no file of %s", f.begins))
		}
		later := filepath.Join(into, strings.TrimSuffix(filepath.Base(names[0]), ".csv")+suffix+".csv")
		if err := divide(names[0], later, int(float64(rows)*f.part)); err != nil {
			return err
		}
	}
	return nil
}

// divide moves so many lines of a file, evenly, into a new one with the same
// heading. The invented files have one line a row.
func divide(path, later string, lines int) (err error) {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	count := -1
	for s := bufio.NewScanner(in); s.Scan(); {
		count++
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return err
	}
	stay, leave, err := create(path+".stay", later)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stay.close(), leave.close(), os.Rename(path+".stay", path)) }()
	every, moved := max(2, count/max(1, lines)), 0
	s := bufio.NewScanner(in)
	for i := -1; s.Scan(); i++ {
		line := s.Text() + "\n"
		switch {
		case i < 0:
			stay.text(line)
			leave.text(line)
		case i%every == every-1 && moved < lines:
			moved++
			leave.text(line)
		default:
			stay.text(line)
		}
	}
	return s.Err()
}

// A writing is a file that is written line by line.
type writing struct {
	file *os.File
	out  *bufio.Writer
}

func create(a, b string) (x, y writing, err error) {
	for i, path := range []string{a, b} {
		file, failed := os.Create(path)
		err = errors.Join(err, failed)
		if w := (writing{file, bufio.NewWriter(file)}); i == 0 {
			x = w
		} else {
			y = w
		}
	}
	return x, y, err
}

func (w writing) text(s string) { w.out.WriteString(s) }

func (w writing) close() error { return errors.Join(w.out.Flush(), w.file.Close()) }
