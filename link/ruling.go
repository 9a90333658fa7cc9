package link

import (
	"slices"

	"byname"
	"byname/feed"
)

// A Ruling is a person's word on two rows, by the keys of their records. It
// always holds. One on a key that is not there waits for it.
type Ruling struct {
	A, B feed.Key
	Same bool // one person; else two
}

// A piece is a set of nodes that people ruled to be one person, or one node
// that they ruled not to be another.
type piece int32

// heed makes pieces of what people ruled and notes which must be kept apart.
// Rulings that cannot all hold are a conflict.
func (g *grouping) heed(rulings []Ruling) error {
	var known []Ruling
	for _, r := range rulings {
		if _, ok := g.ofKey[r.A]; ok {
			if _, ok = g.ofKey[r.B]; ok {
				known = append(known, r)
			}
		}
	}
	for _, r := range known {
		a, b := g.pieceOf(g.ofKey[r.A]), g.pieceOf(g.ofKey[r.B])
		if r.Same && a != b {
			for _, n := range g.pieces[b] {
				g.piece[n] = a
			}
			g.pieces[a], g.pieces[b] = append(g.pieces[a], g.pieces[b]...), nil
		}
	}
	for _, r := range known {
		if r.Same {
			continue
		}
		a, b := g.piece[g.ofKey[r.A]], g.piece[g.ofKey[r.B]]
		if a == b {
			return byname.Conflict("rulings on "+string(r.A)+" and "+string(r.B), "rulings that can all hold",
				"these are ruled two people, but other rulings make them one: withdraw one of them")
		}
		g.apart[[2]piece{a, b}], g.apart[[2]piece{b, a}] = true, true
	}
	for i := range g.pieces {
		slices.Sort(g.pieces[i])
	}
	return nil
}

// pieceOf is the piece of a node, made when it has none.
func (g *grouping) pieceOf(n uint32) piece {
	p, ok := g.piece[n]
	if !ok {
		p = piece(len(g.pieces))
		g.piece[n] = p
		g.pieces = append(g.pieces, []uint32{n})
	}
	return p
}

// ruledApart reports whether somebody ruled that nodes of a and of b are two
// people.
func (g *grouping) ruledApart(a, b []uint32) bool {
	if len(g.apart) == 0 {
		return false
	}
	for _, x := range a {
		p, ruled := g.piece[x]
		if !ruled {
			continue
		}
		for _, y := range b {
			if q, ruled := g.piece[y]; ruled && g.apart[[2]piece{p, q}] {
				return true
			}
		}
	}
	return false
}

// rule brings the groups of each piece together. Whoever stands in one of
// them by weight alone, and is ruled not to be one of the others, leaves with
// their own piece. So every ruling holds: no group ever has two pieces that
// are ruled apart, and a piece once brought together moves as one.
func (g *grouping) rule() {
	pieces := slices.Clone(g.pieces)
	slices.SortFunc(pieces, slices.Compare[[]uint32])
	for _, p := range pieces {
		for _, n := range p {
			into, from := g.group[p[0]], g.group[n]
			if into == from {
				continue
			}
			g.expel(from, g.of(into))
			g.merge(g.group[p[0]], g.group[n])
		}
	}
}

// expel takes the pieces out of a group that are ruled apart from others,
// and makes each a group of its own.
func (g *grouping) expel(group uint32, others []uint32) {
	members := slices.Clone(g.of(group))
	var stay []uint32
	leave := map[piece][]uint32{}
	for _, n := range members {
		if g.ruledApart([]uint32{n}, others) {
			leave[g.piece[n]] = append(leave[g.piece[n]], n)
		} else {
			stay = append(stay, n)
		}
	}
	if len(leave) == 0 {
		return
	}
	delete(g.members, group)
	for _, n := range members {
		g.group[n] = n
	}
	for _, n := range stay {
		g.merge(g.group[stay[0]], g.group[n])
	}
	for _, p := range leave {
		for _, n := range p {
			g.merge(g.group[p[0]], g.group[n])
		}
	}
}
