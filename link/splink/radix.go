package splink

// A keyed list is rows by the key that brings them together.
type keyed struct {
	keys []uint64
	rows []uint32
}

func (k *keyed) add(key uint64, row uint32) {
	k.keys = append(k.keys, key)
	k.rows = append(k.rows, row)
}

// sort sorts by key, bytes from the lowest to the highest; rows with equal
// keys stay as they stood. Bytes that are the same in all keys cost one look.
func (k *keyed) sort() {
	n := len(k.keys)
	var all, any uint64 = ^uint64(0), 0
	for _, x := range k.keys {
		all &= x
		any |= x
	}
	differs := all ^ any
	if differs == 0 {
		return
	}
	keys, rows := make([]uint64, n), make([]uint32, n)
	const bits = 11
	var counts [1 << bits]uint32
	for shift := 0; shift < 64; shift += bits {
		if differs>>shift&(1<<bits-1) == 0 {
			continue
		}
		clear(counts[:])
		for _, x := range k.keys {
			counts[x>>shift&(1<<bits-1)]++
		}
		at := uint32(0)
		for i, c := range counts {
			counts[i] = at
			at += c
		}
		for i, x := range k.keys {
			to := &counts[x>>shift&(1<<bits-1)]
			keys[*to], rows[*to] = x, k.rows[i]
			*to++
		}
		k.keys, keys = keys, k.keys
		k.rows, rows = rows, k.rows
	}
}

// stir spreads a number over all bits: the finaliser of MurmurHash3.
func stir(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// hashText is FNV-1a, stirred.
func hashText(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return stir(h)
}
