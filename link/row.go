package link

import (
	"math"
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
	Died     byname.Day
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
		died:     dayNumber(r.Died),
	}
	if n := r.NHS.Reveal(); n != "" && !junk["nhs"].has(n) && !t.shared[hash64(n)] {
		s.nhs = digits(n)
	}
	if !r.NoFixed {
		s.home = t.homes.add(r.Address.Reveal())
		s.postcode = t.postcodes.add(r.Postcode.Reveal())
	}
	if t.deduplicated[r.Agency] && r.Local != "" {
		s.sole, s.from, s.until = true, dayNumber(r.Registered), dayNumber(r.Deregistered)
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

// dayNumber is a day in two bytes: how many days after the end of 1899. 0 is
// not known; what does not fit is the first or last that does.
func dayNumber(d byname.Day) uint16 {
	if d == 0 {
		return 0
	}
	return uint16(max(1, min(math.MaxUint16, int(d)-int(byname.OnDay(1899, 12, 31)))))
}

// diedOn keeps the earliest day of death that anybody told of.
func (s *subject) diedOn(day uint16) {
	if day != 0 && (s.died == 0 || day < s.died) {
		s.died = day
	}
}

// bornDigits is the birth date as a number that reads 19580304; 0 when it is
// one that systems write when nobody knew.
func bornDigits(r *Row) uint32 {
	s := r.BornAs.Reveal()
	if d := r.Born.Reveal(); d != 0 {
		s = d.Time().Format("20060102")
	}
	if len(s) != 8 || r.BornDefault || junk["born"].has(s) {
		return 0
	}
	return uint32(digits(s))
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
// too short to be one, the same digit throughout or on the list of what
// people key in.
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
	if len(n) < 7 || strings.Count(n, n[:1]) == len(n) || junk["phone"].has(n) {
		return 0
	}
	return digits(n)
}

// email is an address in lower case, or "" when it is none or, as a whole, by
// its name before the @ or what follows it, on the list of those that are
// nobody's or everybody's.
func email(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	name, at, ok := strings.Cut(s, "@")
	if j := junk["email"]; !ok || j.has(s) || j.has(name+"@") || j.has("@"+at) {
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
