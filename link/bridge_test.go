package link_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"byname/link"
)

// Two families of records that one heavy pair joins come apart there.
func TestWeakestBridge(t *testing.T) {
	edges := []link.Edge{{A: 1, B: 2, Weight: 9}, {A: 1, B: 3, Weight: 8}, {A: 2, B: 3, Weight: 9}, {A: 5, B: 7, Weight: 6}, {A: 3, B: 5, Weight: 20}}
	b, ok := link.WeakestBridge([]int32{1, 2, 3, 5, 7}, edges, -9)
	if want := (12.0 - 5*9) / 6; !ok || !slices.Equal(b.Side, []int32{5, 7}) || b.A != 3 || b.B != 5 || math.Abs(b.Mean-want) > 1e-9 {
		t.Errorf("%+v, expected rows 5 and 7 to be held by 3 and 5 with %v bits", b, want)
	}
	if _, ok := link.WeakestBridge([]int32{4}, nil, -9); ok {
		t.Error("one row has a bridge")
	}
	if b, _ := link.WeakestBridge([]int32{4, 6}, nil, -3); b.Mean != -3 || b.A != 4 || b.B != 6 {
		t.Errorf("two rows that nothing holds: %+v", b)
	}
}

// A bridge's mean is that of the pairs across, it is a real cut, and no row
// hangs by less on its own than the bridge when the rows are a chain.
func TestWeakestBridgeIsACut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := int32(rapid.IntRange(2, 9).Draw(t, "rows"))
		var rows []int32
		var edges []link.Edge
		weight := map[[2]int32]float64{}
		for a := range n {
			rows = append(rows, 3*a)
			for b := range a {
				if rapid.Bool().Draw(t, "found") {
					w := float32(rapid.IntRange(-9, 30).Draw(t, "weight"))
					edges = append(edges, link.Edge{A: 3 * b, B: 3 * a, Weight: w})
					weight[[2]int32{3 * b, 3 * a}] = max(-12, min(12, float64(w)))
				}
			}
		}
		mean := func(side []int32) float64 {
			sum, pairs := 0.0, 0.0
			for i, a := range rows {
				for _, b := range rows[i+1:] {
					if slices.Contains(side, a) != slices.Contains(side, b) {
						w, found := weight[[2]int32{a, b}]
						if !found {
							w = -9
						}
						sum, pairs = sum+w, pairs+1
					}
				}
			}
			return sum / pairs
		}
		b, ok := link.WeakestBridge(rows, edges, -9)
		if !ok || len(b.Side) == 0 || 2*len(b.Side) > len(rows) || !slices.IsSorted(b.Side) {
			t.Fatalf("no cut: %+v", b)
		}
		if math.Abs(mean(b.Side)-b.Mean) > 1e-9 {
			t.Fatalf("%+v: the pairs across weigh %v on average", b, mean(b.Side))
		}
		if slices.Contains(b.Side, b.A) == slices.Contains(b.Side, b.B) {
			t.Fatalf("%+v: the pair is not across", b)
		}
		backwards := slices.Clone(edges)
		slices.Reverse(backwards)
		if again, _ := link.WeakestBridge(rows, backwards, -9); again.Mean != b.Mean || !slices.Equal(again.Side, b.Side) {
			t.Fatalf("%+v, in another order of pairs %+v", b, again)
		}
	})
}
