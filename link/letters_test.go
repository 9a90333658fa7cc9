package link

import (
	"testing"

	"pgregory.net/rapid"
)

// Two words are alike exactly when jaroWinkler says so, however little of
// them was looked at.
func TestAlike(t *testing.T) {
	word := rapid.Custom(func(t *rapid.T) string {
		if rapid.Bool().Draw(t, "few letters") {
			return rapid.StringMatching(`[abAB?-]{1,12}`).Draw(t, "of few letters")
		}
		return rapid.StringMatching(`[a-z']{1,70}`).Draw(t, "word")
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if rapid.Bool().Draw(t, "one of the other") {
			b = string(rapid.Permutation([]byte(a)).Draw(t, "moved"))
		}
		from := rapid.SampledFrom([]float64{soundFrom, alikeFrom, nearFrom}).Draw(t, "from")
		x, y := lettersOf(a), lettersOf(b)
		whole, seen := jaroWinkler(a, b), alike(a, b, &x, &y, from)
		if whole >= from && seen != whole || whole < from && seen >= from {
			t.Fatalf("%q and %q are %.3f alike; from %.2f that was taken for %.3f", a, b, whole, from, seen)
		}
	})
}
