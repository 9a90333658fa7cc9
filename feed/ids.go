package feed

// An idSet remembers ids by their 64-bit hash, 16 to 32 bytes each.
type idSet struct {
	slots []uint64
	used  int
}

// add reports whether the id is new.
func (s *idSet) add(id string) bool {
	if s.used*2 >= len(s.slots) {
		old := s.slots
		s.slots = make([]uint64, max(1024, 2*len(old)))
		for _, h := range old {
			if h != 0 {
				s.slots[s.find(h)] = h
			}
		}
	}
	h := hash(id)
	at := s.find(h)
	if s.slots[at] == h {
		return false
	}
	s.slots[at] = h
	s.used++
	return true
}

// find is the slot that holds h, or where it would go.
func (s *idSet) find(h uint64) int {
	mask := len(s.slots) - 1
	at := int(h>>20) & mask
	for s.slots[at] != 0 && s.slots[at] != h {
		at = (at + 1) & mask
	}
	return at
}

// hash is FNV-1a with a finish that mixes the high bits (Fowler, Noll, Vo;
// Appleby, MurmurHash3), never 0.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	return max(h, 1)
}
