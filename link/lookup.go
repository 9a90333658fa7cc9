package link

import "slices"

// mostOfKey is how many people may share a key for all of them to be looked
// at; of more, only those who share a finer key as well.
const mostOfKey = blockSize

// A lookup finds the people who have a key of one rule. An entry is half a
// hash of the key above, and the person below; entries are in order.
type lookup struct {
	rule   *blockingRule
	all    []uint64
	finer  []uint64 // by keys too common and a finer key together
	common int      // keys that too many people share
}

// newLookup makes the lookup of a rule. people calls its argument with every
// record, person by person.
func newLookup(t *Table, r *blockingRule, people func(func(person uint32, s *subject))) *lookup {
	x := &lookup{rule: r}
	var who uint32 // one closure for all: to make one for each costs more than the rest
	emit := func(key uint64) { x.all = append(x.all, stir(key)<<32|uint64(who)) }
	people(func(person uint32, s *subject) {
		who = person
		r.keys(t, s, emit)
	})
	x.all = ordered(x.all)
	large := newKeySet(16)
	for i := 0; i < len(x.all); {
		n := i + 1
		for n < len(x.all) && x.all[n]>>32 == x.all[i]>>32 {
			n++
		}
		if n-i > mostOfKey {
			large.add(uint32(x.all[i] >> 32))
			x.common++
		}
		i = n
	}
	if x.common == 0 {
		return x
	}
	var said *subject
	emit = func(key uint64) {
		if k := uint32(stir(key)); large.has(k) {
			eachFiner(t, said, k, func(finer uint64) { x.finer = append(x.finer, finer<<32|uint64(who)) })
		}
	}
	people(func(person uint32, s *subject) {
		who, said = person, s
		r.keys(t, s, emit)
	})
	x.finer = ordered(x.finer)
	return x
}

// eachFiner calls f with a key and each of a record's finer keys together.
func eachFiner(t *Table, s *subject, key uint32, f func(uint64)) {
	for i, finer := range finerKeys {
		if k := finer(t, s); k != 0 {
			f(mix(uint64(key), k, uint64(i)))
		}
	}
}

// ordered puts entries in order, each once, in no more room than they need.
// Those who come with lower persons first are sorted by their keys alone,
// eleven bits at a time.
func ordered(entries []uint64) []uint64 {
	other := make([]uint64, len(entries))
	for shift := 32; shift < 64; shift += 11 {
		var at [1 << 11]int
		for _, e := range entries {
			at[e>>shift&(1<<11-1)]++
		}
		sum := 0
		for i, n := range at {
			at[i], sum = sum, sum+n
		}
		for _, e := range entries {
			i := e >> shift & (1<<11 - 1)
			other[at[i]] = e
			at[i]++
		}
		entries, other = other, entries
	}
	return slices.Clone(slices.Compact(entries))
}

// keyed are the entries of one key.
func keyed(entries []uint64, key uint32) []uint64 {
	from := lowest(entries, uint64(key)<<32)
	to := from
	for to < len(entries) && uint32(entries[to]>>32) == key {
		to++
	}
	return entries[from:to]
}

// find calls f with the people of each key that a record has, and returns
// how many share only keys too common.
func (x *lookup) find(t *Table, s *subject, f func(people []uint64)) (leftOut int) {
	x.rule.keys(t, s, func(key uint64) {
		k := uint32(stir(key))
		found := keyed(x.all, k)
		if len(found) <= mostOfKey {
			f(found)
			return
		}
		brought := 0
		eachFiner(t, s, k, func(finer uint64) {
			if some := keyed(x.finer, uint32(finer)); len(some) <= mostOfKey {
				brought += len(some)
				f(some)
			}
		})
		leftOut += max(0, len(found)-brought)
	})
	return leftOut
}
