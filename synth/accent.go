package synth

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plain letters for those that do not come apart into letter and accent.
var plain = map[rune]string{'ł': "l", 'Ł': "L", 'ø': "o", 'Ø': "O", 'đ': "d", 'Đ': "D", 'ß': "ss", 'æ': "ae", 'Æ': "AE", 'ı': "i", '’': "'", '–': "-", '£': "GBP"}

// unaccented is the text in ASCII, as systems without accents keep it.
func unaccented(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case r < 0x80:
			out = append(out, byte(r))
		case unicode.Is(unicode.Mn, r):
		case plain[r] != "":
			out = append(out, plain[r]...)
		default:
			out = append(out, '?')
		}
	}
	return string(out)
}
