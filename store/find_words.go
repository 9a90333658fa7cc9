package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"byname/feed"
)

// nameWords are the words of a name as they are looked for: in capitals,
// without accents or apostrophes, each part of a double name and the whole.
// "Zoë O'Neill-Łuk" is ZOE, ONEILL, LUK and ONEILLLUK.
func nameWords(name string) []string {
	var words []string
	for _, whole := range strings.Fields(name) {
		parts := strings.Split(whole, "-")
		for _, p := range parts {
			if p = letters(p); p != "" {
				words = append(words, p)
			}
		}
		if len(parts) > 1 {
			words = append(words, letters(whole))
		}
	}
	return words
}

// plain are the letters that Unicode does not take apart.
var plain = strings.NewReplacer("Ł", "L", "Ø", "O", "Đ", "D", "Æ", "AE", "Œ", "OE", "ẞ", "SS", "ß", "SS", "İ", "I", "ı", "I")

func letters(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, norm.NFD.String(plain.Replace(strings.ToUpper(word))))
}

// tight is a postcode as it is looked for.
func tight(postcode string) string {
	return strings.ToUpper(strings.ReplaceAll(postcode, " ", ""))
}

// keyHash stands for a record's key where the key itself would take too much
// room. Two keys never share one: it is half of a SHA-256.
type keyHash struct{ high, low uint64 }

func hashOf(key feed.Key) keyHash {
	sum := sha256.Sum256([]byte(key))
	return keyHash{binary.BigEndian.Uint64(sum[:]), binary.BigEndian.Uint64(sum[8:])}
}

func (h keyHash) compare(other keyHash) int {
	return cmp.Or(cmp.Compare(h.high, other.high), cmp.Compare(h.low, other.low))
}

// known is the part of a hash that fits the index; what is found by it is
// compared with the key itself.
func (h keyHash) known() known { return knownNumber(knownKey, h.high) }
