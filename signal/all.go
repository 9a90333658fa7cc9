package signal

import (
	"context"
	"iter"
	"runtime"
	"slices"
	"sync"

	"byname"
)

// homesAtOnce is how many homes one core takes before it asks for more.
const homesAtOnce = 256

// EvaluateAll puts every rule to everybody in the homes, on every core, and
// gives the signals in the order of the homes and their members. A Home must
// stay as it is until EvaluateAll returns. The only error is the context's.
func (s *Set) EvaluateAll(ctx context.Context, asOf byname.Day, homes iter.Seq[Home]) ([]Signal, error) {
	type batch struct {
		number int
		homes  []Home
	}
	work := make(chan batch, runtime.GOMAXPROCS(0))
	var (
		lock    sync.Mutex
		results [][]Signal
		done    sync.WaitGroup
	)
	for range runtime.GOMAXPROCS(0) {
		done.Go(func() {
			w := worker{set: s}
			for b := range work {
				var out []Signal
				for _, h := range b.homes {
					w.each(h, asOf, func(v *view, _ int) { out = append(out, s.person(v)...) })
				}
				lock.Lock()
				results[b.number] = out
				lock.Unlock()
			}
		})
	}
	send := func(homes []Home) {
		lock.Lock()
		number := len(results)
		results = append(results, nil)
		lock.Unlock()
		work <- batch{number, homes}
	}
	var next []Home
	for h := range homes {
		if next = append(next, h); len(next) == homesAtOnce {
			send(next)
			next = nil
			if ctx.Err() != nil {
				break
			}
		}
	}
	send(next)
	close(work)
	done.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return slices.Concat(results...), nil
}
