// Command day measures a day's records joining a linked population, and one
// record being matched against it: go run ./bench/day -people 200000
// prepare|join|match|check. Each is one process, so that its memory is its
// own; what it found is a line of JSON.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"

	"byname/link"
)

// A setting is what all parts of one measurement share.
type setting struct {
	ctx     context.Context
	people  int
	records int // of the day
	asked   int // records to match
	file    string
	profile string
}

func main() {
	var s setting
	flag.IntVar(&s.people, "people", 200_000, "people to invent, with about five records each")
	flag.IntVar(&s.records, "records", 50_000, "records of the day")
	flag.IntVar(&s.asked, "asked", 20_000, "records to match, of those that are new in the day")
	flag.StringVar(&s.file, "state", "", "`file` of the linked population, written by prepare")
	flag.StringVar(&s.profile, "profile", "", "write a CPU profile of joining or matching to this `file`")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s.ctx = ctx
	if err := s.run(flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "day:", err)
		os.Exit(1)
	}
}

func (s *setting) run(part string) (err error) {
	if s.file == "" {
		return errors.New("say where the linked population is to be: -state FILE")
	}
	var found any
	switch part {
	case "prepare":
		found, err = s.prepare()
	case "join":
		found, err = s.join(false)
	case "check":
		found, err = s.join(true)
	case "match":
		found, err = s.match()
	default:
		return errors.New("say what to measure: prepare, join, match or check")
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(found)
}

// read loads the linked population.
func (s *setting) read() (*link.State, time.Duration, error) {
	began := time.Now()
	f, err := os.Open(s.file)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	state, err := link.ReadState(bufio.NewReaderSize(f, 1<<20))
	return state, time.Since(began), err
}

func (s *setting) write(state *link.State, file string) (took time.Duration, size int64, err error) {
	began := time.Now()
	f, err := os.Create(file)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(state.Write(w), w.Flush()); err != nil {
		return 0, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, 0, err
	}
	return time.Since(began), info.Size(), nil
}
