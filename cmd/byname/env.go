package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"byname"
	"byname/place"
	"byname/work"
)

// globals are the flags that every verb takes.
type globals struct {
	Data  string `default:"byname-data" env:"BYNAME_DATA" type:"path" help:"Folder of what was taken in, the builds and the database."`
	DB    string `env:"BYNAME_DB" placeholder:"URL" help:"Another database: sqlite:PATH, or an address that begins with postgres://"`
	Place string `env:"BYNAME_PLACE" type:"path" placeholder:"DIR" help:"Folder of another place than Greater Manchester, which is built in."`
	Today string `env:"BYNAME_TODAY" placeholder:"DATE" help:"Another day than today, such as 2026-02-10, to try things out."`
	As    string `env:"BYNAME_AS" placeholder:"WORKER" help:"The worker in whose name it is done. It is written down."`
	JSON  bool   `help:"Print JSON for machines."`
}

// env is what a verb may touch of the outside world.
type env struct {
	globals
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
	stage          *stage // when set, verbs share its work and its clock
}

// open opens the work of the place in the data folder, or lends that of the
// stage.
func (e *env) open() (*work.Work, error) {
	if e.stage != nil {
		return e.stage.lend(e.Today)
	}
	now, err := e.clock()
	if err != nil {
		return nil, err
	}
	w, err := work.Open(e.ctx, work.Options{Data: e.Data, DB: e.DB, Place: e.place(), Now: now})
	if err == nil {
		for _, out := range w.Place.Broken {
			fmt.Fprintf(e.stderr, "byname: a programme is left out until it is corrected:\n%v\n", out.Err)
		}
	}
	return w, err
}

// place is the folder of the place as data.
func (e *env) place() fs.FS {
	if e.Place != "" {
		return os.DirFS(e.Place)
	}
	return place.GreaterManchester
}

// clock is the machine's, or with --today one that starts at nine in the
// morning of that day and goes on from there.
func (e *env) clock() (func() time.Time, error) {
	if e.Today == "" {
		return time.Now, nil
	}
	day, err := byname.ParseDay(e.Today)
	if err != nil {
		return nil, err
	}
	shift := time.Until(day.Start().Time().Add(9 * time.Hour))
	return func() time.Time { return time.Now().Add(shift) }, nil
}

// as opens the work for the worker that --as names.
func (e *env) as() (*work.Work, work.Who, error) {
	if e.As == "" {
		return nil, work.Who{}, byname.Invalid("--as", "the worker in whose name this is done", "add --as and a name of byname guard accounts")
	}
	w, err := e.open()
	if err != nil {
		return nil, work.Who{}, err
	}
	who, err := w.Who(e.ctx, byname.WorkerID(e.As))
	if err != nil {
		return nil, who, errors.Join(err, w.Close())
	}
	return w, who, nil
}

// do opens the work for the worker and does one thing with it.
func (e *env) do(fn func(*work.Work, work.Who) error) error {
	w, who, err := e.as()
	if err != nil {
		return err
	}
	return errors.Join(fn(w, who), w.Close())
}

// show prints a value as JSON, or lets words print it for people.
func (e *env) show(v any, words func(io.Writer)) error {
	if !e.JSON {
		words(e.stdout)
		return nil
	}
	enc := json.NewEncoder(e.stdout)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
