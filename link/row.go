package link

import (
	"strings"

	"byname"
	"byname/feed"
)

// A Row is a record to link: an agency's record, and what files of other
// places and times may say besides.
type Row struct {
	feed.Record
	BornAs   byname.Text // a birth date as eight digits, though no calendar has it: "19081332"; used when Born is empty
	BornYear int         // when no more is known
	Town     byname.Text // town, suburb or place of birth
	Work     byname.Text // occupation
}

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
	sex      byname.Sex
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
	return mix(s.local, s.nhs, s.phone, two(s.given, s.family), two(s.known, s.former), two(s.born, s.number),
		two(s.email, s.home), two(s.uprn, s.postcode), two(s.town, s.work),
		uint64(uint16(s.low))<<32|uint64(uint16(s.top))<<16|uint64(s.agency), flags)
}

func (t *Table) standardise(r *Row) subject {
	s := subject{
		key:      hash64(string(r.Key)),
		given:    t.names.given(r.Given.Reveal()),
		family:   t.names.family(r.Family.Reveal()),
		known:    t.names.given(r.KnownAs.Reveal()),
		former:   t.names.family(r.Former.Reveal()),
		born:     bornDigits(r),
		number:   t.numbers.add(tight(r.NINO.Reveal())),
		email:    t.emails.add(email(r.Email.Reveal())),
		uprn:     t.uprns.add(r.UPRN),
		phone:    phoneDigits(r.Phone.Reveal()),
		town:     t.places.add(fold(r.Town.Reveal())),
		work:     t.places.add(fold(r.Work.Reveal())),
		agency:   uint16(t.agencies.add(string(r.Agency))),
		sex:      r.Sex,
		verified: r.Verified,
		scene:    r.Scene,
	}
	if n := r.NHS.Reveal(); n != "" {
		s.nhs = digits(n)
	}
	if !r.NoFixed {
		s.home = t.homes.add(r.Address.Reveal())
		s.postcode = t.postcodes.add(r.Postcode.Reveal())
	}
	if r.Local != "" {
		s.local = hash64(string(r.Agency), r.Local)
	}
	if s.known == s.given {
		s.known = 0
	}
	if s.former == s.family {
		s.former = 0
	}
	if s.born == 0 && r.BornYear != 0 {
		s.low, s.top = int16(r.BornYear), int16(r.BornYear)
	}
	if s.born == 0 && (r.AgeLow != 0 || r.AgeTop != 0) && r.Seen != 0 {
		y := r.Seen.Time().Year()
		s.low, s.top = int16(y-int(r.AgeTop)-1), int16(y-int(r.AgeLow))
	}
	return s
}

// bornDigits is the birth date as a number that reads 19580304.
func bornDigits(r *Row) uint32 {
	if d := r.Born.Reveal(); d != 0 && !r.BornDefault {
		t := d.Time()
		return uint32(t.Year()*10000 + int(t.Month())*100 + t.Day())
	}
	if s := r.BornAs.Reveal(); len(s) == 8 && !r.BornDefault {
		return uint32(digits(s))
	}
	return 0
}

// digits reads the digits of s as one number, 18 of them at most.
func digits(s string) (n uint64) {
	for i, c := 0, 0; i < len(s) && c < 18; i++ {
		if isDigit(s[i]) {
			n, c = n*10+uint64(s[i]-'0'), c+1
		}
	}
	return n
}

// phoneDigits is a phone number as it is dialled at home, or 0 when it is
// too short to be one or the same digit throughout.
func phoneDigits(s string) uint64 {
	if s == "" {
		return 0
	}
	d := make([]byte, 0, 16)
	for i := range len(s) {
		if isDigit(s[i]) {
			d = append(d, s[i])
		}
	}
	n := string(d)
	n = strings.TrimPrefix(n, "00")
	if len(n) > 10 {
		n = strings.TrimPrefix(n, "44")
	}
	n = strings.TrimPrefix(n, "0")
	if len(n) < 7 || strings.Count(n, n[:1]) == len(n) {
		return 0
	}
	return digits(n)
}

func email(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if !strings.Contains(s, "@") {
		return ""
	}
	return s
}

// tight folds and takes the spaces out.
func tight(s string) string {
	if s == "" {
		return ""
	}
	return strings.ReplaceAll(fold(s), " ", "")
}

// texts is a dictionary of strings. Code 0 is the empty one.
type texts struct {
	code map[string]uint32
	all  []string
	hash []uint64
}

func newTexts() *texts { return &texts{map[string]uint32{}, make([]string, 1), make([]uint64, 1)} }

func (t *texts) add(s string) uint32 {
	if s == "" {
		return 0
	}
	if c, ok := t.code[s]; ok {
		return c
	}
	s = strings.Clone(s)
	c := uint32(len(t.all))
	t.all = append(t.all, s)
	t.hash = append(t.hash, hash64(s))
	t.code[s] = c
	return c
}
