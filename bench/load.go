package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"byname"
	"byname/guard"
	"byname/place"
	"byname/work"
)

// crowds are how many workers work at once, and how long the slowest page of a
// hundred may take them.
var crowds = []struct {
	workers int
	most    time.Duration
}{{70, 50 * time.Millisecond}, {700, 200 * time.Millisecond}}

// pause is how long they read and write between two pages, on average.
const pause = 10 * time.Second

// load measures the pages of a working day: a crowd of workers, each signed in,
// each with a plan, who come back to a page when they have read the last.
func (b *bench) load() error {
	if _, err := os.Stat(filepath.Join(b.data, "builds", "CURRENT")); err != nil {
		if err := b.build(); err != nil {
			return err
		}
	}
	accounts, err := b.crowd(crowds[len(crowds)-1].workers)
	if err != nil {
		return err
	}
	s, err := b.serve(b.program, "--data", b.data, "--today", day, "serve", "--addr", "127.0.0.1:0")
	if err != nil {
		return err
	}
	workers, err := b.settle(s, accounts)
	for _, c := range crowds {
		if err == nil {
			err = b.dayOf(s, workers[:c.workers], c.most)
		}
	}
	_, stopped := s.stop()
	return errors.Join(err, stopped)
}

// crowd makes accounts for so many workers, of several kinds of agency, in the
// teams of the neighbourhoods; it gives their passwords by account.
func (b *bench) crowd(n int) (map[string]string, error) {
	today, err := byname.ParseDay(day)
	if err != nil {
		return nil, err
	}
	now := func() time.Time { return today.Start().Time() } // they began before the day that is measured
	w, err := work.Open(b.ctx, work.Options{Data: b.data, Place: place.GreaterManchester, Now: now})
	if err != nil {
		return nil, err
	}
	defer w.Close()
	const first = "bench-administrator"
	if _, err := w.FirstAdministrator(b.ctx, work.NewAccount{Account: first, Name: "Bench", Agency: "gmca"}); err != nil && !errors.Is(err, byname.ErrConflict) {
		return nil, err
	}
	admin, err := w.Who(b.ctx, first)
	if err != nil {
		return nil, err
	}
	passwords := map[string]string{}
	for i := range n {
		j := jobs[i%len(jobs)]
		account := fmt.Sprintf("c%03d-%d", i, time.Now().Unix()) // accounts stay: another bench makes others
		passwords[account], err = w.AddAccount(b.ctx, admin, work.NewAccount{Account: account, Name: "Worker " + account, Agency: byname.AgencyID(j.agency), Job: j.job,
			Roles: []guard.Role{guard.Worker}, Neighbourhood: fmt.Sprintf("MAN-N%02d", i%neighbourhoods+1)})
		if err != nil {
			return nil, err
		}
	}
	return passwords, nil
}

// settle signs all in and has each begin a plan for somebody on their list.
func (b *bench) settle(s *server, passwords map[string]string) (workers []*worker, err error) {
	began := time.Now()
	for account, password := range passwords {
		w, err := signIn(s.address, account, password, uint64(len(workers)))
		if err != nil {
			return nil, err
		}
		if err := w.begin(b.ctx); err != nil {
			return nil, err
		}
		workers = append(workers, w)
	}
	say("%d workers signed in and began a plan in %.1f s", len(workers), time.Since(began).Seconds())
	return workers, nil
}

// dayOf lets a crowd work for a while and reports each kind of page, and what
// the server spent on them.
func (b *bench) dayOf(s *server, crowd []*worker, most time.Duration) error {
	before, err := s.spent()
	if err != nil {
		return err
	}
	say("%d workers work for %v and think %v between two pages", len(crowd), b.lasts, pause)
	var all sync.WaitGroup
	faults := make([]error, len(crowd))
	end := time.Now().Add(b.lasts)
	for i, w := range crowd {
		all.Go(func() { faults[i] = w.day(b.ctx, end, pause) })
	}
	all.Wait()
	if err := errors.Join(faults...); err != nil {
		return err
	}
	after, err := s.spent()
	if err != nil {
		return err
	}
	var every []time.Duration
	for k := range kind(kinds) {
		var took []time.Duration
		for _, w := range crowd {
			took = append(took, w.took[k]...)
			w.took[k] = nil
		}
		if len(took) > 0 {
			b.report(percentiles(fmt.Sprintf("%s, %d workers", k, len(crowd)), took, most))
		}
		every = append(every, took...)
	}
	if len(every) == 0 {
		return errors.New("nobody opened a page: let it last longer")
	}
	r := percentiles(fmt.Sprintf("every page, %d workers", len(crowd)), every, most)
	r.spent = spent{wall: b.lasts, cpu: after.cpu - before.cpu, peak: after.peak}
	b.report(r)
	return nil
}

// percentiles is the row of pages of one kind; the slowest of a hundred must
// not take more than most.
func percentiles(what string, took []time.Duration, most time.Duration) row {
	slices.Sort(took)
	at := func(share float64) time.Duration { return took[int(share*float64(len(took)-1))] }
	return row{what: what, size: fmt.Sprintf("%d pages", len(took)), target: fmt.Sprintf("p99 under %d ms", most.Milliseconds()), missed: at(.99) > most,
		found: fmt.Sprintf("p50 %.1f, p99 %.1f, longest %.1f ms", ms(at(.5)), ms(at(.99)), ms(at(1)))}
}
