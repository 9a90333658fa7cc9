package splink

import (
	"fmt"
	"math"

	"byname"
)

// comparisonsOf is how many pairs of rows there are.
func (r *Run) comparisonsOf() float64 {
	n := float64(r.data.Table.Rows)
	all := n * (n - 1) / 2
	if r.Model.LinkType == LinkOnly {
		for s, first := range r.data.First {
			to := r.data.Table.Rows
			if s+1 < len(r.data.First) {
				to = r.data.First[s+1]
			}
			k := float64(to - first)
			all -= k * (k - 1) / 2
		}
	}
	return all
}

// learnLambda counts the pairs that deterministic rules find.
func (t *trainer) learnLambda() error {
	var earlier []*joining
	var found int64
	for _, sql := range t.o.Deterministic {
		j, err := t.parsed(sql)
		if err != nil {
			return err
		}
		k := t.run.keyed(j)
		k.sort()
		tasks, _ := t.run.blocks(j, k)
		err = eachTask(t.ctx, len(tasks), func() func(int) int64 {
			s := t.run.scorer()
			return func(task int) int64 { return s.walk(j, earlier, k, tasks[task], func(l, r uint32) {}) }
		}, func(_ int, n int64) error {
			found += n
			return nil
		})
		if err != nil {
			return err
		}
		earlier = append(earlier, j)
	}
	t.record.FoundByRules, t.record.Recall = found, t.o.Recall
	if found == 0 {
		return byname.Invalid("deterministic rules", "rules that find pairs", "make them less strict, or leave them out")
	}
	lambda := float64(found) / t.o.Recall / t.run.comparisonsOf()
	if lambda >= .5 {
		return byname.Invalid("deterministic rules", "rules that find few of all pairs", fmt.Sprintf("they find %d, which is most: make them stricter", found))
	}
	t.m.Lambda = lambda
	t.run.weigh()
	return nil
}

// solveLambda finds the lambda that is the share of all pairs that it makes
// people of, among those that the blocking rules bring.
func (t *trainer) solveLambda() error {
	if len(t.run.rules) == 0 {
		t.note("no deterministic rules and no blocking rules: lambda is that of the settings")
		return nil
	}
	const step = 8 // parts of a bit
	bits := map[int]float64{}
	prior := t.m.Prior()
	_, err := t.run.Pairs(t.ctx, Options{From: All}, func(pairs []Pair) error {
		for _, p := range pairs {
			bits[int(math.Round(step*max(-200, min(200, p.Weight-prior))))]++
		}
		return nil
	})
	if err != nil {
		return err
	}
	all, lambda := t.run.comparisonsOf(), t.m.Lambda
	for range 200 {
		odds, matches := math.Log2(lambda/(1-lambda)), 0.0
		for b := -200 * step; b <= 200*step; b++ { // in order: the same sum everywhere
			matches += bits[b] * Probability(float64(b)/step+odds)
		}
		next := min(.5, max(matches, .5)/all)
		if done := math.Abs(math.Log(next/lambda)) < 1e-9; done {
			break
		}
		lambda = next
	}
	t.m.Lambda = lambda
	t.note("lambda was solved for: it is the share of pairs that are one person's among those that the blocking rules bring, and leaves out those that they miss")
	t.run.weigh()
	return nil
}
