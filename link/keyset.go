package link

// A keySet holds halves of hashes.
type keySet struct {
	slots []uint32
	some  []uint64 // a bit for each that is held, small enough to be at hand: most of what is asked is not held
	zero  bool
	held  int
}

const keySetBits = 22 // half a megabyte

func newKeySet(n int) *keySet {
	size := 1 << 10
	for size < 4*n {
		size *= 2
	}
	return &keySet{slots: make([]uint32, size), some: make([]uint64, 1<<keySetBits/64)}
}

func (s *keySet) add(k uint32) {
	if k == 0 || s.has(k) {
		s.zero = s.zero || k == 0
		return
	}
	if s.held*2 >= len(s.slots) {
		old := s.slots
		s.slots, s.held = make([]uint32, 2*len(old)), 0
		for _, k := range old {
			if k != 0 {
				s.add(k)
			}
		}
	}
	s.held++
	b := k >> (32 - keySetBits)
	s.some[b/64] |= 1 << (b % 64)
	i := int(k) & (len(s.slots) - 1)
	for s.slots[i] != 0 {
		i = (i + 1) & (len(s.slots) - 1)
	}
	s.slots[i] = k
}

func (s *keySet) has(k uint32) bool {
	if k == 0 {
		return s.zero
	}
	if b := k >> (32 - keySetBits); s.some[b/64]&(1<<(b%64)) == 0 {
		return false
	}
	for i := int(k) & (len(s.slots) - 1); s.slots[i] != 0; i = (i + 1) & (len(s.slots) - 1) {
		if s.slots[i] == k {
			return true
		}
	}
	return false
}
