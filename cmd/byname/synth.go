package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"byname"
	"byname/area"
	"byname/synth"
)

// synthCmd holds the verbs about invented people.
type synthCmd struct {
	Write synthWriteCmd `cmd:"" help:"Write the files that the agencies of an invented population would send, and the truth beside them."`
}

type synthWriteCmd struct {
	People        int    `default:"40000" help:"How many people."`
	Neighbourhood string `help:"Where they live: an id of byname area list (default: the whole system)."`
	Seed          uint64 `default:"1" help:"The same seed gives the same files."`
	From          string `default:"2024-07-01" help:"First day of the extracts."`
	To            string `default:"2026-06-30" help:"Last day of the extracts."`
	Gzip          bool   `help:"Write .csv.gz files."`
	Beside        string `type:"existingdir" help:"A folder of files to be read together with these: no NHS number in them is given again."`
	Out           string `required:"" type:"path" help:"Folder to make. It must not exist or be empty."`
}

func (c synthWriteCmd) Run(e *env) (err error) {
	system, err := area.Load(e.place())
	if err != nil {
		return err
	}
	o := synth.Options{Seed: c.Seed, People: c.People, Area: c.Neighbourhood, Gzip: c.Gzip}
	if o.From, err = byname.ParseDay(c.From); err != nil {
		return err
	}
	if o.To, err = byname.ParseDay(c.To); err != nil {
		return err
	}
	if c.Beside != "" {
		if o.Taken, err = synth.TakenIn(os.DirFS(c.Beside)); err != nil {
			return err
		}
	}
	var start, told time.Time
	first := 0
	o.Progress = func(people int) {
		switch now := time.Now(); {
		case first == 0:
			start, told, first = now, now, people
		case now.Sub(told) > time.Second:
			told = now
			left := time.Duration(float64(now.Sub(start)) * float64(c.People-people) / float64(people-first)).Round(time.Second)
			fmt.Fprintf(e.stderr, "invented %d of %d people, about %v left\n", people, c.People, left)
		}
	}
	// Nothing stands in the folder before everything does.
	if err := os.Remove(c.Out); err != nil && !errors.Is(err, os.ErrNotExist) {
		return byname.Conflict("--out", "a folder that does not exist or is empty", "choose another or remove it first")
	}
	if err := os.MkdirAll(filepath.Dir(c.Out), 0o755); err != nil {
		return err
	}
	aside, err := os.MkdirTemp(filepath.Dir(c.Out), ".byname-synth-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	if err := synth.Write(e.ctx, folder(aside), system, o); err != nil {
		return err
	}
	if err := os.Chmod(aside, 0o755); err != nil {
		return err
	}
	if err := os.Rename(aside, c.Out); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%d invented people in %s\n", c.People, c.Out)
	return nil
}

// folder makes files in a folder.
type folder string

func (f folder) Create(name string) (io.WriteCloser, error) {
	return os.Create(filepath.Join(string(f), name))
}
