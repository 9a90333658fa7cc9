package web

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// marked writes pieces with what differs in brackets.
func marked(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Differs {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestDifferences(t *testing.T) {
	for _, c := range [][4]string{
		{"Mohammed", "Muhammad", "M[o]hamm[e]d", "M[u]hamm[a]d"},
		{"12 March 1947", "3 December 1947", "[12] [March] 1947", "[3] [December] 1947"},
		{"9 June 2018", "6 September 2018", "[9] [June] 2018", "[6] [September] 2018"},
		{"Anne Marie", "Anne", "Anne [Marie]", "Anne"},
		{"M18 8LQ", "M18 8LG", "M18 8L[Q]", "M18 8L[G]"},
		{"BEGUM", "Begum", "BEGUM", "Begum"},
		{"", "Okoro", "", "[Okoro]"},
		{"Zoë", "Zoe", "Zo[ë]", "Zo[e]"},
	} {
		left, right := differences(c[0], c[1])
		if marked(left) != c[2] || marked(right) != c[3] {
			t.Errorf("%s and %s: %s and %s, want %s and %s", c[0], c[1], marked(left), marked(right), c[2], c[3])
		}
	}
}

// Whatever is compared, no letter is lost, and equal texts differ nowhere.
func TestDifferencesLoseNothing(t *testing.T) {
	words := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("abÀé'-9")), 1, 8, -1), 0, 4)
	rapid.Check(t, func(t *rapid.T) {
		a, b := strings.Join(words.Draw(t, "a"), " "), strings.Join(words.Draw(t, "b"), " ")
		text := func(pieces []piece) (s string) {
			for _, p := range pieces {
				s += p.Text
			}
			return s
		}
		left, right := differences(a, b)
		if text(left) != a || text(right) != b {
			t.Fatalf("%q and %q became %q and %q", a, b, text(left), text(right))
		}
		if same, _ := differences(a, a); strings.Contains(marked(same), "[") {
			t.Fatalf("%q differs from itself: %s", a, marked(same))
		}
	})
}

// What somebody wrote as a name is text on the page and nothing else.
func TestDifferencesAreText(t *testing.T) {
	left, _ := differences("<b>Amina", "O'Neil & Co")
	var b strings.Builder
	if err := pieces(left, true).Render(t.Context(), &b); err != nil || strings.Contains(b.String(), "<b>") || !strings.Contains(b.String(), "&lt;b&gt;Amina</mark>") {
		t.Error(b.String(), err)
	}
}
