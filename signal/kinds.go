package signal

import (
	"maps"
	"math/bits"
	"slices"

	"byname/feed"
)

// kindLimit is how many kinds of event a place can have.
const kindLimit = 512

// A kindSet is a set of kinds by number.
type kindSet [kindLimit / 64]uint64

func (s *kindSet) add(code uint16)      { s[code/64] |= 1 << (code % 64) }
func (s *kindSet) has(code uint16) bool { return s[code/64]&(1<<(code%64)) != 0 }

// each hands over the kinds of the set, in order.
func (s *kindSet) each(take func(uint16) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !take(uint16(i*64 + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}

func (s *kindSet) union(t *kindSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s *kindSet) meets(t *kindSet) bool {
	var any uint64
	for i := range s {
		any |= s[i] & t[i]
	}
	return any != 0
}

// vocabulary numbers the kinds of a place, in the order of their names.
type vocabulary struct {
	Words
	names []string
	codes map[string]uint16
}

func number(w Words) *vocabulary {
	v := &vocabulary{Words: w, names: slices.Sorted(maps.Keys(w.Kinds)), codes: make(map[string]uint16, len(w.Kinds))}
	for i, name := range v.names {
		v.codes[name] = uint16(i)
	}
	return v
}

// under is every kind that is the prefix or below it; empty when there is none.
func (v *vocabulary) under(prefix string) (set kindSet, found bool) {
	for i, name := range v.names {
		if feed.Under(name, prefix) {
			set.add(uint16(i))
			found = true
		}
	}
	return set, found
}

// mustUnder is the kinds under prefixes that the language itself is built on.
// A place that lacks one simply has no such events.
func (v *vocabulary) mustUnder(prefixes ...string) (set kindSet) {
	for _, p := range prefixes {
		s, _ := v.under(p)
		set.union(&s)
	}
	return set
}
