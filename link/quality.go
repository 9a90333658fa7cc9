package link

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// A Trial is a record whose NHS number was hidden, to see whether the rest of
// what it says brings it to its person: the records of other agencies, or of
// other numbers of its own agency, on which the same number was traced.
//
// Trials speak of records that come without a number as far as these are like
// those that carry one. People with a number are easier to link: they are
// registered, known for longer and better keyed. So what trials tell is
// rather too good than too bad, and it tells nothing of agencies that never
// have a number. A number that an agency took from somebody
// else counts as a record gone astray, which makes it too bad by about as
// often as that happens.
type Trial struct {
	Row   int32 // of the record
	Other int32 // a row of the number it was to find
	Found Found
	To    int32 // a row of the person it would have joined; -1 when it stood alone
}

// Found is what became of a trial.
type Found uint8

const (
	Joined  Found = iota + 1 // its person
	Missed                   // nobody, though its person is there
	Astray                   // somebody with another traced number
	Unclear                  // somebody without a traced number, who may be its person in another piece
)

// trial is one on its way: a node, those that share its number, and the pairs
// that rules other than that of the number bring it into.
type trial struct {
	node  uint32
	right []uint32
	near  []edge // node is always a; the heaviest first
}

// trials chooses the records to try: of each agency at most so many, one of
// each NHS number, by the hash of the number. Each has a record elsewhere that
// carries its number and is to be found.
func (n *nodes) trials(most int) []trial {
	if most <= 0 {
		return nil
	}
	type held struct {
		nhs    uint64
		agency uint16
		node   uint32
	}
	var all []held
	for i, s := range n.base() {
		if s.nhs != 0 && n.firstRow[i] >= 0 {
			all = append(all, held{s.nhs, s.agency, uint32(i)})
		}
	}
	slices.SortFunc(all, func(a, b held) int {
		return cmp.Or(cmp.Compare(stir(a.nhs), stir(b.nhs)), cmp.Compare(a.nhs, b.nhs), cmp.Compare(a.agency, b.agency), cmp.Compare(a.node, b.node))
	})
	var list []trial
	chosen := map[uint16]int{}
	for len(all) > 0 {
		k := 1
		for k < len(all) && all[k].nhs == all[0].nhs {
			k++
		}
		for i, h := range all[:k] {
			if i > 0 && all[i-1].agency == h.agency || chosen[h.agency] == most {
				continue
			}
			t := trial{node: h.node}
			for _, other := range all[:k] {
				if n.all[other.node].verified && other.node != h.node && !n.oneNumber(h.node, other.node) {
					t.right = append(t.right, other.node)
				}
			}
			if len(t.right) > 0 {
				list = append(list, t)
				chosen[h.agency]++
			}
		}
		all = all[k:]
	}
	slices.SortFunc(list, func(a, b trial) int { return cmp.Compare(a.node, b.node) })
	return list
}

// oneNumber reports whether two nodes have the same number of one agency's
// own: they would be together whatever else they say.
func (n *nodes) oneNumber(a, b uint32) bool {
	return n.all[a].local != 0 && n.all[a].local == n.all[b].local
}

// withoutNumber is what a subject would say had nobody traced its number.
func withoutNumber(s subject) subject {
	s.nhs, s.verified = 0, false
	return s
}

// meet weighs each trial with all that it would meet without its number.
func (n *nodes) meet(ctx context.Context, x *index, s *scales, list []trial) error {
	const part = 64
	parallel((len(list)+part-1)/part, func() func(int) {
		c, seen, turn := newComparer(n.Table), make([]uint32, len(n.all)), uint32(0)
		return func(i int) {
			for k := i * part; k < min(len(list), (i+1)*part) && ctx.Err() == nil; k++ {
				t := &list[k]
				hidden := withoutNumber(n.all[t.node])
				turn++
				x.around(n.all, t.node, func(b uint32) {
					if seen[b] == turn || n.firstRow[b] < 0 || n.oneNumber(t.node, b) {
						return
					}
					seen[b] = turn
					p := c.compare(&hidden, &n.all[b])
					if s.lambda-s.sum(p).random < edgesFrom-rarest {
						return
					}
					if w := s.weight(s.weigh(p, &n.freq[t.node], &n.freq[b])); w >= edgesFrom {
						t.near = append(t.near, edge{t.node, b, float32(w), 0})
					}
				})
				slices.SortFunc(t.near, func(a, b edge) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.b, b.b)) })
			}
		}
	}, nil)
	return ctx.Err()
}

