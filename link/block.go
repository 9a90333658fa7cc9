package link

import "slices"

// The largest block whose pairs are all compared, and how many pairs the
// loose rules may add between them.
const (
	blockSize  = 400
	loosePairs = 4_000_000
)

// RuleCount says what one blocking rule did.
type RuleCount struct {
	Rule    string
	Pairs   int64 // that share its key, in blocks small enough to compare
	Blocks  int   // of two subjects or more
	Largest int   // subjects that share one key
	LeftOut int64 // pairs in blocks too large, which no finer key brought together
	New     int64 // pairs that no rule before it found
	Used    bool  // a loose rule beyond the budget is not
}

// blocks are the groups of one rule: nodes in order, and for each place the
// end of its block.
type blocks struct {
	node, end []uint32
	count     RuleCount
}

// block groups nodes by the keys of a rule. room is used for sorting and
// returned, perhaps larger, for the next rule.
func block(t *Table, nodes []subject, r *blockingRule, room []uint64) (blocks, []uint64) {
	entries := room[:0]
	for i := range nodes {
		r.keys(t, &nodes[i], func(key uint64) {
			entries = append(entries, stir(key)<<32|uint64(i))
		})
	}
	slices.Sort(entries)
	entries = slices.Compact(entries)
	grouped := 0
	for i := range entries {
		if i > 0 && entries[i-1]>>32 == entries[i]>>32 || i+1 < len(entries) && entries[i+1]>>32 == entries[i]>>32 {
			grouped++
		}
	}
	b := blocks{count: RuleCount{Rule: r.words, Used: true}}
	b.node, b.end = make([]uint32, 0, grouped), make([]uint32, 0, grouped)
	group := make([]uint32, 0, 1024)
	for i := 0; i < len(entries); {
		key := entries[i] >> 32
		group = group[:0]
		for ; i < len(entries) && entries[i]>>32 == key; i++ {
			group = append(group, uint32(entries[i]))
		}
		b.take(t, nodes, r, group)
	}
	return b, entries
}

// take adds a group of nodes, in order. A group with too many pairs is cut
// by finer keys, one after another; what none of them brings together is
// counted as left out, never silently.
func (b *blocks) take(t *Table, nodes []subject, r *blockingRule, group []uint32) {
	if len(group) < 2 {
		return
	}
	b.count.Largest = max(b.count.Largest, len(group))
	all := pairsIn(nodes, r, group)
	if all <= blockSize*(blockSize-1)/2 || r.loose {
		if all > 0 {
			b.add(group, all)
		}
		return
	}
	before := b.count.Pairs
	for _, finer := range finerKeys {
		parts := map[uint64][]uint32{}
		var order []uint64
		for _, n := range group {
			if k := finer(t, &nodes[n]); k != 0 {
				if parts[k] == nil {
					order = append(order, k)
				}
				parts[k] = append(parts[k], n)
			}
		}
		for _, k := range order {
			if p := parts[k]; len(p) > 1 {
				if pairs := pairsIn(nodes, r, p); pairs > 0 && pairs <= blockSize*(blockSize-1)/2 {
					b.add(p, pairs)
				}
			}
		}
	}
	b.count.LeftOut += max(0, all-(b.count.Pairs-before))
}

func (b *blocks) add(group []uint32, pairs int64) {
	b.count.Pairs += pairs
	b.count.Blocks++
	b.node = append(b.node, group...)
	for range group {
		b.end = append(b.end, uint32(len(b.node)))
	}
}

// pairsIn counts the pairs a rule wants of a group.
func pairsIn(nodes []subject, r *blockingRule, group []uint32) int64 {
	n := int64(len(group))
	if !r.sparse {
		return n * (n - 1) / 2
	}
	dated := int64(0)
	for _, i := range group {
		if nodes[i].born != 0 {
			dated++
		}
	}
	return n*(n-1)/2 - dated*(dated-1)/2
}

// finerKeys cut a block that is too large: 0 means no key.
var finerKeys = []func(*Table, *subject) uint64{
	func(_ *Table, s *subject) uint64 { return uint64(s.born) },
	func(t *Table, s *subject) uint64 {
		if !s.wholePostcode(t) {
			return 0
		}
		return t.postcodes.all[s.postcode].hash
	},
	func(t *Table, s *subject) uint64 {
		if s.given == 0 || s.family == 0 || s.born == 0 {
			return 0
		}
		return mix(hash64(t.names.all[s.given].tight, t.names.all[s.family].tight), uint64(s.born/10000))
	},
	func(t *Table, s *subject) uint64 {
		if d := t.postcodes.all[s.postcode].district; d != 0 && s.given != 0 && s.family != 0 {
			return mix(hash64(t.names.all[s.given].tight, t.names.all[s.family].tight), uint64(d))
		}
		return 0
	},
}
