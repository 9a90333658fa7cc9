package link

import (
	"math"

	"byname/feed"
)

// Rulings and labels teach from so many on: a handful decides what it is
// about and nothing else.
const teachFrom = 20

// A label is a pair of which people said whether it is one person.
type label struct {
	a, b    *subject
	pattern pattern
	f, g    frequency
	same    bool
}

// known counts, by pattern, the labelled pairs among those of a key.
type known map[pattern]struct{ same, all float64 }

// learnFrom takes what people said of pairs. Those on records that are not
// there, or that say the same, teach nothing.
func (tr *trainer) learnFrom(n *nodes, said []Ruling) {
	wanted := map[uint64][]int{}
	for i, r := range said {
		for _, key := range [...]feed.Key{r.A, r.B} {
			h := hash64(string(key))
			wanted[h] = append(wanted[h], i)
		}
	}
	pairs := make([][]uint32, len(said))
	for row, h := range n.keys {
		for _, i := range wanted[h] {
			pairs[i] = append(pairs[i], n.ofRow[row])
		}
	}
	c := newComparer(n.Table)
	for i, p := range pairs {
		if len(p) != 2 || p[0] == p[1] {
			continue
		}
		a, b := &n.all[p[0]], &n.all[p[1]]
		tr.labels = append(tr.labels, label{a, b, c.compare(a, b), n.freq[p[0]], n.freq[p[1]], said[i].Same})
	}
	if len(tr.labels) < teachFrom {
		tr.labels = nil
	}
}

// among are the labelled pairs that share a key.
func (tr *trainer) among(r *blockingRule) known {
	k := known{}
	for _, l := range tr.labels {
		keys, shared := map[uint64]bool{}, false
		r.keys(tr.Table, l.a, func(key uint64) { keys[key] = true })
		r.keys(tr.Table, l.b, func(key uint64) { shared = shared || keys[key] })
		if !shared {
			continue
		}
		n := k[l.pattern]
		n.all++
		if l.same {
			n.same++
		}
		k[l.pattern] = n
	}
	return k
}

// expect is how many pairs of a pattern are one person's, when so likely a
// pair is whose answer nobody knows.
func (k known) expect(p pattern, pairs, likely float64) float64 {
	n, ok := k[p]
	if !ok {
		return pairs * likely
	}
	all := min(n.all, pairs) // of a key with too many pairs only some were looked at
	return (pairs-all)*likely + all*n.same/n.all
}

// heedLabels moves the weight beforehand so that the probabilities of the
// labelled pairs are as often right as they say. It does not matter which
// pairs people chose to label, as long as they chose by what the records say:
// each is held against its own probability. One answer in a hundred is taken
// to be wrong, and a move of a bit to be as surprising as one in three.
//
// Source: recalibration in the large, Cox 1958.
func (tr *trainer) heedLabels() {
	if len(tr.labels) == 0 {
		return
	}
	s := tr.model.scales()
	best, move := math.Inf(-1), 0.0
	for tenths := -40; tenths <= 40; tenths++ {
		by := float64(tenths) / 10
		sum := -by * by / 2
		for i := range tr.labels {
			l := &tr.labels[i]
			p := .01 + .98*Probability(s.weight(s.weigh(l.pattern, &l.f, &l.g))+by)
			if !l.same {
				p = 1 - p
			}
			sum += math.Log(p)
		}
		if sum > best {
			best, move = sum, by
		}
	}
	m := tr.model
	odds := m.Lambda / (1 - m.Lambda - m.Household) * math.Exp2(move)
	m.Lambda = odds * (1 - m.Household) / (1 + odds)
	m.Training.Moved = move
	for _, l := range tr.labels {
		if l.same {
			m.Training.Same++
		} else {
			m.Training.Apart++
		}
	}
}
