package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold writes text the way it is compared: lower case, no accents, letters
// of other Latin alphabets as English keyboards write them, apostrophes gone
// and all other punctuation a space. A question mark inside a word stays: it
// is a letter that the sender's system could not write.
func fold(s string) string {
	s = strings.TrimSpace(s)
	var b strings.Builder
	b.Grow(len(s))
	if !ascii(s) {
		s = norm.NFKD.String(strings.ToValidUTF8(s, " "))
	}
	space := true // no space at the start, none after a space
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r == '?' && lost(s, i):
		case r == '\'' || r == '`' || r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ':
			continue
		case r < utf8.RuneSelf:
			r = ' '
		case unicode.Is(unicode.Mn, r):
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			r = unicode.ToLower(r)
			if plain, ok := plainLetters[r]; ok {
				b.WriteString(plain)
				space = false
				continue
			}
		default:
			r = ' '
		}
		if r == ' ' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		b.WriteRune(r)
		space = false
	}
	return strings.TrimRight(b.String(), " ")
}

// plainLetters are those that do not come apart into a letter and an accent.
var plainLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae",
	'œ': "oe", 'ı': "i", 'ħ': "h", 'ŋ': "n", 'ə': "e", 'ŧ': "t", 'ĸ': "k",
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// lost reports whether the question mark at i touches a letter of its word.
func lost(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return unicode.IsLetter(before) || unicode.IsLetter(after)
}
