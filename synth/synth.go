// Package synth invents a population on a place's real ground, with known
// truth: the same files as its agencies send, in the same shapes, and beside
// them who each row is about and which hidden causes were at work.
//
// What is measured on it is a self-consistency check, not evidence: the same
// people chose the causes, the faults and the names.
package synth

import (
	"context"
	"io"
	"runtime"
	"sync"

	"byname"
	"byname/area"
)

// Options say what to invent. The same options give the same bytes.
type Options struct {
	Seed     uint64
	People   int
	Area     string                // id of a neighbourhood; empty for the whole system
	From, To byname.Day            // the events of these days; the people are those of To
	Gzip     bool                  // files end in .csv.gz
	Taken    func(nhs string) bool // NHS numbers that others hold, not to be given again; may be nil
	Progress func(people int)      // called now and then with the people done so far; may be nil
}

// Files is where files are made; each is written from front to back and
// closed once.
type Files interface {
	Create(name string) (io.WriteCloser, error)
}

// years that hidden causes act before the last day.
const years = 5

// A teller knows everything that all parts of the area have in common.
type teller struct {
	seed     uint64
	from, to byname.Day
	start    byname.Day // causes may begin from here
	names    *names
	faults   faults
	rates    [files]rates
	nhs      []string
	phones   float64 // share of households with a phone
}

// Write invents the people and writes the files of the twelve agencies, and
// truth.csv, people.csv, faults.csv and causes.csv. It holds one LSOA for each
// processor in memory. When it fails or ctx ends, what it made is not whole.
func Write(ctx context.Context, into Files, s *area.System, o Options) error {
	if o.From <= 0 || o.To <= o.From || o.To-o.From > years*366 {
		return byname.Invalid("from and to", "two days, the second later, at most five years apart", "give both, such as 2024-07-01 and 2026-06-30")
	}
	all, err := grounds(s, o)
	if err != nil {
		return err
	}
	t := &teller{seed: o.Seed, from: o.From, to: o.To, start: o.To - years*365}
	if t.faults, err = loadFaults(); err != nil {
		return err
	}
	t.rates = t.faults.byFile()
	if t.names, err = loadNames(t.faults); err != nil {
		return err
	}
	if t.nhs, err = nhsNumbers(o.People, o.Seed, o.Taken); err != nil {
		return err
	}
	// At most about three households share one of the 2,000 numbers there are.
	t.phones = min(0.95, 6000/(float64(o.People)/2.4))
	out, err := create(into, o.Gzip)
	if err != nil {
		return err
	}
	if err := tellAll(ctx, t, all, out, o.Progress); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

// tellAll tells each LSOA on its own, on every processor, and writes them in
// order.
func tellAll(ctx context.Context, t *teller, all []*ground, out *output, progress func(int)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	done := make([]chan *author, len(all))
	for i := range done {
		done[i] = make(chan *author, 1)
	}
	ahead := make(chan struct{}, 2*workers) // told and not yet written
	next := make(chan int)
	go func() {
		defer close(next)
		for i := range all {
			select {
			case ahead <- struct{}{}:
				next <- i
			case <-ctx.Done():
				return
			}
		}
	}()
	var telling sync.WaitGroup
	for range workers {
		telling.Go(func() {
			for i := range next {
				done[i] <- t.tell(all[i])
			}
		})
	}
	defer telling.Wait()
	defer cancel()
	people := 0
	for i, g := range all {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case a := <-done[i]:
			if err := out.write(a); err != nil {
				return err
			}
		}
		<-ahead
		if people += g.people; progress != nil {
			progress(people)
		}
	}
	return nil
}
