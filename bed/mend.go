package bed

import "slices"

// mend moves people about until parties are in one slot and nobody meets whom
// they must not, as far as simple moves go. Who has a bed stays the same, so
// a matching that can be mended is as good as its bound.
func (m *matching) mend() {
	for changed, pass := true, 0; changed && pass < 8; pass++ {
		changed = false
		for p := range m.parties {
			if m.fixed[p] || m.at[m.first[p]] == nowhere {
				continue
			}
			if torn, to := m.torn(p); torn && to != nowhere {
				changed = m.gather(p) || changed
			} else if !torn && m.meets(p, m.slots[m.at[m.first[p]]].property) {
				changed = m.move(p) || changed
			}
		}
	}
}

// gather brings a torn party into one slot. Whoever must make room goes to
// the beds that the party leaves.
func (m *matching) gather(p int) bool {
	size := len(m.parties[p].People)
	for _, s := range m.order {
		if !m.open[p].has(s) || m.free[s] < size || m.meets(p, m.slots[s].property) {
			continue
		}
		var come, leave, to []int
		for i := m.first[p]; i < m.first[p]+size; i++ {
			if m.at[i] != s {
				come = append(come, i)
			}
		}
		goes := len(come) - (m.free[s] - m.used[s])
		for _, i := range m.in[s] {
			if len(leave) >= goes {
				break
			}
			if len(m.parties[m.people[i]].People) > 1 {
				continue
			}
			for k, c := range come {
				if v := m.at[c]; !slices.Contains(to, k) && m.open[m.people[i]].has(v) && !m.meets(m.people[i], m.slots[v].property) {
					leave, to = append(leave, i), append(to, k)
					break
				}
			}
		}
		if len(leave) < goes {
			continue
		}
		var beds []int
		for _, k := range to {
			beds = append(beds, m.at[come[k]])
		}
		for _, i := range slices.Concat(come, leave) {
			m.take(i)
		}
		for _, i := range come {
			m.put(i, s)
		}
		for k, i := range leave {
			m.put(i, beds[k])
		}
		return true
	}
	return false
}

// move takes a party to another property, into free beds or in exchange with
// parties no larger than itself.
func (m *matching) move(p int) bool {
	i, size := m.first[p], len(m.parties[p].People)
	from := m.at[i]
	for _, s := range m.order {
		if !m.open[p].has(s) || m.slots[s].property == m.slots[from].property || m.meets(p, m.slots[s].property) {
			continue
		}
		others, enough := m.exchange(s, from, size-(m.free[s]-m.used[s]))
		if !enough {
			continue
		}
		for k := i; k < i+size; k++ {
			m.take(k)
			m.put(k, s)
		}
		for _, other := range others {
			m.take(other)
			m.put(other, from)
		}
		return true
	}
	return false
}

// exchange finds people who can leave slot s for slot to, at least so many
// and whole parties.
func (m *matching) exchange(s, to, many int) (people []int, enough bool) {
	room := many
	for _, k := range m.in[s] {
		x := m.people[k]
		size := len(m.parties[x].People)
		if torn, _ := m.torn(x); k != m.first[x] || size > room || torn || !m.open[x].has(to) || m.meets(x, m.slots[to].property) {
			continue
		}
		for i := k; i < k+size; i++ {
			people = append(people, i)
		}
		room -= size
	}
	return people, room <= 0
}

// take takes a person's bed away.
func (m *matching) take(i int) {
	s := m.at[i]
	m.in[s] = slices.DeleteFunc(m.in[s], func(k int) bool { return k == i })
	m.used[s]--
	m.at[i] = nowhere
}
