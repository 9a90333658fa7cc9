package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"

	"byname/programme"
	"byname/signal"
)

// peopleAtOnce are read while those before them are looked at.
const peopleAtOnce = 20_000

// findAll has Byname find the signs of everybody in a folder's files, and
// writes each signal with its reasons in words.
func findAll(ctx context.Context, folder, profile string) (f found, err error) {
	if profile != "" {
		out, err := os.Create(profile)
		if err != nil {
			return f, err
		}
		if err := pprof.StartCPUProfile(out); err != nil {
			return f, err
		}
		defer pprof.StopCPUProfile()
	}
	set, asked, err := compiled()
	if err != nil {
		return f, err
	}
	names, _, err := eventKinds()
	if err != nil {
		return f, err
	}
	town, err := openTown(folder, names)
	if err != nil {
		return f, err
	}
	out, err := os.Create(filepath.Join(folder, "signals.csv"))
	if err != nil {
		return f, err
	}
	w := bufio.NewWriterSize(out, 1<<20)
	f.Signs = map[string]int{}
	f.Programmes = len(asked)
	for _, p := range asked {
		for _, s := range p.Find.Signs {
			f.Asked++
			f.Signs[p.ID+"."+s.Name] = 0
		}
	}
	// One batch is read while the one before it is looked at.
	read, free := make(chan *batch), make(chan *batch, 2)
	free <- &batch{}
	free <- &batch{}
	var wrong error
	go func() {
		defer close(read)
		for b := range free {
			if wrong = town.next(b, peopleAtOnce); wrong != nil || len(b.homes) == 0 {
				return
			}
			read <- b
		}
	}()
	for b := range read {
		signals, err := set.EvaluateAll(ctx, asOf, slices.Values(b.homes))
		if err != nil {
			return f, err
		}
		for _, s := range signals {
			f.Signals++
			f.Reasons += len(s.Reasons)
			fmt.Fprintf(w, "%d,%s,%s,%d,%s", int64(s.Person), s.Programme, s.Version, s.UrgencyHours, s.Since)
			for _, name := range s.Signs {
				f.Signs[s.Programme+"."+name]++
				fmt.Fprintf(w, ",%s", name)
			}
			for _, r := range s.Reasons {
				fmt.Fprintf(w, ",%q", r.Text)
			}
			w.WriteByte('\n')
		}
		free <- b
	}
	return f, errors.Join(wrong, town.close(), w.Flush(), out.Close())
}

// compiled are the rules that both are asked: those of the place that can be
// said in SQL.
func compiled() (*signal.Set, []programme.Programme, error) {
	all, _, err := rules()
	if err != nil {
		return nil, nil, err
	}
	words, err := placeWords()
	if err != nil {
		return nil, nil, err
	}
	set, err := programme.Compile(all, words)
	return set, all, err
}
