package bed

// A branch is what has been settled on the way to it, one decision each.
type branch struct {
	from  *branch
	party int
	fix   int    // the slot the party gets, or nowhere
	bar   bitset // the slots the party does not get
	keep  bool   // the party must have a bed
	depth int
	count int    // no answer below places more people
	who   bitset // nor sooner ones, when it places as many
	at    []int
}

// split finds what is wrong with a matching, soonest turn first, and gives
// the two ways of mending it; nil when nothing is wrong.
func (s *search) split(b *branch, m *matching) []*branch {
	for p := range s.parties {
		torn, to := m.torn(p)
		switch {
		case torn && to == nowhere: // with a bed for some of them only: all or none
			return []*branch{
				{from: b, party: p, fix: nowhere, bar: m.open[p], depth: b.depth + 1},
				{from: b, party: p, fix: nowhere, keep: true, depth: b.depth + 1},
			}
		case torn:
			return []*branch{
				{from: b, party: p, fix: to, depth: b.depth + 1},
				{from: b, party: p, fix: nowhere, bar: s.alike(m, p, to), depth: b.depth + 1},
			}
		}
		here := m.at[s.first[p]]
		if here == nowhere {
			continue
		}
		property := s.slots[here].property
		for _, q := range s.apart[p] {
			if there := m.at[s.first[q]]; there != nowhere && s.slots[there].property == property {
				var both []*branch
				for _, x := range []int{max(p, q), min(p, q)} {
					if !m.fixed[x] {
						both = append(both, &branch{from: b, party: x, fix: nowhere, bar: s.inside[property], depth: b.depth + 1})
					}
				}
				return both
			}
		}
	}
	return nil
}

// torn says whether a party that comes together is not in one slot, and the
// slot that could be its own: nowhere when some of them have no bed.
func (m *matching) torn(p int) (bool, int) {
	i, size := m.first[p], len(m.parties[p].People)
	torn, all := false, true
	for k := i; k < i+size; k++ {
		torn = torn || m.at[k] != m.at[i]
		all = all && m.at[k] != nowhere
	}
	if !torn || !all {
		return torn, nowhere
	}
	return true, m.at[i]
}

// alike are the slots of the same property that no rule and nothing settled
// tells from s: if the party is not in s, it need not be looked for in them.
func (s *search) alike(m *matching, p, slot int) bitset {
	same := newBitset(len(s.slots))
	room := s.slots[slot].room
	for i := range s.inside[s.slots[slot].property].all() {
		other := s.slots[i].room
		other.ID, other.Beds, other.Taken = room.ID, room.Beds, room.Taken
		if other == room && s.slots[i].room.Beds == room.Beds && m.free[i] == m.free[slot] && m.sameFor(i, slot) {
			same.set(i)
		}
	}
	return same
}

// sameFor says whether every party that may have one slot may have the other.
func (m *matching) sameFor(a, b int) bool {
	for p := range m.open {
		if !m.fixed[p] && m.open[p].has(a) != m.open[p].has(b) {
			return false
		}
	}
	return true
}

// branches is a heap, the most promising and then the deepest on top.
type branches []*branch

func (b branches) Len() int      { return len(b) }
func (b branches) Swap(i, j int) { b[i], b[j] = b[j], b[i] }
func (b branches) Less(i, j int) bool {
	if better(b[i].count, b[i].who, b[j].count, b[j].who) {
		return true
	}
	return !better(b[j].count, b[j].who, b[i].count, b[i].who) && b[i].depth > b[j].depth
}
func (b *branches) Push(x any) { *b = append(*b, x.(*branch)) }
func (b *branches) Pop() any {
	last := len(*b) - 1
	x := (*b)[last]
	*b = (*b)[:last]
	return x
}
