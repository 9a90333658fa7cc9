package bed

// A matching gives people beds while nothing couples one person to another
// but the beds themselves.
type matching struct {
	*night
	open  []bitset // by party, as far as this branch allows
	free  []int    // beds left, by slot, before anybody of this matching
	used  []int    // beds taken by this matching, by slot
	in    [][]int  // people of this matching, by slot
	at    []int    // the slot of each person, or nowhere
	dead  bitset   // slots from which no bed can be freed any more
	seen  bitset
	fixed []bool // parties that this branch has settled
}

const nowhere = -1

// fill takes the people in order of turns and gives a bed to each for whom
// there is still one, moving others if need be but never taking a bed away.
func (m *matching) fill(hint []int) {
	for p := range m.parties {
		if !m.fixed[p] {
			m.settle(p, hint)
		}
	}
}

// settle gives each of a party a bed if there is still one, and says whether
// all of them have one.
func (m *matching) settle(p int, hint []int) bool {
	first, all := m.first[p], true
	if m.at[first] == nowhere && m.together(p) {
		return true
	}
	for i := first; i < first+len(m.parties[p].People); i++ {
		if m.at[i] == nowhere {
			m.place(i, hint)
		}
		all = all && m.at[i] != nowhere
	}
	return all
}

// together puts a whole party into a slot with enough beds left, so that it
// is not torn apart without need. It changes where people sleep, not who does.
func (m *matching) together(p int) bool {
	size := len(m.parties[p].People)
	if size == 1 {
		return false
	}
	for _, s := range m.order {
		if m.open[p].has(s) && m.free[s]-m.used[s] >= size {
			for i := m.first[p]; i < m.first[p]+size; i++ {
				m.put(i, s)
			}
			return true
		}
	}
	return false
}

func (m *matching) place(i int, hint []int) {
	p := m.people[i]
	if hint != nil && hint[i] != nowhere && m.fits(p, hint[i]) {
		m.put(i, hint[i])
		return
	}
	spare := nowhere
	for _, s := range m.order {
		if m.fits(p, s) {
			if !m.meets(p, m.slots[s].property) {
				m.put(i, s)
				return
			}
			spare = s
		}
	}
	if spare != nowhere {
		m.put(i, spare)
		return
	}
	clear(m.seen)
	if !m.augment(i) {
		for w := range m.dead { // nothing reached can free a bed for anybody later either
			m.dead[w] |= m.seen[w]
		}
	}
}

func (m *matching) fits(p, s int) bool { return m.open[p].has(s) && m.used[s] < m.free[s] }

// meets says whether somebody a party must not meet has a bed in a property.
func (m *matching) meets(p, property int) bool {
	for _, q := range m.apart[p] {
		for i := m.first[q]; i < m.first[q]+len(m.parties[q].People); i++ {
			if m.at[i] != nowhere && m.slots[m.at[i]].property == property {
				return true
			}
		}
	}
	return false
}

func (m *matching) put(i, s int) {
	m.at[i] = s
	m.in[s] = append(m.in[s], i)
	m.used[s]++
}

// augment finds person i a bed by moving others along (Kuhn 1955).
func (m *matching) augment(i int) bool {
	open := m.open[m.people[i]]
	for s := range open.all() {
		if !m.dead.has(s) && m.used[s] < m.free[s] {
			m.put(i, s)
			return true
		}
	}
	for s := range open.all() {
		if m.dead.has(s) || m.seen.has(s) {
			continue
		}
		m.seen.set(s)
		for k := range m.in[s] {
			other := m.in[s][k]
			if m.augment(other) {
				m.in[s][k] = i
				m.at[i] = s
				return true
			}
		}
	}
	return false
}

// placed is the people who have a bed, by turn.
func (m *matching) placed() bitset {
	b := newBitset(len(m.people))
	for i, s := range m.at {
		if s != nowhere {
			b.set(i)
		}
	}
	return b
}
