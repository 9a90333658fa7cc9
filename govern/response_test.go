package govern

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byname"
)

// TestTally is the count of May 2026 in the story: 214 answers, 37 of them by
// telephone in other languages.
func TestTally(t *testing.T) {
	var all []Response
	say := func(n int, theme string, channel Channel, language string) {
		for range n {
			r := Response{Neighbourhood: "MAN-N07", Theme: theme, Channel: channel, Language: language, Day: 46142}
			if err := r.Check(); err != nil {
				t.Fatal(err)
			}
			all = append(all, r)
		}
	}
	say(131-37, "keep the falls key workers", Web, "")
	say(37, "keep the falls key workers", Telephone, "Sylheti")
	say(58, "more on damp and heating", InPerson, "")
	say(25, "other", Letter, "")
	if len(all) != 214 {
		t.Fatal(len(all))
	}
	want := []Theme{{"keep the falls key workers", 131}, {"more on damp and heating", 58}, {"other", 25}}
	if diff := cmp.Diff(want, Tally(all)); diff != "" {
		t.Error(diff)
	}
}

func TestResponseRefused(t *testing.T) {
	good := Response{Neighbourhood: "MAN-N07", Words: "Keep the falls workers.", Channel: Web, Day: 46142}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*Response){
		"says nothing":     func(r *Response) { r.Words = "" },
		"too long":         func(r *Response) { r.Words = strings.Repeat("a", 4001) },
		"nowhere":          func(r *Response) { r.Neighbourhood = "" },
		"no day":           func(r *Response) { r.Day = 0 },
		"no known channel": func(r *Response) { r.Channel = "pigeon" },
	} {
		r := good
		spoil(&r)
		if err := r.Check(); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