// numberRule is the name of the rule that brings together records of one
// NHS number.
const numberRule = "nhs"

// around calls f for every node that shares a key with node a by a rule other
// than that of the NHS number; for some more than once.
func (x *index) around(nodes []subject, a uint32, f func(b uint32)) {
	rule := 0
	for _, p := range x.at[x.start[a]:x.start[a+1]] {
		for rule+1 < len(x.base) && p >= x.base[rule+1] {
			rule++
		}
		if rules[rule].name == numberRule {
			continue
		}
		b := &x.blocks[rule]
		p -= x.base[rule]
		first := p
		for first > 0 && b.end[first-1] == b.end[p] {
			first--
		}
		skip := rules[rule].sparse && nodes[a].born != 0
		for _, m := range b.node[first:b.end[p]] {
			if m != a && !(skip && nodes[m].born != 0) {
				f(m)
			}
		}
	}
}

// place finds which group a trial would have joined, as join and settle do,
// and whether any.
func (g *grouping) place(t *trial) (to uint32, found bool) {
	whole := g.all[t.node]
	g.all[t.node] = withoutNumber(whole)
	defer func() { g.all[t.node] = whole }()
	one := []uint32{t.node}
	var heavy []edge
	for _, e := range t.near {
		if e.weight >= tornFrom && len(heavy) < tornPairs && heaviestWithin(t.near, e) {
			heavy = append(heavy, e)
		}
	}
	if !g.pulled(t.node, heavy) {
		for _, e := range t.near {
			if e.weight < linkFrom {
				break
			}
			if g.fit(one, g.others(t.node, g.group[e.b])) >= meanFrom {
				return g.group[e.b], true
			}
		}
	}
	best, sum, asked := math.Inf(-1), 1.0, map[uint32]bool{}
	for _, e := range t.near {
		k := g.group[e.b]
		if asked[k] {
			continue
		}
		asked[k] = true
		w := g.profile(t.node, g.others(t.node, k))
		sum += math.Exp2(min(w, 60))
		if w > best {
			best, to = w, k
		}
	}
	return to, best >= settleFrom && math.Exp2(min(best, 60))/sum >= settleSure
}

func heaviestWithin(near []edge, e edge) bool { return near[0].weight-e.weight < tornWithin }

// others are the nodes of a group but for one, and for those that have its
// own number at its agency.
func (g *grouping) others(node, group uint32) []uint32 {
	var list []uint32
	for _, m := range g.of(group) {
		if m != node && !g.oneNumber(node, m) {
			list = append(list, m)
		}
	}
	return list
}

// try places every trial and says what became of it.
func (g *grouping) try(list []trial) []Trial {
	var done []Trial
	for i := range list {
		t := &list[i]
		if _, ruled := g.piece[t.node]; ruled {
			continue
		}
		d := Trial{Row: g.firstRow[t.node], Other: g.firstRow[t.right[0]], Found: Missed, To: -1}
		if to, found := g.place(t); found {
			d.To, d.Found = g.firstRow[g.others(t.node, to)[0]], g.judge(t, to)
		}
		done = append(done, d)
	}
	return done
}

// judge tells whether the group that a trial would have joined is its person.
func (g *grouping) judge(t *trial, to uint32) Found {
	for _, m := range t.right {
		if g.group[m] == to {
			return Joined
		}
	}
	for _, m := range g.others(t.node, to) {
		if g.all[m].nhs != 0 && g.all[m].verified {
			return Astray
		}
	}
	return Unclear
}
