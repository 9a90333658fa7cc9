package signal

import (
	"testing"

	"byname"
)

// A reason's phrase is what stands between who told it and when.
func TestPhrase(t *testing.T) {
	on := byname.OnDay(2026, 1, 5)
	for text, want := range map[string]string{
		"Ambulance: an ambulance came after a fall, 5 January 2026":                                 "an ambulance came after a fall",
		"Schools, about a child in the home: attended 71 per cent of a school term, 5 January 2026": "attended 71 per cent of a school term",
		"Hospital: was kept in hospital: no heating, no care package, 5 January 2026":               "was kept in hospital: no heating, no care package",
		"has no agency": "has no agency",
	} {
		if got := (Reason{Text: text, Day: on}).Phrase(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
