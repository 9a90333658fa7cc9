package synth

import "sort"

// weighted picks values in proportion to their weights.
type weighted[T any] struct {
	values []T
	upTo   []float64 // sums of the weights
}

func (w *weighted[T]) add(v T, weight float64) {
	sum := weight
	if n := len(w.upTo); n > 0 {
		sum += w.upTo[n-1]
	}
	w.values, w.upTo = append(w.values, v), append(w.upTo, sum)
}

func (w *weighted[T]) pick(c *chance) T {
	at := c.float() * w.upTo[len(w.upTo)-1]
	i := sort.Search(len(w.upTo), func(i int) bool { return w.upTo[i] > at })
	return w.values[min(i, len(w.values)-1)]
}
