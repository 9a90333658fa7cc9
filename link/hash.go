package link

// hash64 is FNV-1a with the bits stirred afterwards, so that any part of it
// may be used alone. It is the same on every machine and in every version.
func hash64(parts ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0x1f) * 1099511628211 // "ab","c" is not "a","bc"
	}
	return stir(h)
}

func hash32(s string) uint32 { return uint32(hash64(s)) }

// stir is the finaliser of MurmurHash3.
func stir(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// mix hashes numbers.
func mix(n ...uint64) uint64 {
	h := uint64(0x9e3779b97f4a7c15)
	for _, x := range n {
		h = stir(h ^ x + 0x9e3779b97f4a7c15)
	}
	return h
}
