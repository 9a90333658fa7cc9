package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// day is the last day of the invented extracts.
const day = "2026-06-30"

// build measures everybody, all agencies, from files to a published build.
func (b *bench) build() error {
	const (
		most   = 3 * time.Minute
		memory = 3e9
	)
	size := fmt.Sprintf("%d people", b.people)
	files := filepath.Join(b.folder, "files")
	wrote, err := b.run(b.program, "synth", "write", "--people", fmt.Sprint(b.people), "--out", files)
	if err != nil {
		return err
	}
	defer os.RemoveAll(files)
	b.report(row{what: "invent the files", size: size, spent: wrote})
	took, err := b.byname(b.data, "--today", day, "feed", "add", files)
	if err != nil {
		return err
	}
	b.report(row{what: "feed add", size: size, spent: took})
	built, err := b.byname(b.data, "--today", day, "population", "build")
	if err != nil {
		return err
	}
	b.report(row{what: "population build", size: size, spent: built, found: lastLines(built.said, 1)})
	whole := took.and(built)
	b.report(row{what: "files to build", size: size, spent: whole, target: "under 180 s and 3 GB", missed: whole.wall > most || whole.peak > memory})
	return nil
}
