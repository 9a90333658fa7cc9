package bed

import (
	"iter"
	"math/bits"
)

// A bitset is a set of small numbers.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }

// without takes away what is in o.
func (b bitset) without(o bitset) {
	for i := range b {
		b[i] &^= o[i]
	}
}

// all are the numbers in b, lowest first.
func (b bitset) all() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, word := range b {
			for ; word != 0; word &= word - 1 {
				if !yield(i*64 + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}

// size is how many numbers are in b.
func (b bitset) size() (n int) {
	for _, word := range b {
		n += bits.OnesCount64(word)
	}
	return n
}

// sooner says whether the first number that is in one of them alone is in b.
func (b bitset) sooner(o bitset) bool {
	for i := range b {
		if differ := b[i] ^ o[i]; differ != 0 {
			return b[i]&(differ&-differ) != 0
		}
	}
	return false
}
