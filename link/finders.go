package link

import (
	"cmp"
	"context"
	"slices"
)

// found is what the pairs that the same rules bring together amount to.
type found struct {
	by      ruleSet
	pairs   float64
	likely  float64 // sum of the probabilities that they are one person
	squares float64 // and of the squares of these
}

// How many pairs, counted once for each rule, are looked at at most: to be
// counted, or to be weighed. When there are more, one subject in so many is
// asked for its pairs.
const (
	mostCounted = 20_000_000
	mostJudged  = 5_000_000
)

// finders asks which rules bring together each pair, or the pairs of one
// subject in so many: subjects stand in the order of hashes, so that every
// so-manieth is a fair choice, and the same each time. weigh gives a pair's
// weight; it may be nil.
func (x *index) finders(ctx context.Context, nodes []subject, weigh func() func(a, b uint32) float64) (all []found, every int, err error) {
	pairs := int64(0)
	for _, b := range x.blocks {
		if b.count.Used {
			pairs += b.count.Pairs
		}
	}
	every = int(1 + pairs/mostCounted)
	if weigh != nil {
		every = int(1 + pairs/mostJudged)
	}
	const part = 4096
	parts := make([]map[ruleSet]found, (len(nodes)+part-1)/part)
	parallel(len(parts), func() func(int) {
		by, met := make([]ruleSet, len(nodes)), make([]uint32, 0, 1024)
		var weight func(a, b uint32) float64
		if weigh != nil {
			weight = weigh()
		}
		return func(i int) {
			parts[i] = map[ruleSet]found{}
			for a := i * part; a < min(len(nodes), (i+1)*part) && ctx.Err() == nil; a++ {
				if a%every != 0 {
					continue
				}
				met = x.met(nodes, uint32(a), by, met[:0])
				for _, b := range met {
					f := parts[i][by[b]]
					f.pairs++
					if weight != nil {
						p := Probability(weight(uint32(a), b))
						f.likely += p
						f.squares += p * p
					}
					parts[i][by[b]] = f
					by[b] = 0
				}
			}
		}
	}, nil)
	sum := map[ruleSet]found{}
	for _, p := range parts { // in order, so that sums are the same each time
		for s, f := range p {
			g := sum[s]
			sum[s] = found{s, g.pairs + f.pairs, g.likely + f.likely, g.squares + f.squares}
		}
	}
	for _, f := range sum {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Compare(a.by, b.by) })
	return all, every, ctx.Err()
}

// met gathers the nodes after a that share a key with it, and in by which
// rules' keys.
func (x *index) met(nodes []subject, a uint32, by []ruleSet, met []uint32) []uint32 {
	rule := 0
	for _, p := range x.at[x.start[a]:x.start[a+1]] {
		for rule+1 < len(x.base) && p >= x.base[rule+1] {
			rule++
		}
		b := &x.blocks[rule]
		p -= x.base[rule]
		skip := rules[rule].sparse && nodes[a].born != 0
		for _, n := range b.node[p+1 : b.end[p]] {
			if skip && nodes[n].born != 0 {
				continue
			}
			if by[n] == 0 {
				met = append(met, n)
			}
			by[n] |= 1 << rule
		}
	}
	return met
}
