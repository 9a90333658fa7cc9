package main

import (
	"fmt"
	"os"
	"time"

	"byname/feed"
	"byname/link"
)

// prepared says what the population is and what it took to link it whole.
type prepared struct {
	Rows, Persons      int
	Fill, Begin, Write float64 // seconds
	Bytes              int64   // of the saved state
}

func (s *setting) prepare() (p prepared, err error) {
	table, began := link.NewTable(), time.Now()
	s.each(func(yesterday, _ *feed.Record) {
		if yesterday != nil {
			table.Add(yesterday)
		}
	})
	p.Fill, began = time.Since(began).Seconds(), time.Now()
	state, found, err := link.Begin(s.ctx, table, link.Options{})
	if err != nil {
		return p, err
	}
	p.Begin, p.Rows, p.Persons = time.Since(began).Seconds(), len(found.Cluster), found.Persons
	wrote, size, err := s.write(state, s.file)
	p.Write, p.Bytes = wrote.Seconds(), size
	return p, err
}

// joined says what it took to join a day.
type joined struct {
	Rows, Persons     int
	Read, Join, Write float64 // seconds
	CPU               float64 // of Join, seconds on all cores
	Joining           link.Joining
	Touched           int
	Rebuild           float64  `json:",omitempty"` // seconds, of the same records with the same model
	Differ            int      // records whose person is made of other records than after a rebuild
	Which             []string `json:",omitempty"` // the first of them
}

func (s *setting) join(check bool) (j joined, err error) {
	changes := s.changes()
	state, took, err := s.read()
	if err != nil {
		return j, err
	}
	j.Read = took.Seconds()
	stop, err := s.profiled()
	if err != nil {
		return j, err
	}
	began, worked := time.Now(), processor()
	last := began
	progress := func(doing string, done, of int) {
		fmt.Fprintf(os.Stderr, "%6.2f s  %s %d of %d\n", time.Since(last).Seconds(), doing, done, of)
		last = time.Now()
	}
	state, did, err := link.Join(s.ctx, state, changes, link.Options{Progress: progress})
	if err != nil {
		return j, err
	}
	stop()
	j.Join, j.CPU, j.Joining, j.Touched = time.Since(began).Seconds(), (processor() - worked).Seconds(), *did, len(did.Touched)
	j.Joining.Touched, j.Joining.Rules = nil, nil
	if !check {
		wrote, _, err := s.write(state, s.file+".next")
		j.Write = wrote.Seconds()
		if err := os.Remove(s.file + ".next"); err != nil {
			return j, err
		}
		j.Rows, j.Persons = state.Rows(), state.Persons()
		return j, err
	}
	return j, s.check(state, &j)
}

// check links everybody anew with the same model and counts whose person is
// another.
func (s *setting) check(state *link.State, j *joined) error {
	table := link.NewTable()
	var keys []feed.Key
	s.each(func(_, today *feed.Record) {
		if today != nil {
			keys = append(keys, today.Key)
			table.Add(today)
		}
	})
	began := time.Now()
	found, err := link.People(s.ctx, table, link.Options{Model: state.Model()})
	if err != nil {
		return err
	}
	j.Rebuild, j.Rows, j.Persons = time.Since(began).Seconds(), len(keys), found.Persons
	cluster := make([]int32, len(keys))
	for i, key := range keys {
		row, known := state.Row(key)
		if !known {
			return fmt.Errorf("%s has not joined", key)
		}
		cluster[i] = state.Person(row)
	}
	for _, i := range link.Differ(cluster, found.Cluster) {
		if j.Differ++; j.Differ <= 40 {
			j.Which = append(j.Which, string(keys[i]))
		}
	}
	return nil
}
