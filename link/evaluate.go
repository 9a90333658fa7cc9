package link

import (
	"cmp"
	"maps"
	"slices"
)

// Quality compares persons found with the truth, over all pairs of rows
// whose truth is known.
type Quality struct {
	TP, FP, FN                 int64 // pairs
	Precision, Recall, F1      float64
	BPrecision, BRecall, BF1   float64 // B-cubed: the mean over rows
	Rows, Persons, TruePersons int
	Together, Apart            int // persons that hold two or more people; people spread over two or more persons
}

// Evaluate compares clusters with the true person of each row; rows whose
// truth is "" are left out.
//
// Source: B-cubed, Bagga and Baldwin 1998.
func Evaluate(cluster []int32, truth []string) (q Quality) {
	type cell struct {
		cluster int32
		truth   string
	}
	cells, found, real := map[cell]int64{}, map[int32]int64{}, map[string]int64{}
	for i, p := range truth {
		if p == "" {
			continue
		}
		q.Rows++
		cells[cell{cluster[i], p}]++
		found[cluster[i]]++
		real[p]++
	}
	pairs := func(n int64) int64 { return n * (n - 1) / 2 }
	var both, inFound, inReal int64
	var bp, br float64
	people, persons := map[int32]int{}, map[string]int{}
	for c, n := range cells {
		both += pairs(n)
		people[c.cluster]++
		persons[c.truth]++
	}
	for _, k := range slices.SortedFunc(maps.Keys(cells), func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.cluster, b.cluster), cmp.Compare(a.truth, b.truth))
	}) {
		n := float64(cells[k])
		bp += n * n / float64(found[k.cluster])
		br += n * n / float64(real[k.truth])
	}
	bp, br = bp/max(1, float64(q.Rows)), br/max(1, float64(q.Rows))
	for _, n := range found {
		inFound += pairs(n)
	}
	for _, n := range real {
		inReal += pairs(n)
	}
	for _, n := range people {
		if n > 1 {
			q.Together++
		}
	}
	for _, n := range persons {
		if n > 1 {
			q.Apart++
		}
	}
	q.TP, q.FP, q.FN = both, inFound-both, inReal-both
	q.Precision, q.Recall = ratio(q.TP, inFound), ratio(q.TP, inReal)
	q.F1 = harmonic(q.Precision, q.Recall)
	q.BPrecision, q.BRecall, q.BF1 = bp, br, harmonic(bp, br)
	q.Persons, q.TruePersons = len(found), len(real)
	return q
}

// ratio is 1 when there is nothing to get wrong.
func ratio(n, of int64) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

func harmonic(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return 2 * a * b / (a + b)
}
