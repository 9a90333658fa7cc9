package link

import (
	"cmp"
	"math"
	"slices"
)

// How often a value is met decides what agreeing on it is worth. Frequencies
// count people as far as they can be told apart, not rows: somebody with ten
// records does not make a rare name common. The people of a value are
// counted by what else their records say, such as family name and birth date
// for a given name.
//
// A Frequency is kept with the model for the most common values of a field,
// by the hash of the value; all others share one.
type Frequency struct {
	People float64            // told apart by this field
	Common map[uint64]float32 `json:",omitempty"` // log2 of the share of people who have the value
	Rest   float32            // the same for any other value
	Chance float64            // that two people agree
}

// unseen is how many more people are imagined, none of whom has a value that
// is counted: in a file of ten people no name is a tenth of mankind's.
const unseen = 100

// commonest is how many values of a field have a frequency of their own.
const commonest = 5000

// Frequencies of the fields that are adjusted for.
type Frequencies struct {
	Given, First, Family, Born, Home, Postcode, Phone, Town, Work Frequency
}

// frequency is log2 of the share of people for each value a subject has; 0
// where it has none.
type frequency struct {
	given, first, family, born, home, postcode, phone, town, work float32
}

// field is one thing that is counted.
type field struct {
	value func(*Table, *subject) uint64 // its hash, the same in every table; 0 is none
	who   func(*Table, *subject) uint64 // what tells its people apart
	model func(*Frequencies) *Frequency
	put   func(*frequency) *float32
}

var fields = []field{
	{func(t *Table, s *subject) uint64 { return t.names.all[s.given].hash }, byFamily,
		func(f *Frequencies) *Frequency { return &f.Given }, func(f *frequency) *float32 { return &f.given }},
	{firstWord, byFamily,
		func(f *Frequencies) *Frequency { return &f.First }, func(f *frequency) *float32 { return &f.first }},
	{func(t *Table, s *subject) uint64 { return t.names.all[s.family].hash }, byGiven,
		func(f *Frequencies) *Frequency { return &f.Family }, func(f *frequency) *float32 { return &f.family }},
	{func(_ *Table, s *subject) uint64 { return uint64(s.born) }, byNames,
		func(f *Frequencies) *Frequency { return &f.Born }, func(f *frequency) *float32 { return &f.born }},
	{door, byGiven,
		func(f *Frequencies) *Frequency { return &f.Home }, func(f *frequency) *float32 { return &f.home }},
	{func(t *Table, s *subject) uint64 { return t.postcodes.all[s.postcode].hash }, byGiven,
		func(f *Frequencies) *Frequency { return &f.Postcode }, func(f *frequency) *float32 { return &f.postcode }},
	{func(_ *Table, s *subject) uint64 { return s.phone }, byGiven,
		func(f *Frequencies) *Frequency { return &f.Phone }, func(f *frequency) *float32 { return &f.phone }},
	{func(t *Table, s *subject) uint64 { return t.places.hash[s.town] }, byGiven,
		func(f *Frequencies) *Frequency { return &f.Town }, func(f *frequency) *float32 { return &f.town }},
	{func(t *Table, s *subject) uint64 { return t.places.hash[s.work] }, byGiven,
		func(f *Frequencies) *Frequency { return &f.Work }, func(f *frequency) *float32 { return &f.work }},
}

func byNames(_ *Table, s *subject) uint64  { return uint64(s.given)<<32 | uint64(s.family) }
func byGiven(_ *Table, s *subject) uint64  { return uint64(s.given)<<32 | uint64(s.born) }
func byFamily(_ *Table, s *subject) uint64 { return uint64(s.family)<<32 | uint64(s.born) }

func firstWord(t *Table, s *subject) uint64 {
	if s.given == 0 {
		return 0
	}
	return t.names.words[t.names.all[s.given].parts[0]].hash
}

// door is an address within its postcode district.
func door(t *Table, s *subject) uint64 {
	switch {
	case s.uprn != 0:
		return t.uprns.hash[s.uprn]
	case s.home == 0 || t.homes.all[s.home].number == "":
		return 0
	}
	return mix(uint64(t.homes.all[s.home].key), uint64(t.postcodes.all[s.postcode].district))
}

// of looks up how common a subject's values are.
func (f *Frequencies) of(t *Table, s *subject) (x frequency) {
	for i := range fields {
		if v := fields[i].value(t, s); v != 0 {
			m := fields[i].model(f)
			share, ok := m.Common[v]
			if !ok {
				share = m.Rest
			}
			*fields[i].put(&x) = share
		}
	}
	return x
}

// countFrequencies counts the people of each value of every field. What is
// known of the population's names counts besides.
func countFrequencies(t *Table, all []subject, o Options) *Frequencies {
	f := &Frequencies{}
	beside := map[*Frequency]*NameCounts{&f.Given: o.Given, &f.First: o.Given, &f.Family: o.Family}
	each(len(fields), func(i int) {
		m := fields[i].model(f)
		*m = count(t, all, &fields[i], beside[m])
	})
	return f
}

// count counts the people of each value of a field.
func count(t *Table, all []subject, f *field, beside *NameCounts) Frequency {
	type entry struct{ value, who uint64 }
	entries := make([]entry, 0, len(all))
	for i := range all {
		if v := f.value(t, &all[i]); v != 0 {
			entries = append(entries, entry{v, f.who(t, &all[i])})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.who, b.who))
	})
	entries = slices.Compact(entries)
	type held struct {
		value  uint64
		people float64
	}
	var values []held
	people, pairs := float64(len(entries)), 0.0
	if beside != nil {
		people, pairs = people+beside.total, beside.agree
	}
	for i := 0; i < len(entries); {
		j := i
		for j < len(entries) && entries[j].value == entries[i].value {
			j++
		}
		n := float64(j - i)
		if beside != nil {
			b := beside.people[entries[i].value]
			n, pairs = n+b, pairs-b*max(0, b-1)
		}
		values = append(values, held{entries[i].value, n})
		pairs += n * (n - 1)
		i = j
	}
	slices.SortFunc(values, func(a, b held) int { return cmp.Or(cmp.Compare(b.people, a.people), cmp.Compare(a.value, b.value)) })
	own := values[:min(len(values), commonest)]
	m := Frequency{People: people, Common: make(map[uint64]float32, len(own)), Chance: (pairs + 1) / (people*max(0, people-1) + 2*unseen)}
	share := func(n float64) float32 { return float32(math.Log2((n + 1) / (people + unseen))) }
	rest := 0.0
	for _, v := range values[len(own):] {
		rest += v.people
	}
	m.Rest = share(rest / max(1, float64(len(values)-len(own))))
	for _, v := range own {
		m.Common[v.value] = share(v.people)
	}
	return m
}
