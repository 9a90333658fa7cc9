package link

import (
	"cmp"
	"slices"
	"strings"
)

// The largest block whose pairs are all compared, and how many pairs the
// loose rules may add between them.
const (
	blockSize  = 400
	loosePairs = 4_000_000
)

// RuleCount says what one blocking rule did.
type RuleCount struct {
	Name    string
	Rule    string // in words
	Pairs   int64  // in its blocks, large ones cut
	Blocks  int    // of two subjects or more
	Largest int    // subjects that share one key
	LeftOut int64  // pairs, at most, in blocks too large, which no finer key brought together
	New     int64  // pairs that no rule before it found
	Used    bool   // a loose rule beyond the budget is not, nor one that was not chosen
}

// blocks are the groups of one rule: nodes in order, and for each place the
// end of its block.
type blocks struct {
	node, end []uint32
	count     RuleCount
	whole     bool // large groups are kept as they are, to be counted
}

// block groups nodes by the keys of a rule. room is used for sorting and
// returned, perhaps larger, for the next rule.
func block(t *Table, nodes []subject, r *blockingRule, room []uint64) (blocks, []uint64) {
	return blocked(t, nodes, r, room, false)
}

// blocked is block; whole keeps groups that are too large as they are.
func blocked(t *Table, nodes []subject, r *blockingRule, room []uint64, whole bool) (blocks, []uint64) {
	entries := room[:0]
	at := 0
	emit := func(key uint64) { // one for all: to make one for each costs more than the rest
		entries = append(entries, stir(key)<<32|uint64(at))
	}
	for at = range nodes {
		r.keys(t, &nodes[at], emit)
	}
	slices.Sort(entries)
	entries = slices.Compact(entries)
	grouped := 0
	for i := range entries {
		if i > 0 && entries[i-1]>>32 == entries[i]>>32 || i+1 < len(entries) && entries[i+1]>>32 == entries[i]>>32 {
			grouped++
		}
	}
	b := blocks{count: RuleCount{Name: r.name, Rule: r.words, Used: true}, whole: whole}
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
// by finer keys, one after another, and nodes that none of them parts from
// the crowd are brought together with those that say nearly the same. What is
// left is counted, never silently.
func (b *blocks) take(t *Table, nodes []subject, r *blockingRule, group []uint32) {
	if len(group) < 2 {
		return
	}
	b.count.Largest = max(b.count.Largest, len(group))
	all := pairsIn(nodes, r, group)
	if all <= blockSize*(blockSize-1)/2 || r.loose || b.whole {
		if all > 0 {
			b.add(group, all)
		}
		return
	}
	compared, parted := int64(0), make(map[uint32]bool, len(group))
	for _, finer := range finerKeys {
		compared = max(compared, b.cut(t, nodes, r, group, finer, parted))
	}
	var crowd []uint32
	for _, n := range group {
		if !parted[n] {
			crowd = append(crowd, n)
		}
	}
	b.count.LeftOut += all - compared - b.along(t, nodes, r, crowd)
}

// cut adds the parts of a group that share a finer key and are small enough,
// marks their nodes and returns their pairs.
func (b *blocks) cut(t *Table, nodes []subject, r *blockingRule, group []uint32, finer func(*Table, *subject) uint64, parted map[uint32]bool) (sum int64) {
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
		pairs := pairsIn(nodes, r, parts[k])
		if pairs == 0 || pairs > blockSize*(blockSize-1)/2 {
			continue
		}
		b.add(parts[k], pairs)
		sum += pairs
		for _, n := range parts[k] {
			parted[n] = true
		}
	}
	return sum
}

// How far apart two of a group that is still too large may stand, in the
// order of what they say, to be compared: in windows of so many, each
// beginning half a window after the last.
const window = 20

// along brings together nodes that stand near each other when sorted by what
// they say (the sorted neighbourhood of Hernández and Stolfo 1995), so that
// records that say the same are found however many there are. It returns the
// pairs, each counted once.
func (b *blocks) along(t *Table, nodes []subject, r *blockingRule, crowd []uint32) (sum int64) {
	slices.SortFunc(crowd, func(i, j uint32) int { return cmp.Or(t.inOrder(&nodes[i], &nodes[j]), cmp.Compare(i, j)) })
	for from := 0; from == 0 && len(crowd) > 1 || from < len(crowd)-window/2; from += window / 2 {
		part := slices.Sorted(slices.Values(crowd[from:min(len(crowd), from+window)]))
		pairs := pairsIn(nodes, r, part)
		if pairs == 0 {
			continue
		}
		if from > 0 {
			pairs -= pairsIn(nodes, r, crowd[from:from+window/2]) // of the window before
		}
		b.add(part, pairs)
		sum += pairs
	}
	return sum
}

// inOrder compares what two subjects say, the same in every table.
func (t *Table) inOrder(a, b *subject) int {
	return cmp.Or(strings.Compare(t.names.all[a.family].tight, t.names.all[b.family].tight), strings.Compare(t.names.all[a.given].tight, t.names.all[b.given].tight),
		cmp.Compare(a.born, b.born), cmp.Compare(t.postcodes.all[a.postcode].hash, t.postcodes.all[b.postcode].hash),
		cmp.Compare(t.homes.all[a.home].key, t.homes.all[b.home].key), cmp.Compare(a.nhs, b.nhs), cmp.Compare(a.phone, b.phone))
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
