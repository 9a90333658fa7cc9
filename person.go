package byname

import "strings"

// A PersonID is a label over records, issued once and never to anybody else.
// It carries nothing about the person, so it may stand in a URL or a log.
// Zero is nobody.
type PersonID uint64

// idLetters leaves out letters that are misread: I, L, O, U and V. There are
// 31, a prime, so that the check character can catch what it must.
const idLetters = "0123456789ABCDEFGHJKMNPQRSTWXYZ"

// String is P, seven characters and a check character that catches one wrong
// character and two that changed places: P0000K7QX.
func (id PersonID) String() string {
	b := []byte("P0000000")
	for i, n := 7, uint64(id); i > 0; i, n = i-1, n/31 {
		b[i] = idLetters[n%31]
	}
	return string(append(b, idCheck(b[1:])))
}

// idCheck weighs each character by its place, modulo 31.
func idCheck(chars []byte) byte {
	sum := 0
	for i, c := range chars {
		sum += (i + 2) * strings.IndexByte(idLetters, c)
	}
	return idLetters[sum%31]
}

// ParsePersonID reads what String wrote. Lower case is accepted.
func ParsePersonID(s string) (PersonID, error) {
	s = strings.ToUpper(strings.TrimSpace(s))
	bad := Invalid("person id", "P and eight characters, such as "+PersonID(1).String(), "copy it from the person's page")
	if len(s) != 9 || s[0] != 'P' || strings.Trim(s[1:], idLetters) != "" || idCheck([]byte(s[1:8])) != s[8] {
		return 0, bad
	}
	var n uint64
	for _, c := range s[1:8] {
		n = n*31 + uint64(strings.IndexRune(idLetters, c))
	}
	if n == 0 {
		return 0, bad
	}
	return PersonID(n), nil
}

func (id PersonID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

func (id *PersonID) UnmarshalText(b []byte) (err error) {
	*id, err = ParsePersonID(string(b))
	return err
}

// Sex is as an agency recorded it.
type Sex byte

const (
	SexUnknown Sex = iota
	Female
	Male
)

func (s Sex) String() string {
	switch s {
	case Female:
		return "female"
	case Male:
		return "male"
	}
	return "not stated"
}
