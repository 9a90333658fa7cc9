package store

import (
	"strings"

	"byname"
)

// A hider hides or copies the same value once and remembers it, because millions of
// records say few different things and hiding is dear. Nil remembers nothing.
// It serves one goroutine.
type hider struct {
	texts map[string]byname.Text
	words map[string]string
	days  map[byname.Day]byname.BirthDate
}

// hiderRoom bounds what is remembered.
const hiderRoom = 1 << 16

func newHider() *hider {
	return &hider{map[string]byname.Text{}, map[string]string{}, map[byname.Day]byname.BirthDate{}}
}

func (h *hider) text(s string) byname.Text {
	if h == nil || s == "" {
		return secret(s)
	}
	t, known := h.texts[s]
	if !known {
		if len(h.texts) == hiderRoom {
			clear(h.texts)
		}
		t = byname.Hide(s)
		h.texts[t.Reveal()] = t
	}
	return t
}

func (h *hider) day(d byname.Day) byname.BirthDate {
	if h == nil || d == 0 {
		return secret(d)
	}
	b, known := h.days[d]
	if !known {
		b = byname.Hide(d)
		h.days[d] = b
	}
	return b
}

// word is one copy of a text that is no secret and that many records share.
func (h *hider) word(s string) string {
	if h == nil || s == "" {
		return s
	}
	w, known := h.words[s]
	if !known {
		if len(h.words) == hiderRoom {
			clear(h.words)
		}
		w = strings.Clone(s)
		h.words[w] = w
	}
	return w
}
