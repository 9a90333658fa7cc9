package splink

import (
	"context"
	"fmt"
	"math"

	"byname"
)

// A Pair is two rows that a blocking rule brought together, the left one
// first as Splink orders them.
type Pair struct {
	L, R   uint32
	Rule   int // which found it first
	Weight float64
	Levels []uint8 // by comparison, which level held, counted from 0 in the file; 255 for none. Only when asked for
}

// Options of a search.
type Options struct {
	From      float64 // bits: pairs that weigh less are not visited
	Join      float64 // bits: pairs that weigh as much or more are one person
	MostPairs int64   // refuse a rule that makes more pairs than this; 0 for any number
	Levels    bool    // say which levels held
	Progress  func(doing string, done, of int)
}

// All is the weight that no pair falls below.
var All = math.Inf(-1)

// Bits is the weight of a probability.
func Bits(probability float64) float64 {
	return math.Log2(probability / (1 - probability))
}

// Pairs weighs each pair that the blocking rules bring once and calls visit
// for those that weigh enough, in an order that does not depend on how many
// cores there are. The slice is visit's only until it returns.
func (r *Run) Pairs(ctx context.Context, o Options, visit func([]Pair) error) ([]Count, error) {
	return r.search(ctx, o, nil, visit)
}

// search goes through the rules. With groups, pairs that weigh enough are
// joined, and pairs that are together already are looked at no further.
func (r *Run) search(ctx context.Context, o Options, groups *groups, visit func([]Pair) error) (counts []Count, err error) {
	if len(r.rules) == 0 {
		return nil, byname.Invalid("model", "blocking rules", "add blocking_rules_to_generate_predictions")
	}
	for i := range r.rules {
		count, err := r.searchRule(ctx, i, o, groups, visit)
		if err != nil {
			return nil, err
		}
		counts = append(counts, count)
	}
	return counts, nil
}

// found is what a task found.
type found struct {
	pairs []Pair
	count int64
}

func (r *Run) searchRule(ctx context.Context, i int, o Options, groups *groups, visit func([]Pair) error) (Count, error) {
	j := r.rules[i]
	name := fmt.Sprintf("blocking rule %d of %d", i+1, len(r.rules))
	k := r.keyed(j)
	k.sort()
	tasks, count := r.blocks(j, k)
	if o.MostPairs > 0 && count.Pairs > o.MostPairs {
		return count, byname.Invalid(fmt.Sprintf("%s, %q", name, shortened(j.sql)), fmt.Sprintf("at most %d pairs", o.MostPairs),
			fmt.Sprintf("it makes %d, its largest block %d: make it stricter, or allow more", count.Pairs, count.Largest))
	}
	worker := func() func(int) found {
		s := r.scorer()
		return func(t int) (f found) {
			f.count = s.walk(j, r.rules[:i], k, tasks[t], func(a, b uint32) {
				if groups != nil {
					if !groups.together(a, b) {
						if _, ok := s.weigh(o.Join); ok {
							groups.join(a, b)
						}
					}
					return
				}
				if w, ok := s.weigh(o.From); ok {
					p := Pair{L: a, R: b, Rule: i, Weight: w}
					if o.Levels {
						p.Levels = append([]uint8(nil), s.level...)
					}
					f.pairs = append(f.pairs, p)
				}
			})
			return f
		}
	}
	err := eachTask(ctx, len(tasks), worker, func(t int, f found) error {
		count.New += f.count
		if o.Progress != nil {
			o.Progress(name, t+1, len(tasks))
		}
		if visit == nil || len(f.pairs) == 0 {
			return nil
		}
		return visit(f.pairs)
	})
	return count, err
}
