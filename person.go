package byname

import "strings"

// A PersonID is a label over records, issued once and never to anybody else.
// It carries nothing about the person, so it may stand in a URL or a log.
// Zero is nobody.
type PersonID uint64

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// String is P and eight characters, the last a check character that catches
// any single wrong character: P000004K7.
func (id PersonID) String() string {
	var b [9]byte
	b[0] = 'P'
	b[8] = checkChar(uint64(id))
	n := uint64(id)
	for i := 7; i > 0; i-- {
		b[i] = crockford[n%32]
		n /= 32
	}
	return string(b[:])
}

func checkChar(n uint64) byte { return crockford[n%31] }

// ParsePersonID reads what String wrote. Lower case is accepted.
func ParsePersonID(s string) (PersonID, error) {
	s = strings.ToUpper(strings.TrimSpace(s))
	bad := Invalid("person id", "P and eight characters, such as "+PersonID(1).String(), "copy it from the person's page")
	if len(s) != 9 || s[0] != 'P' {
		return 0, bad
	}
	var n uint64
	for _, c := range s[1:8] {
		i := strings.IndexRune(crockford, c)
		if i < 0 {
			return 0, bad
		}
		n = n*32 + uint64(i)
	}
	if n == 0 || checkChar(n) != s[8] {
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
