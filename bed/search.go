package bed

import (
	"container/heap"
	"context"
	"slices"
)

// better says whether a places more people than b, or as many and sooner ones.
func better(count int, who bitset, than int, thanWho bitset) bool {
	return count > than || count == than && who.sooner(thanWho)
}

// A search holds the best answer so far and the branches that may beat it.
type search struct {
	*night
	waiting branches
	count   int
	who     bitset
	at      []int // the best answer: each person's slot, or nowhere
	atMost  int
	proved  bool
	looked  int
}

func (s *search) run(ctx context.Context) {
	s.at = slices.Repeat([]int{nowhere}, len(s.people))
	s.who = newBitset(len(s.people))
	root := &branch{party: nowhere, fix: nowhere}
	m, _ := s.look(root)
	s.atMost = root.count
	s.dive(ctx, root, m)
	for len(s.waiting) > 0 {
		b := heap.Pop(&s.waiting).(*branch)
		if !better(b.count, b.who, s.count, s.who) {
			break // the best that is left is no better
		}
		s.atMost = b.count
		if ctx.Err() != nil {
			return
		}
		if m, ok := s.look(b); ok {
			s.dive(ctx, b, m)
		}
	}
	s.atMost, s.proved = s.count, true
}

// dive follows the better half of each branch down to an answer that keeps
// every rule, and leaves the other halves waiting.
func (s *search) dive(ctx context.Context, b *branch, m *matching) {
	for {
		s.keep(m)
		next := s.split(b, m)
		if next == nil {
			return
		}
		if ctx.Err() != nil {
			heap.Push(&s.waiting, b)
			return
		}
		to, with := s.pick(next)
		if to == nil {
			return
		}
		if to.count < b.count && len(s.waiting) > 0 && better(s.waiting[0].count, s.waiting[0].who, to.count, to.who) && s.count > 0 {
			heap.Push(&s.waiting, to)
			return
		}
		b, m = to, with
	}
}

// pick gives the most promising of the branches that may beat the best
// answer, and leaves the rest waiting.
func (s *search) pick(of []*branch) (to *branch, with *matching) {
	for _, b := range of {
		m, ok := s.look(b)
		switch {
		case !ok || !better(b.count, b.who, s.count, s.who):
		case to == nil:
			to, with = b, m
		case better(b.count, b.who, to.count, to.who):
			heap.Push(&s.waiting, to)
			to, with = b, m
		default:
			heap.Push(&s.waiting, b)
		}
	}
	return to, with
}

// look works a branch's bound out. It is not ok when its decisions contradict
// each other.
func (s *search) look(b *branch) (*matching, bool) {
	s.looked++
	m := &matching{night: s.night, open: make([]bitset, len(s.parties)), free: make([]int, len(s.slots)), used: make([]int, len(s.slots)),
		in: make([][]int, len(s.slots)), at: slices.Repeat([]int{nowhere}, len(s.people)), dead: newBitset(len(s.slots)),
		seen: newBitset(len(s.slots)), fixed: make([]bool, len(s.parties))}
	for p := range m.open {
		m.open[p] = slices.Clone(s.open[p])
	}
	for i := range s.slots {
		m.free[i] = s.slots[i].room.Free()
	}
	var hint []int
	for d := b; d != nil; d = d.from {
		if hint == nil {
			hint = d.at
		}
		if d.bar != nil {
			m.open[d.party].without(d.bar)
		}
	}
	for d := b; d != nil; d = d.from {
		if d.fix != nowhere && !m.fix(d.party, d.fix) {
			return nil, false
		}
	}
	for d := b; d != nil; d = d.from {
		if d.keep && !m.settle(d.party, hint) {
			return nil, false
		}
	}
	m.fill(hint)
	m.mend()
	b.at, b.who = m.at, m.placed()
	b.count = b.who.size()
	return m, true
}

// fix settles a party in a slot for good.
func (m *matching) fix(p, s int) bool {
	size := len(m.parties[p].People)
	if m.fixed[p] || !m.open[p].has(s) || m.free[s] < size {
		return false
	}
	m.fixed[p] = true
	m.free[s] -= size
	for i := m.first[p]; i < m.first[p]+size; i++ {
		m.at[i] = s
	}
	for _, q := range m.apart[p] {
		if m.fixed[q] {
			if m.slots[m.at[m.first[q]]].property == m.slots[s].property {
				return false
			}
			continue
		}
		m.open[q].without(m.inside[m.slots[s].property])
	}
	return true
}

// keep makes an answer of a matching by taking beds away from whoever breaks
// a rule, latest turn first, and keeps it when it is the best so far.
func (s *search) keep(m *matching) {
	at, used := slices.Clone(m.at), slices.Clone(m.used)
	leave := func(p int) {
		for i := s.first[p]; i < s.first[p]+len(s.parties[p].People); i++ {
			if at[i] != nowhere {
				used[at[i]]--
			}
			at[i] = nowhere
		}
	}
	with := *m
	with.at, with.used = at, used
	for p := range s.parties {
		if torn, _ := with.torn(p); torn {
			leave(p)
		}
	}
	for p := len(s.parties) - 1; p >= 0; p-- {
		if here := at[s.first[p]]; here != nowhere && !m.fixed[p] && with.meets(p, s.slots[here].property) {
			leave(p)
		}
	}
	for p := range s.parties { // whoever is left over and fits as things are
		size := len(s.parties[p].People)
		if at[s.first[p]] != nowhere || m.fixed[p] {
			continue
		}
		for _, to := range s.order {
			if m.open[p].has(to) && m.free[to]-used[to] >= size && !with.meets(p, s.slots[to].property) {
				for i := s.first[p]; i < s.first[p]+size; i++ {
					at[i] = to
				}
				used[to] += size
				break
			}
		}
	}
	who := with.placed()
	if count := who.size(); better(count, who, s.count, s.who) {
		s.count, s.who, s.at = count, who, at
	}
}
