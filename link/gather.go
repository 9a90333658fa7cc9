package link

import (
	"context"
	"slices"
)

// A gathering finds the pairs of which one at least is fresh: it is blocking
// for a few nodes among many. Keys, sizes of blocks and finer keys are those
// of a whole linking, so that the same pairs are found.
type gathering struct {
	*nodes
	scales *scales
	model  *Model
	fresh  []uint32 // in order
	place  []int32  // of each node in fresh, and one more; 0 for the others
	near   [][]near // of each fresh node, in the order of rules
	counts []RuleCount
}

// near is a place in the blocks of a rule.
type near struct {
	rule  int32
	at    uint32
	start uint32 // of its block
}

// gather weighs the fresh nodes with all that share a key with them. The
// rules are those that yesterday used.
func (n *nodes) gather(ctx context.Context, m *Model, fresh []uint32, yesterday []RuleCount, said func(done, of int)) ([]edge, []RuleCount, error) {
	g := &gathering{nodes: n, scales: m.scales(), model: m, fresh: fresh, place: make([]int32, len(n.all)), near: make([][]near, len(fresh))}
	for i, a := range fresh {
		g.place[a] = int32(i) + 1
	}
	found := make([]blocks, len(rules))
	for i := range rules {
		found[i].count = RuleCount{Name: rules[i].name, Rule: rules[i].words, Used: yesterday[i].Used}
	}
	if len(fresh) > 0 {
		sharing := g.sharing(ctx, found, said)
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		each(len(rules), func(i int) {
			g.block(&rules[i], &found[i], sharing[i])
			sharing[i] = nil
		})
	}
	for i := range rules {
		g.note(i, &found[i])
	}
	edges, err := g.weigh(ctx, found)
	return edges, g.counts, err
}

// sharing finds for each rule in use the nodes that have a key of a fresh
// one, as key and node in one number, in order. Everybody is gone through
// once, some hundred at a time by all rules: what a record says is dearer to
// fetch than to make keys of.
func (g *gathering) sharing(ctx context.Context, found []blocks, said func(done, of int)) [][]uint64 {
	wanted := make([]*keySet, len(rules))
	for i := range rules {
		if wanted[i] = newKeySet(len(g.fresh)); !found[i].count.Used {
			continue
		}
		for _, a := range g.fresh {
			rules[i].keys(g.Table, &g.all[a], func(key uint64) { wanted[i].add(uint32(stir(key))) })
		}
	}
	const part, tile = 1 << 15, 1 << 12
	parts := make([][][]uint64, (len(g.all)+part-1)/part)
	parallel(len(parts), func() func(int) {
		return func(i int) {
			if ctx.Err() != nil {
				return
			}
			parts[i] = make([][]uint64, len(rules))
			for from, to := i*part, min(len(g.all), (i+1)*part); from < to; from += tile {
				for r := range rules {
					if !found[r].count.Used {
						continue
					}
					a, set := from, wanted[r]
					emit := func(key uint64) { // one for all: to make one for each costs more than the rest
						if k := uint32(stir(key)); set.has(k) {
							parts[i][r] = append(parts[i][r], uint64(k)<<32|uint64(a))
						}
					}
					for ; a < min(to, from+tile); a++ {
						rules[r].keys(g.Table, &g.all[a], emit)
					}
				}
			}
		}
	}, func(begun int) { said(begun, len(parts)) })
	if ctx.Err() != nil {
		return nil
	}
	out := make([][]uint64, len(rules))
	each(len(rules), func(r int) {
		total := 0
		for i := range parts {
			total += len(parts[i][r])
		}
		all := make([]uint64, 0, total)
		for i := range parts {
			all = append(all, parts[i][r]...)
			parts[i][r] = nil
		}
		slices.Sort(all)
		out[r] = slices.Compact(all)
	})
	return out
}

// block groups the nodes that share a key of a rule with a fresh one.
func (g *gathering) block(r *blockingRule, b *blocks, entries []uint64) {
	var group []uint32
	for i := 0; i < len(entries); {
		key := entries[i] >> 32
		group = group[:0]
		for ; i < len(entries) && entries[i]>>32 == key; i++ {
			group = append(group, uint32(entries[i]))
		}
		left, brought := b.count.LeftOut, len(b.node)
		b.take(g.Table, g.all, r, group)
		if b.count.LeftOut > left {
			b.count.LeftOut = left + g.leftOut(r, group, b, brought)
		}
	}
}

// leftOut is how many pairs with a fresh node a block too large leaves out.
func (g *gathering) leftOut(r *blockingRule, group []uint32, b *blocks, from int) int64 {
	out := g.freshPairs(r, group)
	for p := from; p < len(b.node); p = int(b.end[p]) {
		out -= g.freshPairs(r, b.node[p:b.end[p]])
	}
	return max(0, out)
}

func (g *gathering) freshPairs(r *blockingRule, group []uint32) int64 {
	others := make([]uint32, 0, len(group))
	for _, n := range group {
		if g.place[n] == 0 {
			others = append(others, n)
		}
	}
	return pairsIn(g.all, r, group) - pairsIn(g.all, r, others)
}

// note writes down where in the blocks of a rule the fresh nodes stand.
func (g *gathering) note(rule int, b *blocks) {
	start := uint32(0)
	for p, n := range b.node {
		if p > 0 && b.end[p] != b.end[p-1] {
			start = uint32(p)
		}
		if i := g.place[n]; i != 0 {
			g.near[i-1] = append(g.near[i-1], near{int32(rule), uint32(p), start})
		}
	}
	g.counts = append(g.counts, b.count)
}

// weigh weighs each fresh node with all in its blocks, once.
func (g *gathering) weigh(ctx context.Context, found []blocks) ([]edge, error) {
	const part = 256
	parts := make([][]edge, (len(g.fresh)+part-1)/part)
	pairs := make([][]int64, len(parts))
	parallel(len(parts), func() func(int) {
		c, seen := newComparer(g.Table), make([]uint32, len(g.all))
		return func(i int) {
			pairs[i] = make([]int64, len(rules))
			if ctx.Err() != nil {
				return
			}
			for k := i * part; k < min(len(g.fresh), (i+1)*part); k++ {
				parts[i] = g.around(k, found, c, seen, pairs[i], parts[i])
			}
		}
	}, nil)
	for _, p := range pairs {
		for r := range p {
			g.counts[r].New += p[r]
		}
	}
	return slices.Concat(parts...), ctx.Err()
}

// around weighs one fresh node. Of two fresh nodes the first weighs the pair.
func (g *gathering) around(k int, found []blocks, c *comparer, seen []uint32, pairs []int64, edges []edge) []edge {
	a := g.fresh[k]
	s := &g.all[a]
	f := g.model.Frequencies.of(g.Table, s)
	for _, n := range g.near[k] {
		b := &found[n.rule]
		for _, o := range b.node[n.start:b.end[n.at]] {
			x := &g.all[o]
			if o == a || seen[o] == a+1 || rules[n.rule].sparse && s.born != 0 && x.born != 0 || g.place[o] != 0 && o < a {
				continue
			}
			seen[o] = a + 1
			pairs[n.rule]++
			if g.firstRow[o] < 0 || g.firstRow[a] < 0 {
				continue
			}
			weight := g.scales.pair(c, s, x, func() (*frequency, *frequency) {
				h := g.model.Frequencies.of(g.Table, x)
				return &f, &h
			})
			if weight >= edgesFrom {
				edges = append(edges, edge{min(a, o), max(a, o), float32(weight), uint8(n.rule)})
			}
		}
	}
	return edges
}
