package link

// Up to so many different things said of one person are all weighed against
// one another for cohesion; of more, only the pairs that were found.
const weighedTogether = 40

// weakest finds the weakest bridge of a group. What people ruled to be one
// person holds it together as firmly as any pair can.
func (g *grouping) weakest(group []uint32, found []edge) (Bridge, bool) {
	rows := make([]int32, len(group))
	for i, n := range group {
		rows[i] = int32(n)
	}
	var edges []Edge
	if len(group) <= weighedTogether {
		for i, a := range group {
			for _, b := range group[i+1:] {
				w, _ := g.weight(a, b)
				edges = append(edges, Edge{A: int32(a), B: int32(b), Weight: float32(w)})
			}
		}
	} else {
		for _, e := range found {
			edges = append(edges, Edge{A: int32(e.a), B: int32(e.b), Weight: e.weight})
		}
	}
	for i := range edges {
		if g.ruledOne(uint32(edges[i].A), uint32(edges[i].B)) {
			edges[i].Weight = clamp
		}
	}
	return WeakestBridge(rows, edges, edgesFrom)
}

// ruledOne reports whether people ruled two nodes to be one person.
func (g *grouping) ruledOne(a, b uint32) bool {
	p, ruled := g.piece[a]
	q, also := g.piece[b]
	return ruled && also && p == q
}
