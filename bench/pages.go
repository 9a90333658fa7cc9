package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// most is how long the slowest page of a hundred may take.
const most = 50 * time.Millisecond

// neighbourhoods are those whose teams the workers are in, one after the other.
const neighbourhoods = 12 // MAN-N01 to MAN-N12

// jobs are who the workers are, one after the other.
var jobs = []struct{ agency, job string }{
	{"gp", "district nurse"}, {"mcc-care", "social worker"}, {"mft", "therapist"}, {"gmmh", "mental-health nurse"}, {"northfold", "housing officer"},
}

// pages measures how long pages take while many work at once: with time to
// read between two pages, as at work, and without, when every processor is busy.
func (b *bench) pages() error {
	if _, err := os.Stat(filepath.Join(b.data, "builds", "CURRENT")); err != nil {
		if err := b.build(); err != nil {
			return err
		}
	}
	passwords, err := b.hire()
	if err != nil {
		return err
	}
	s, err := b.serve(b.program, "--data", b.data, "--today", day, "serve", "--addr", "127.0.0.1:0")
	if err != nil {
		return err
	}
	reports, err := b.shifts(s, passwords)
	took, stopped := s.stop()
	if err != nil {
		return err
	}
	opened := 0
	for _, r := range reports {
		opened += r.opened
		b.report(r.row)
	}
	b.report(row{what: "the server", size: fmt.Sprintf("%d pages", opened), spent: took,
		found: fmt.Sprintf("%.1f ms of processor a page, starting included", took.cpu.Seconds()*1000/float64(opened))})
	return stopped
}

// hire makes accounts for the workers, in the teams of their neighbourhoods,
// and gives their passwords by account.
func (b *bench) hire() (map[string]string, error) {
	now := fmt.Sprint(time.Now().Unix()) // accounts stay: another bench makes others
	chief := "bench-" + now
	passwords := map[string]string{}
	add := func(as, account, agency string, more ...string) error {
		args := append([]string{"--json", "--today", day, "--as", as, "guard", "add", account, "--name", "Worker " + account, "--agency", agency}, more...)
		took, err := b.byname(b.data, args...)
		if err != nil {
			return err
		}
		var made struct{ Password string }
		err = json.Unmarshal([]byte(took.said), &made)
		passwords[account] = made.Password
		return err
	}
	const first = "bench-administrator"
	if err := add("", first, "gmca"); err != nil {
		// There is one already, from the bench before.
		if err := add(first, chief, "gmca", "--role", "administrator"); err != nil {
			return nil, err
		}
	}
	clear(passwords)
	for i := range b.workers {
		j := jobs[i%len(jobs)]
		where := fmt.Sprintf("MAN-N%02d", i%neighbourhoods+1)
		if err := add(first, fmt.Sprintf("w%02d-%s", i, now), j.agency, "--job", j.job, "--role", "worker", "--neighbourhood", where); err != nil {
			return nil, err
		}
	}
	return passwords, nil
}

// A shift is a row of the table and how many pages it is about.
type shift struct {
	row    row
	opened int
}

func (b *bench) shifts(s *server, passwords map[string]string) (list []shift, err error) {
	var workers []*worker
	for account, password := range passwords {
		w, err := signIn(s.address, account, password, uint64(len(workers)))
		if err != nil {
			return nil, err
		}
		workers = append(workers, w)
	}
	for _, think := range []time.Duration{b.think, 0} {
		say("%d workers open pages for %v and think %v between two", len(workers), b.lasts, think)
		took, err := b.work(workers, think)
		if err != nil {
			return nil, err
		}
		for _, kind := range []kind{worklistPage, personPage} {
			list = append(list, b.shift(kind, took[kind], think))
		}
	}
	return list, nil
}

// work lets all work at once and gives how long the pages of each kind took.
func (b *bench) work(workers []*worker, think time.Duration) (took [kinds][]time.Duration, err error) {
	var all sync.WaitGroup
	faults := make([]error, len(workers))
	end := time.Now().Add(b.lasts)
	for i, w := range workers {
		all.Go(func() { faults[i] = w.work(b.ctx, end, think) })
	}
	all.Wait()
	for i, w := range workers {
		if faults[i] != nil {
			return took, faults[i]
		}
		for k := range took {
			took[k] = append(took[k], w.took[k]...)
			w.took[k] = nil
		}
	}
	return took, nil
}

func (b *bench) shift(k kind, took []time.Duration, think time.Duration) shift {
	r := row{what: k.String() + ", thinking " + think.String(), size: fmt.Sprintf("%d workers, %d pages", b.workers, len(took)), target: "p99 under 50 ms"}
	if think == 0 {
		r.what, r.target = k.String()+", never thinking", ""
	}
	if len(took) == 0 {
		r.found, r.missed = "nothing was opened", true
		return shift{r, 0}
	}
	slices.Sort(took)
	at := func(share float64) time.Duration { return took[int(share*float64(len(took)-1))] }
	r.found = fmt.Sprintf("p50 %.1f, p95 %.1f, p99 %.1f, longest %.1f ms", ms(at(.5)), ms(at(.95)), ms(at(.99)), ms(at(1)))
	r.missed = at(.99) > most
	return shift{r, len(took)}
}

func ms(d time.Duration) float64 { return d.Seconds() * 1000 }
