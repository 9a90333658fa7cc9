package signal

import (
	"slices"

	"byname"
)

// A neighbour is another event near in time, of the same person, for which an
// event is kept or left out.
type neighbour struct {
	events *selection
	days   byname.Day
	when   when
}

// When the neighbour comes.
type when uint8

const (
	comesBefore when = iota // keep those with one before
	comesAfter              // keep those with one after
	staysAway               // keep those with none after, once the days are over
)

// keep leaves in v.hits the events for which the neighbour is as it must be.
func (n *neighbour) keep(v *view) {
	if len(v.hits) == 0 {
		return
	}
	hits := v.hits
	v.hits = nil // the neighbours are picked into room of their own
	near := n.events.pick(v)
	kept := hits[:0]
	for _, h := range hits {
		if n.holds(h, near, v.day) {
			kept = append(kept, h)
		}
	}
	v.hits = kept
}

// holds reports whether a neighbour is as it must be; near is oldest first.
func (n *neighbour) holds(h hit, near []hit, today byname.Day) bool {
	from, to := h.day, h.day+n.days
	switch n.when {
	case comesBefore:
		from, to = h.day-n.days, h.day
	case staysAway:
		if today <= to {
			return false
		}
	}
	i, _ := slices.BinarySearchFunc(near, from, func(x hit, day byname.Day) int { return int(x.day - day) })
	for ; i < len(near) && near[i].day <= to; i++ {
		x := near[i]
		if x.who != h.who || x.happening == h.happening || n.when == comesBefore && x.at > h.at || n.when != comesBefore && x.at < h.at {
			continue
		}
		return n.when != staysAway
	}
	return n.when == staysAway
}
