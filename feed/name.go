package feed

import (
	"strings"
	"unicode"
)

// A nameForm is how a column writes a whole name.
type nameForm string

const (
	familyCommaGiven nameForm = "FAMILY, Given"
	givenFAMILY      nameForm = "Given FAMILY" // the family name is in capitals
	givenFamily      nameForm = "Given Family" // the last word, and small words before it, are the family name
)

var nameForms = []string{string(familyCommaGiven), string(givenFAMILY), string(givenFamily)}

// cut takes a name apart. A title before it is left out. Of a single word
// nobody knows which name it is: after a title it is the family name, in
// capitals where those mark the family name it is too, else the given name.
func (f nameForm) cut(name string, titles map[string]bool) (given, family string) {
	words := strings.Fields(name)
	titled := false
	for len(words) > 0 && titles[strings.ToLower(strings.TrimSuffix(words[0], "."))] {
		words, titled = words[1:], true
	}
	if f == familyCommaGiven {
		family, given, _ = strings.Cut(strings.Join(words, " "), ",")
		return strings.TrimSpace(given), strings.TrimSpace(family)
	}
	if len(words) == 0 {
		return "", ""
	}
	from := len(words) - 1
	switch {
	case f == givenFAMILY:
		for from = len(words); from > 0 && capitals(words[from-1]); {
			from--
		}
		if from == 0 && len(words) > 1 {
			from = len(words) - 1 // all in capitals: nothing marks the family name
		}
	case len(words) == 1:
		if !titled {
			from = 1
		}
	default:
		for from > 1 && unicode.IsLower([]rune(words[from-1])[0]) {
			from-- // van der Berg
		}
	}
	return strings.Join(words[:from], " "), strings.Join(words[from:], " ")
}

// capitals reports whether a word of two letters or more has no small ones,
// but for the c of MCDONALD written McDONALD.
func capitals(word string) bool {
	word = strings.TrimPrefix(word, "Mc")
	return len([]rune(word)) > 1 && strings.ToUpper(word) == word && strings.ToLower(word) != word
}
