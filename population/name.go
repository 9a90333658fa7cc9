package population

import (
	"strings"
	"unicode"

	"byname"
)

// Tidy writes a name as people write it, when its source knew one case only:
// "O'NEILL-AL HASAN" becomes "O'Neill-Al Hasan". A name in two cases is left
// as it is: "McCarthy" and "van Dijk" know best.
func Tidy(name byname.Text) byname.Text {
	s := name.Reveal()
	if s == "" || (s != strings.ToUpper(s) && s != strings.ToLower(s)) {
		return name
	}
	start := true
	tidy := strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			start = true
			return r
		}
		if start {
			start = false
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, s)
	return byname.Hide(tidy)
}
