package link

import (
	"byname"
	"byname/feed"
)

// A subject is what one or more identical rows of one agency say of a
// person, in codes of the table's dictionaries. A code of 0 says nothing.
type subject struct {
	key      uint64 // hash of the row's key: the order of everything
	nhs      uint64 // ten digits
	phone    uint64 // digits
	local    uint64 // hash of agency and its number for the person
	given    uint32
	family   uint32
	known    uint32 // the name they like to be called
	former   uint32
	born     uint32 // year, month and day as eight digits
	number   uint32 // national insurance or other personal number
	email    uint32
	home     uint32
	uprn     uint32
	postcode uint32
	town     uint32
	work     uint32
	low, top int16 // years of birth that fit an approximate age; 0 when there is none
	agency   uint16
	died     uint16 // as dayNumber has it
	from     uint16 // when the agency had them, where it keeps one record of each person
	until    uint16
	sex      byname.Sex
	sole     bool // the agency keeps one record of each person
	verified bool // the agency traced the NHS number
	scene    bool // home and postcode are where something happened, not said to be home
}

// A Table holds the rows to be linked. Rows of one agency that give the same
// number of its own and say the same in all else are one subject from the
// start. Fill it from one goroutine; then read it from as many as you like.
type Table struct {
	rows     []uint32 // the subject of each row
	keys     []uint64 // the hash of each row's key
	subjects []subject
	same     map[uint64]uint32 // hash of a subject that has a local number

	deduplicated map[byname.AgencyID]bool
	shared       map[uint64]bool // hashes of NHS numbers that are known to be on several people's records

	names     *names
	homes     *addresses
	postcodes *postcodes
	agencies  *texts
	numbers   *texts
	emails    *texts
	uprns     *texts
	places    *texts // towns and work
}

func NewTable() *Table {
	return &Table{
		same: map[uint64]uint32{}, names: newNames(), homes: newAddresses(), postcodes: newPostcodes(),
		agencies: newTexts(), numbers: newTexts(), emails: newTexts(), uprns: newTexts(), places: newTexts(),
	}
}

// Locate tells the table where postcodes are, in metres east and north of
// some point, so that homes can be near one another across the borders of
// postcode districts. The centre of the postcode's LSOA will do. It is asked
// for postcodes written like "M18 8LQ", and must be told before the first row
// is added.
func (t *Table) Locate(at func(postcode string) (east, north float64, ok bool)) {
	t.postcodes.locate = at
}

// Shared tells the table of NHS numbers that are known to be on the records
// of several people, such as those of a training system: they are no
// evidence. It must be told before the first row is added.
func (t *Table) Shared(numbers ...byname.NHSNumber) {
	t.shared = map[uint64]bool{}
	for _, n := range numbers {
		t.shared[hash64(n.Reveal())] = true
	}
}

// Deduplicated tells the table of agencies that keep one record of each
// person and see to it: two of their numbers held at one time are two people.
// It must be told before the first row is added.
func (t *Table) Deduplicated(agencies ...byname.AgencyID) {
	t.deduplicated = map[byname.AgencyID]bool{}
	for _, a := range agencies {
		t.deduplicated[a] = true
	}
}

// Died tells the table of a death that is known from elsewhere than the row.
func (t *Table) Died(row int, on byname.Day) { t.subjects[t.rows[row]].diedOn(dayNumber(on)) }

// believed is what is believed before the rows have been read.
func (t *Table) believed() *[comparisons]comparison {
	if t.postcodes.locate != nil {
		return &beliefs
	}
	return &nowhereBeliefs
}

// Rows is how many rows there are.
func (t *Table) Rows() int { return len(t.rows) }

// Add takes a record and returns its row.
func (t *Table) Add(r *feed.Record) int { return t.AddRow(&Row{Record: *r}) }

// AddRow takes a row and returns its number.
func (t *Table) AddRow(r *Row) int {
	s := t.standardise(r)
	t.rows = append(t.rows, t.place(s))
	t.keys = append(t.keys, hash64(string(r.Key)))
	return len(t.rows) - 1
}

// place finds the subject that says the same, or makes one. Of rows that are
// one subject the smallest key speaks, so that order does not matter.
func (t *Table) place(s subject) uint32 {
	if s.local != 0 {
		h := s.identity()
		if i, ok := t.same[h]; ok {
			t.subjects[i].key = min(t.subjects[i].key, s.key)
			t.subjects[i].diedOn(s.died)
			return i
		}
		t.same[h] = uint32(len(t.subjects))
	}
	t.subjects = append(t.subjects, s)
	return uint32(len(t.subjects) - 1)
}

// identity hashes all that a subject says.
func (s *subject) identity() uint64 {
	two := func(a, b uint32) uint64 { return uint64(a)<<32 | uint64(b) }
	flags := uint64(s.sex)
	if s.verified {
		flags |= 8
	}
	if s.scene {
		flags |= 16
	}
	if s.sole {
		flags |= 32 | uint64(s.from)<<16 | uint64(s.until)<<32
	}
	return mix(s.local, s.nhs, s.phone, two(s.given, s.family), two(s.known, s.former), two(s.born, s.number),
		two(s.email, s.home), two(s.uprn, s.postcode), two(s.town, s.work),
		uint64(uint16(s.low))<<32|uint64(uint16(s.top))<<16|uint64(s.agency), flags)
}
