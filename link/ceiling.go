package link

import "context"

// Ceiling is the quality that a perfect judge would reach who sees only the
// pairs that the rules bring together: what blocking loses, no weighing can
// find again. Truth is the true person of each row, "" where nobody knows.
func Ceiling(ctx context.Context, t *Table, truth []string) (Quality, error) {
	n, err := newNodes(t, nil)
	if err != nil {
		return Quality{}, err
	}
	x := newIndex(t, n.all, byDefault)
	person := make([]string, len(n.all)) // of each node: its first row's
	for node, row := range n.firstRow {
		person[node] = truth[row]
	}
	group := make([]int32, len(n.all))
	for i := range group {
		group[i] = int32(i)
	}
	root := func(i int32) int32 {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	seen := make([]uint32, len(n.all))
	for a := range n.all {
		if err := ctx.Err(); err != nil {
			return Quality{}, err
		}
		x.after(n.all, uint32(a), seen, func(b uint32, _ int) {
			if person[a] == person[b] && person[a] != "" {
				i, j := root(int32(a)), root(int32(b))
				group[max(i, j)] = min(i, j)
			}
		})
	}
	cluster := make([]int32, len(n.ofRow))
	for row, node := range n.ofRow {
		cluster[row] = root(int32(node))
	}
	return Evaluate(cluster, truth), nil
}
