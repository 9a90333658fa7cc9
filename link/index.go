package link

import "slices"

// An index finds for each node the nodes after it that share a key.
type index struct {
	blocks []blocks // of each rule
	base   []uint32 // what is added to the places of each rule to tell them apart
	start  []uint32 // by node, into at
	at     []uint32 // places of each node, in order
	counts []RuleCount
}

// newIndex blocks by the rules that are wanted, using all cores.
func newIndex(t *Table, nodes []subject, wanted ruleSet) *index {
	x := &index{blocks: make([]blocks, len(rules)), start: make([]uint32, len(nodes)+1)}
	parallel(len(rules), func() func(int) {
		var room []uint64
		return func(i int) {
			if wanted.has(i) {
				x.blocks[i], room = block(t, nodes, &rules[i], room)
			} else {
				x.blocks[i].count = RuleCount{Name: rules[i].name, Rule: rules[i].words}
			}
		}
	}, nil)
	budget, places := int64(loosePairs), uint32(0)
	for i := range x.blocks {
		b := &x.blocks[i]
		if rules[i].loose && wanted == byDefault && b.count.Used {
			if b.count.Used = b.count.Pairs <= budget; b.count.Used {
				budget -= b.count.Pairs
			} else {
				b.node, b.end = nil, nil
			}
		}
		for _, n := range b.node {
			x.start[n+1]++
		}
		x.base = append(x.base, places)
		x.counts = append(x.counts, b.count)
		places += uint32(len(b.node))
	}
	for i := range nodes {
		x.start[i+1] += x.start[i]
	}
	x.at = make([]uint32, places)
	next := slices.Clone(x.start)
	for i := range x.blocks {
		for p, n := range x.blocks[i].node {
			x.at[next[n]] = x.base[i] + uint32(p)
			next[n]++
		}
	}
	return x
}

// after calls f once for every node after a that shares a key with it, with
// the first rule that found it. seen has a place for each node and belongs
// to one goroutine.
func (x *index) after(nodes []subject, a uint32, seen []uint32, f func(b uint32, rule int)) {
	rule := 0
	for _, p := range x.at[x.start[a]:x.start[a+1]] {
		for rule+1 < len(x.base) && p >= x.base[rule+1] {
			rule++
		}
		b := &x.blocks[rule]
		p -= x.base[rule]
		skip := rules[rule].sparse && nodes[a].born != 0
		for _, n := range b.node[p+1 : b.end[p]] {
			if seen[n] == a+1 || skip && nodes[n].born != 0 {
				continue
			}
			seen[n] = a + 1
			f(n, rule)
		}
	}
}
