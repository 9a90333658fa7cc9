package store

import (
	"cmp"
	"slices"
)

// An Edge is a link between two rows.
type Edge struct {
	Left, Right int32
	Weight      float64 // bits
	Probability float64
}

// Links writes the links between records of one person, the strongest first.
// It comes after Records, and takes the slice for its own. person gives the
// number of the person of each row.
func (n *NewBuild) Links(rows *Rows, edges []Edge, person func(row int32) int32) error {
	edges = slices.DeleteFunc(edges, func(e Edge) bool { return person(e.Left) != person(e.Right) })
	slices.SortFunc(edges, func(a, b Edge) int {
		return cmp.Or(
			cmp.Compare(person(a.Left), person(b.Left)),
			cmp.Compare(b.Weight, a.Weight),
			cmp.Compare(rows.place[a.Left], rows.place[b.Left]),
			cmp.Compare(rows.place[a.Right], rows.place[b.Right]))
	})
	for _, e := range edges {
		left, right := rows.place[e.Left], rows.place[e.Right]
		at := n.span(person(e.Left))
		if at.links == 0 {
			at.linksAt = n.links.count()
		}
		at.links++
		if err := n.links.put(linkRow{person(e.Left), min(left, right), max(left, right), e.Weight, e.Probability}); err != nil {
			return err
		}
	}
	return nil
}
