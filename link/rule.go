package link

// A blockingRule says which pairs are worth comparing: those that share a
// key. A subject may have several keys, or none.
type blockingRule struct {
	name   string // to choose it by
	words  string
	of     evidence
	keys   func(t *Table, s *subject, emit func(uint64))
	sparse bool // only pairs of which one gives no birth date: the rest has better rules
	loose  bool // finds few new pairs among many: used only while the budget lasts
}

// evidence is what a rule's keys are made of.
type evidence uint8

const (
	ofNames evidence = 1 << iota
	ofBirth
	ofPlace
	ofNumbers // that are given to one person, or one phone, or one email
)

var rules = []blockingRule{
	{name: "nhs", words: "same NHS number", of: ofNumbers, keys: func(_ *Table, s *subject, emit func(uint64)) {
		if s.nhs != 0 {
			emit(s.nhs)
		}
	}},
	{name: "agency-number", words: "same number at one agency", of: ofNumbers, keys: func(_ *Table, s *subject, emit func(uint64)) {
		if s.local != 0 {
			emit(s.local)
		}
	}},
	{name: "number", words: "same personal number", of: ofNumbers, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.number != 0 {
			emit(t.numbers.hash[s.number])
		}
	}},
	{name: "email", words: "same email", of: ofNumbers, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.email != 0 {
			emit(t.emails.hash[s.email])
		}
	}},
	{name: "phone+given", words: "same phone and a given name that sounds alike", of: ofNumbers | ofNames, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.phone != 0 {
			t.eachGiven(s, func(w uint32) { emit(mix(s.phone, uint64(w))) })
		}
	}},
	{name: "phone+born", words: "same phone and birth date", of: ofNumbers | ofBirth, keys: func(_ *Table, s *subject, emit func(uint64)) {
		if s.phone != 0 && s.born != 0 {
			emit(mix(s.phone, sortedDate(s.born)))
		}
	}},
	{name: "born+name", words: "same birth date and a name that sounds alike", of: ofBirth | ofNames, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.born != 0 {
			d := sortedDate(s.born)
			t.eachGiven(s, func(w uint32) { emit(mix(d, uint64(w))) })
			t.eachFamily(s, func(w uint32) { emit(mix(d, uint64(w))) })
		}
	}},
	{name: "born+district", words: "same birth date and postcode district", of: ofBirth | ofPlace, keys: func(t *Table, s *subject, emit func(uint64)) {
		if d := t.postcodes.all[s.postcode].district; d != 0 && s.born != 0 {
			emit(mix(sortedDate(s.born), uint64(d)))
		}
	}},
	{name: "names+year", words: "names that sound alike and the same year of birth", of: ofNames | ofBirth, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.born != 0 {
			t.eachPair(s, func(w uint64) { emit(mix(w, uint64(s.born/10000))) })
		}
	}},
	{name: "names+day", words: "names that sound alike and the same day and month of birth", of: ofNames | ofBirth, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.born != 0 {
			t.eachPair(s, func(w uint64) { emit(mix(w, uint64(s.born%10000))) })
		}
	}},
	{name: "names+district", words: "names that sound alike and the same postcode district", of: ofNames | ofPlace, keys: func(t *Table, s *subject, emit func(uint64)) {
		if d := t.postcodes.all[s.postcode].district; d != 0 {
			t.eachPair(s, func(w uint64) { emit(mix(w, uint64(d))) })
		}
	}},
	{name: "postcode+given", words: "same postcode and a given name that sounds alike", of: ofPlace | ofNames, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.wholePostcode(t) {
			t.eachGiven(s, func(w uint32) { emit(mix(t.postcodes.all[s.postcode].hash, uint64(w))) })
		}
	}},
	{name: "postcode+family", words: "same postcode and a family name that sounds alike", of: ofPlace | ofNames, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.wholePostcode(t) {
			t.eachFamily(s, func(w uint32) { emit(mix(t.postcodes.all[s.postcode].hash, uint64(w))) })
		}
	}},
	{name: "postcode+year", words: "same postcode and year of birth", of: ofPlace | ofBirth, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.wholePostcode(t) && s.born != 0 {
			emit(mix(t.postcodes.all[s.postcode].hash, uint64(s.born/10000)))
		}
	}},
	{name: "address+letter", words: "same address and the first letter of a given name", of: ofPlace | ofNames, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.home != 0 && t.homes.all[s.home].number != "" {
			t.eachGiven(s, func(w uint32) { emit(mix(uint64(t.homes.all[s.home].key), uint64(w))) })
			for _, g := range [...]uint32{s.given, s.known} {
				if g != 0 {
					emit(mix(uint64(t.homes.all[s.home].key), uint64(t.names.all[g].tight[0])))
				}
			}
		}
	}},
	{name: "names-undated", words: "names that sound alike, one without a birth date", of: ofNames, sparse: true, keys: func(t *Table, s *subject, emit func(uint64)) {
		t.eachPair(s, emit)
	}},
	{name: "names", words: "names that sound alike", of: ofNames, loose: true, keys: func(t *Table, s *subject, emit func(uint64)) {
		t.eachPair(s, emit)
	}},
	{name: "born", words: "same birth date", of: ofBirth, loose: true, keys: func(_ *Table, s *subject, emit func(uint64)) {
		if s.born != 0 {
			emit(sortedDate(s.born))
		}
	}},
	{name: "postcode", words: "same postcode", of: ofPlace, loose: true, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.wholePostcode(t) {
			emit(t.postcodes.all[s.postcode].hash)
		}
	}},
	{name: "family+town", words: "same family name and town", of: ofNames | ofPlace, loose: true, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.town != 0 {
			t.eachFamily(s, func(w uint32) { emit(mix(uint64(w), t.places.hash[s.town])) })
		}
	}},
	{name: "given+town", words: "same given name and town", of: ofNames | ofPlace, loose: true, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.town != 0 {
			t.eachGiven(s, func(w uint32) { emit(mix(uint64(w), t.places.hash[s.town])) })
		}
	}},
	{name: "family+month", words: "same year and month of birth and a family name that sounds alike", of: ofNames | ofBirth, loose: true, keys: func(t *Table, s *subject, emit func(uint64)) {
		if s.born != 0 {
			t.eachFamily(s, func(w uint32) { emit(mix(uint64(w), uint64(s.born/100))) })
		}
	}},
	{name: "family", words: "family names that sound alike", of: ofNames, loose: true, keys: func(t *Table, s *subject, emit func(uint64)) {
		t.eachFamily(s, func(w uint32) { emit(uint64(w)) })
	}},
	{name: "given", words: "given names that sound alike", of: ofNames, loose: true, keys: func(t *Table, s *subject, emit func(uint64)) {
		t.eachGiven(s, func(w uint32) { emit(uint64(w)) })
	}},
}

func (s *subject) wholePostcode(t *Table) bool {
	return s.postcode != 0 && t.postcodes.all[s.postcode].whole
}

// sortedDate is the same for a date whose day and month changed places.
func sortedDate(born uint32) uint64 {
	y, m, d := born/10000, born/100%100, born%100
	return uint64(y*10000 + min(m, d)*100 + max(m, d))
}

// eachGiven calls f with the sound of every given name and of the names it
// is a form of.
func (t *Table) eachGiven(s *subject, f func(uint32)) {
	for _, g := range [...]uint32{s.given, s.known} {
		for _, p := range t.names.all[g].parts {
			for _, w := range t.names.words[p].akin {
				f(w)
			}
		}
	}
}

func (t *Table) eachFamily(s *subject, f func(uint32)) {
	for _, n := range [...]uint32{s.family, s.former} {
		for _, p := range t.names.all[n].parts {
			f(t.names.words[p].sound)
		}
	}
}

// eachPair calls f for each given name with each family name, in either
// order.
func (t *Table) eachPair(s *subject, f func(uint64)) {
	t.eachGiven(s, func(g uint32) {
		t.eachFamily(s, func(n uint32) { f(uint64(min(g, n))<<32 | uint64(max(g, n))) })
	})
}
