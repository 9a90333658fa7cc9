package web

import (
	"strings"
	"testing"

	linking "byname/link"
	"byname/work"
)

// TestFewPairsHaveNoKappa: two pairs tell nothing of chance.
func TestFewPairsHaveNoKappa(t *testing.T) {
	for pairs, want := range map[int]bool{2: false, 9: false, 10: true} {
		var b strings.Builder
		r := work.Reviews{Agreement: linking.Agreement{Pairs: pairs, Agreed: 1, Defined: true}}
		if err := agreed(r).Render(t.Context(), &b); err != nil || strings.Contains(b.String(), "kappa") != want {
			t.Errorf("%d pairs: %s %v", pairs, b.String(), err)
		}
	}
}

// TestSkip: key N leads past a pair that nobody has judged, and so does a link.
func TestSkip(t *testing.T) {
	var b strings.Builder
	err := judge(reviewPage{Review: work.Review{Number: 7, Stage: work.Apart}}, "", "").Render(t.Context(), &b)
	if err != nil || !strings.Contains(b.String(), `href="/link/review/next?past=7" accesskey="n"`) {
		t.Error(b.String(), err)
	}
}

// TestApartFaults: all that is wrong with the form is said at once, in the
// words of its fields.
func TestApartFaults(t *testing.T) {
	if got := apartFaults("", "", "Again."); len(got) != 3 || !strings.Contains(got[2].Text, "how you know") {
		t.Errorf("%+v", got)
	}
	if got := apartFaults("a", "a", "They told me so"); len(got) != 1 || got[0].Field != "right" {
		t.Errorf("%+v", got)
	}
	if got := apartFaults("a", "b", "They told me so"); got != nil {
		t.Errorf("%+v", got)
	}
}

// TestNoEmptyColumn: a column of which no row says anything is not drawn.
func TestNoEmptyColumn(t *testing.T) {
	for of, want := range map[int]bool{0: false, 1430: true} {
		var b strings.Builder
		q := work.LinkQuality{Figures: []work.LinkFigure{{What: "Missed", Share: work.LinkShare{Of: of}}}}
		if err := figures(q).Render(t.Context(), &b); err != nil || strings.Contains(b.String(), "Looked at") != want {
			t.Errorf("of %d: %s %v", of, b.String(), err)
		}
	}
}
