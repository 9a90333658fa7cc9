package link_test

import (
	"math"
	"testing"

	"byname/link"
)

// TestAgree compares with figures that SAS (PROC FREQ, AGREE) and a textbook
// give for the same tables.
func TestAgree(t *testing.T) {
	says := [...]string{"same", "different", "unsure"}
	for _, c := range []struct {
		name             string
		table            [][]int // rows: the first reviewer; columns: the second
		kappa, low, high float64
	}{
		// The table and SAS output that statsmodels is tested against.
		{"three words", [][]int{{0, 4, 1}, {0, 8, 0}, {0, 1, 5}}, .4842, .2137, .7547},
		// Grant proposals read by two; kappa .4 by hand: (.7 - .5) / (1 - .5).
		{"two words", [][]int{{20, 5}, {10, 15}}, .4, .1511, .6489},
	} {
		var words [][2]string
		for i, row := range c.table {
			for j, n := range row {
				for range n {
					words = append(words, [2]string{says[i], says[j]})
				}
			}
		}
		a := link.Agree(words)
		for what, pair := range map[string][2]float64{"kappa": {a.Kappa, c.kappa}, "low": {a.KappaLow, c.low}, "high": {a.KappaHigh, c.high}} {
			if math.Abs(pair[0]-pair[1]) > 5e-4 {
				t.Errorf("%s: %s is %.4f, want %.4f", c.name, what, pair[0], pair[1])
			}
		}
		if !a.Defined || !(a.ShareLow < a.Share && a.Share < a.ShareHigh) {
			t.Errorf("%s: %+v", c.name, a)
		}
	}
	if a := link.Agree(nil); a.Defined || a.Pairs != 0 {
		t.Errorf("of nothing: %+v", a)
	}
	if a := link.Agree([][2]string{{"same", "same"}, {"same", "same"}}); a.Defined || a.Share != 1 || a.ShareLow > .5 {
		t.Errorf("all alike says nothing of chance: %+v", a)
	}
}
