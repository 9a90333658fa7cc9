package link

import (
	"maps"
	"math"
	"slices"
	"sync"
)

// How much evidence training looks at, and how many pairs' worth of belief
// it starts from.
const (
	randomPairs = 400_000
	keyPairs    = 400_000
	belief      = 20
	rounds      = 100
)

// A training key brings together pairs among which many are one person's.
// What the key is made of teaches nothing there and is left out.
type trainingKey struct {
	blockingRule
	without []int
	number  bool // issued to one person: keys of names and homes take a father and son of one name for one
}

var trainingKeys = []trainingKey{
	{ruleNamed("same NHS number"), []int{onNHS}, true},
	{ruleNamed("same personal number"), []int{onNumber}, true},
	{ruleNamed("same email"), []int{onEmail}, true},
	{ruleNamed("same birth date"), []int{onBorn}, false},
	{ruleNamed("names that sound alike"), []int{onGiven, onFamily}, false},
	{ruleNamed("same postcode and a given name that sounds alike"), []int{onGiven, onHome, onPostcode, onArea}, false},
	{ruleNamed("same postcode and year of birth"), []int{onBorn, onHome, onPostcode, onArea}, false},
}

func ruleNamed(words string) blockingRule {
	i := slices.IndexFunc(rules, func(r blockingRule) bool { return r.words == words })
	r := rules[i]
	r.loose, r.sparse = false, false
	return r
}

var atHome = blockingRule{words: "same address", keys: func(t *Table, s *subject, emit func(uint64)) {
	if d := door(t, s); d != 0 {
		emit(d)
	}
}}

// tally counts patterns. Its sum over parts does not depend on their order.
type tally map[pattern]float64

func (t tally) sorted() []pattern { return slices.Sorted(maps.Keys(t)) }

// A trainer learns a Model from nodes.
type trainer struct {
	*Table
	nodes []subject // to learn from
	all   []subject // of the index
	freq  []frequency
	index *index
	model *Model
	seed  uint64

	beliefs *[comparisons]comparison // of this table
	labels  []label
	known   []known // of each key

	draws tally // patterns of pairs drawn at random
	keys  []tally
	home  tally
	homed int64 // pairs at one address
	cands []candidate
	room  []uint64
	every int // one node in so many was asked for candidates
}

// A candidate is a pair that some rule found.
type candidate struct {
	pattern pattern
	adjust  float32
}

func newTrainer(n *nodes, x *index, m *Model, o Options) *trainer {
	m.Training = &Training{Seed: o.Seed, Lists: listPrints(), Given: o.Given.fingerprint(), Family: o.Family.fingerprint(), Rules: x.counts}
	tr := &trainer{Table: n.Table, nodes: n.base(), all: n.all, freq: n.freq, index: x, model: m, seed: o.Seed, beliefs: n.believed()}
	tr.learnFrom(n, slices.Concat(o.Rulings, o.Labels))
	return tr
}

func (tr *trainer) pairs() float64 {
	n := float64(len(tr.nodes))
	return n * (n - 1) / 2
}

// train looks at pairs once and then goes round: how two people agree, how
// one person's records do, how two people of one home do, and how many pairs
// are one person's, each with what the others have taught.
func (tr *trainer) train() {
	m := tr.model
	m.Rows, m.Subjects = tr.Rows(), len(tr.nodes)
	m.Lambda, m.Household = 1/float64(len(tr.nodes)+4), 1/float64(len(tr.nodes)+4)
	if len(tr.nodes) < 2 {
		m.note()
		return
	}
	tr.draws = tr.draw()
	for i := range trainingKeys {
		r := &trainingKeys[i].blockingRule
		t, _ := tr.sample(r)
		tr.keys, tr.known = append(tr.keys, t), append(tr.known, tr.among(r))
	}
	tr.home, tr.homed = tr.sample(&atHome)
	for range 3 {
		before := m.now()
		tr.learnU()
		tr.learnM()
		tr.learnHome()
		tr.tie()
		tr.learnLambda()
		m.Training.Rounds, m.Training.Restless = m.Training.Rounds+1, m.furthest(before)
	}
	tr.heedLabels()
	tr.bound()
	m.Training.Random, m.Training.AtHome, m.Training.Asked = tr.draws.pairs(), tr.home.pairs(), (len(tr.nodes)+tr.every-1)/tr.every
	m.note()
}

func (t tally) pairs() int64 {
	sum := 0.0
	for _, n := range t {
		sum += n
	}
	return int64(sum)
}

// draw compares pairs drawn at random: each node with the one so many places
// on, from a place that the seed gives. Nodes stand in the order of their
// hashes, so this is chance enough, and the same each time. Few nodes are all
// compared.
func (tr *trainer) draw() tally {
	n := len(tr.nodes)
	steps, from := max(1, (n-1)/2), 0
	if steps*n > randomPairs {
		all := steps
		steps = max(1, randomPairs/n)
		from = int(stir(tr.seed) % uint64(all-steps+1))
	}
	return tr.tallies(steps, func(c *comparer, i int, t tally) {
		for a := range n {
			b := a + from + i + 1
			if b >= n {
				b -= n
			}
			t[c.compare(&tr.nodes[a], &tr.nodes[b])]++
		}
	})
}

// tallies runs parts on all cores and adds up their counts, which are whole
// numbers, so that the order of adding does not matter.
func (tr *trainer) tallies(parts int, f func(c *comparer, part int, t tally)) tally {
	sum := tally{}
	var mu sync.Mutex
	parallel(parts, func() func(int) {
		c := newComparer(tr.Table)
		return func(i int) {
			t := tally{}
			f(c, i, t)
			mu.Lock()
			defer mu.Unlock()
			for p, n := range t {
				sum[p] += n
			}
		}
	}, nil)
	return sum
}

// sample compares the pairs of a key, or those of some of its blocks chosen
// by their hash when there are too many. It returns how many pairs there are
// in all.
func (tr *trainer) sample(r *blockingRule) (tally, int64) {
	var b blocks
	b, tr.room = block(tr.Table, tr.nodes, r, tr.room)
	keep := uint64(math.MaxUint32)
	if b.count.Pairs > keyPairs {
		keep = uint64(float64(math.MaxUint32) * keyPairs / float64(b.count.Pairs))
	}
	const part = 4096
	t := tr.tallies((len(b.node)+part-1)/part, func(c *comparer, i int, t tally) {
		for p := i * part; p < min(len(b.node), (i+1)*part); p++ {
			last := b.node[b.end[p]-1] // stands for the block
			if stir(tr.nodes[last].key^tr.seed)&math.MaxUint32 > keep {
				continue
			}
			for _, n := range b.node[p+1 : b.end[p]] {
				t[c.compare(&tr.nodes[b.node[p]], &tr.nodes[n])]++
			}
		}
	})
	return t, b.count.Pairs
}
