package columns

import (
	"bytes"
	"hash/maphash"
	"unsafe"
)

// Values are texts end to end, numbered from 1. Number 0 is null.
type Values struct {
	bytes []byte
	ends  []uint32 // by number; ends[0] is 0
}

// NewValues has null alone.
func NewValues() Values { return Values{ends: make([]uint32, 1)} }

// Len is the highest number and one: null is counted.
func (v *Values) Len() int { return len(v.ends) }

// Size is how many bytes the texts take.
func (v *Values) Size() int { return len(v.bytes) }

// At is the text of a number, "" for null. It stays what it is: texts are
// added and never changed.
func (v *Values) At(code uint32) string {
	if code == 0 {
		return ""
	}
	b := v.bytes[v.ends[code-1]:v.ends[code]]
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// Add gives a text the next number.
func (v *Values) Add(text []byte) uint32 {
	v.bytes = append(v.bytes, text...)
	v.ends = append(v.ends, uint32(len(v.bytes)))
	return uint32(len(v.ends) - 1)
}

// limit is what the ends of texts can count.
const limit = 1<<32 - 1

// clip gives back what growing left over.
func (v *Values) clip() {
	v.bytes = append(make([]byte, 0, len(v.bytes)), v.bytes...)
	v.ends = append(make([]uint32, 0, len(v.ends)), v.ends...)
}

// An Interner adds each different text once.
type Interner struct {
	*Values
	seed  maphash.Seed // decides where texts are looked for, never their numbers
	slots []uint64     // the upper half of the hash, and the number
}

// NewInterner looks among values that are there already.
func NewInterner(v *Values) *Interner {
	n := &Interner{Values: v, seed: maphash.MakeSeed()}
	n.grow(max(1024, 2*v.Len()))
	return n
}

// Code is the number of a text, a new one if it is new.
func (n *Interner) Code(text []byte) uint32 {
	h := maphash.Bytes(n.seed, text)
	mask := uint64(len(n.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := n.slots[i]
		if s == 0 {
			code := n.Add(text)
			n.slots[i] = h&^limit | uint64(code)
			if 3*n.Len() > 2*len(n.slots) {
				n.grow(2 * len(n.slots))
			}
			return code
		}
		if (s^h)&^limit == 0 {
			code := uint32(s)
			if bytes.Equal(n.bytes[n.ends[code-1]:n.ends[code]], text) {
				return code
			}
		}
	}
}

func (n *Interner) grow(least int) {
	size := 1024
	for size < least {
		size *= 2
	}
	n.slots = make([]uint64, size)
	mask := uint64(size - 1)
	for code := 1; code < n.Len(); code++ {
		h := maphash.Bytes(n.seed, n.bytes[n.ends[code-1]:n.ends[code]])
		i := h & mask
		for n.slots[i] != 0 {
			i = (i + 1) & mask
		}
		n.slots[i] = h&^limit | uint64(code)
	}
}
