package link

import "math/bits"

// letters says how often each letter is in a word: enough to see at once that
// two words cannot be alike, as most cannot that chance brings together.
type letters struct {
	times [3]uint32 // a bit for each letter that is there once, twice, three times
	more  uint8     // letters beyond their third time
	size  uint8
}

// lettersOf counts the letters that jaroWinkler reads. Bytes that differ may
// count as one letter, so that what is in common is never counted too low.
func lettersOf(word string) (l letters) {
	word = word[:min(len(word), mostLetters)]
	l.size = uint8(len(word))
next:
	for i := range len(word) {
		bit := uint32(1) << (word[i] & 31)
		for t := range l.times {
			if l.times[t]&bit == 0 {
				l.times[t] |= bit
				continue next
			}
		}
		l.more++
	}
	return l
}

// common is the most letters that two words can have in common.
func (l *letters) common(m *letters) int {
	n := int(min(l.more, m.more))
	for t := range l.times {
		n += bits.OnesCount32(l.times[t] & m.times[t])
	}
	return n
}

// alike is jaroWinkler of two words that are not empty if that reaches from, and else something
// below it.
func alike(a, b string, l, m *letters, from float64) float64 {
	if c := l.common(m); c == 0 || winkler(a, b, jaro(c, 0, int(l.size), int(m.size))) < from {
		return 0
	}
	return jaroWinkler(a, b)
}
