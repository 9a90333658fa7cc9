package outcome

import (
	"encoding/json"
	"strings"
	"testing"
)

// What anybody may see of a study has no small number in it, and says fewer or
// more only beyond chance.
func TestStudyIsShownProtected(t *testing.T) {
	for name, c := range map[string]struct {
		people int
		effect float64
		says   string
	}{
		"fewer":   {3000, -12, "Fewer than in people like them who were not reached yet"},
		"more":    {3000, 12, "More than in people like them who were not reached yet"},
		"nothing": {700, 0, "No detectable change"},
		"too few": {60, -12, "Nothing can be said: "},
	} {
		s := ProtectStudy(Judge(beforehand, planted(1, c.people, c.effect)))
		if words := s.Words("26 weeks"); !strings.HasPrefix(words, c.says) {
			t.Errorf("%s: %s", name, words)
		}
		if explained := s.UnmeasuredWords() != ""; explained != (name == "fewer" || name == "more") {
			t.Errorf("%s: %q", name, s.UnmeasuredWords())
		}
		for _, e := range []Estimate{s.With, s.Without, s.Effect} {
			if int(e.Numerator)%5 != 0 || int(e.Denominator)%5 != 0 {
				t.Errorf("%s: %+v is not protected", name, e)
			}
		}
		if _, err := json.Marshal(s); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if svg := (LoveChart{ID: "x", Title: "Alike", Desc: "d", Rows: s.Balance}).SVG(); strings.Count(svg, "<circle") != 2+2*len(s.Balance) {
			t.Errorf("%s: the drawing has not two marks a row", name)
		}
	}
	rare := planted(5, 3000, 0)
	for i := range rare {
		rare[i].Came = rare[i].Helped && i%400 == 0
	}
	s := ProtectStudy(Judge(beforehand, rare))
	if s.Effect.Shown() || s.Doses != nil || s.EValue != 0 || !strings.Contains(s.Words("a week"), Hidden) {
		t.Errorf("a few harmed are given away: %+v", s)
	}
	if About(0) != "none" || About(7) != "fewer than 8" || About(43) != "45" {
		t.Error("a number of people is not protected in words")
	}
}
