package programme

import (
	"slices"
	"strings"
	"unicode"
)

// common are words that say nothing of what was done.
var common = strings.Fields(`a about after again all also an and any are around as at away back be because been before being but by can could day days did
do does doing done down each every few first for from get gets give given go goes going got had has have he her here hers him his home how i if in into is it
its just keep let made make me mine more mr mrs ms my near need needs new next no not now of off on once one only or other our out over own people person put
she so some somebody something soon take taken that the their them then there they thing things this those three through time times to together too took two
until up us very was way we week weeks went were what when where which while who whose will with without would you your`)

// Plainly gives the words of a title that say what was done: in small letters,
// each once, plurals as one, without words that say nothing, numbers, and
// names. A name is any of those told, and whatever has a capital and does not
// begin the sentence, unless it is short and all in capitals, such as GP.
func Plainly(title string, names []string) (words []string) {
	begins := true
	for _, raw := range strings.FieldsFunc(title, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/–—", r) }) {
		ends := strings.ContainsAny(raw, ".!?:")
		w := strings.TrimFunc(raw, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		first := begins
		begins = ends
		if w == "" || strings.ContainsFunc(w, unicode.IsDigit) || !first && proper(w) {
			continue
		}
		w = strings.ToLower(w)
		if len([]rune(w)) < 2 || slices.Contains(common, w) || isNamed(w, names) {
			continue
		}
		if w = one(w); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

func proper(w string) bool {
	r := []rune(w)
	return unicode.IsUpper(r[0]) && (len(r) > 4 || strings.ToUpper(w) != w)
}

// isNamed reports whether a word is a part of any of the names.
func isNamed(w string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) })
		return slices.Contains(parts, w)
	})
}

// one is a plural as one of them: taxis, boxes, bodies.
func one(w string) string {
	switch {
	case len(w) < 4 || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us"):
		return w
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	}
	return strings.TrimSuffix(w, "s")
}
