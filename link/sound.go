package link

import "strings"

// sound is the skeleton of a folded word: what stays when spelling varies.
// Doubled letters, most vowels and silent letters go, and letters that stand
// for one another in English spelling and in names written over from Arabic,
// Urdu, Bengali, Somali or the Slavic alphabets become one: Choudhury and
// Chowdhry, Hussain and Hossein, Katarzyna and Catarzina.
// It is loose on purpose: it brings records together, and never decides.
func sound(w string) string {
	w = soundsLike.Replace(w)
	b := make([]byte, 0, len(w))
	for i := range len(w) {
		c := w[i]
		switch c {
		case 'e', 'i', 'o', 'u', 'y':
			c = 'a'
		case 'q':
			c = 'k'
		case 'z':
			c = 's'
		case 'w':
			c = 'v'
		}
		if (c == 'a' || c == 'h') && len(b) > 0 || len(b) > 0 && b[len(b)-1] == c {
			continue
		}
		b = append(b, c)
	}
	return string(b)
}

var soundsLike = strings.NewReplacer(
	"sch", "S", "sh", "S", "sz", "S", "tch", "C", "ch", "C", "cz", "C", "ts", "s", "tz", "s",
	"ph", "f", "gh", "g", "kh", "k", "ck", "k", "dh", "d", "th", "t", "bh", "b", "zh", "j", "dj", "j", "rz", "s",
	"ce", "se", "ci", "si", "cy", "si", "c", "k", "x", "ks", "kn", "n", "wr", "r",
	"ow", "a", "aw", "a", "ew", "a", "eigh", "a", "ough", "a",
	"?", "",
)
