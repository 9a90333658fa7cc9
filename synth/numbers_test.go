package synth

import (
	"testing"

	"pgregory.net/rapid"
)

func TestNoTwoPeopleShareANumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(1, 2_900_000).Draw(t, "a"), rapid.IntRange(1, 2_900_000).Draw(t, "b")
		if a == b {
			return
		}
		for name, of := range map[string]func(int) string{
			"hospital number": func(n int) string { return label(n, 2) }, "NI number": nino, "UPN": upn,
		} {
			if of(a) == of(b) {
				t.Fatalf("%d and %d have one %s", a, b, name)
			}
		}
	})
}

func TestCheckDigit(t *testing.T) {
	// NHS Data Dictionary's example, and one whose check would be ten.
	if d, ok := checkDigit("943476591"); d != "9" || !ok {
		t.Error(d, ok)
	}
	if _, ok := checkDigit("999000000"); ok {
		t.Error("a check digit of ten")
	}
}
