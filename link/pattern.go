package link

import (
	"math/bits"
)

// A pattern is the level of every comparison, each in as many bits as its
// levels need.
type pattern uint64

// slot is where a comparison's level stands in a pattern.
type slot struct{ shift, mask uint8 }

var slots = func() (all [comparisons]slot) {
	shift := 0
	for c := range beliefs {
		width := bits.Len(uint(len(beliefs[c].levels) - 1))
		all[c] = slot{uint8(shift), 1<<width - 1}
		shift += width
	}
	if shift > 64 {
		panic("more levels than a pattern holds")
	}
	return all
}()

func (p pattern) at(c int) int { return int(p>>slots[c].shift) & int(slots[c].mask) }

func (p *pattern) set(c, l int) { *p |= pattern(l) << slots[c].shift }
