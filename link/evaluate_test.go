package link_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"byname/link"
)

// TestEvaluate counts pairs and B-cubed the long way.
func TestEvaluate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cluster := rapid.SliceOfN(rapid.Int32Range(0, 5), 1, 30).Draw(t, "cluster")
		truth := rapid.SliceOfN(rapid.SampledFrom([]string{"", "a", "b", "c"}), len(cluster), len(cluster)).Draw(t, "truth")
		var tp, fp, fn int64
		var bp, br, rows float64
		for i := range cluster {
			if truth[i] == "" {
				continue
			}
			var both, found, real float64
			for j := range cluster {
				if truth[j] == "" {
					continue
				}
				one, same := truth[i] == truth[j], cluster[i] == cluster[j]
				if same {
					found++
				}
				if one {
					real++
				}
				if same && one {
					both++
				}
				if j > i {
					switch {
					case one && same:
						tp++
					case one:
						fn++
					case same:
						fp++
					}
				}
			}
			rows, bp, br = rows+1, bp+both/found, br+both/real
		}
		q := link.Evaluate(cluster, truth)
		if q.TP != tp || q.FP != fp || q.FN != fn {
			t.Fatalf("%+v, expected %d right, %d wrong, %d missed", q, tp, fp, fn)
		}
		if rows > 0 && (math.Abs(q.BPrecision-bp/rows) > 1e-9 || math.Abs(q.BRecall-br/rows) > 1e-9) {
			t.Fatalf("%+v, expected B-cubed %v and %v", q, bp/rows, br/rows)
		}
	})
}
