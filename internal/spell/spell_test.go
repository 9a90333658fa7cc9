package spell

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"ambulance.call.fall", "ambulance.call", "homeless.rough_sleeping", "count", "any"}
	for word, want := range map[string]string{
		"ambulance.call.fal":     "ambulance.call.fall",
		"ambulnace.call":         "ambulance.call",
		"homeless.roughsleeping": "homeless.rough_sleeping",
		"cuont":                  "count",
		"zzz":                    "",
		"":                       "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("Nearest(%q) is %q, want %q", word, got, want)
		}
	}
}
