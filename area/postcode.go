package area

import (
	"io/fs"
	"slices"
	"sort"
	"strings"
)

// postcodes finds the LSOA of a postcode: ten bytes each, sorted by the
// postcode packed into a number.
type postcodes struct {
	codes []uint64
	lsoas []uint16 // index into System.LSOAs
}

// PostcodeLSOA is the code of the LSOA a postcode lies in, or false when the
// postcode is not one of the system's. Spaces and case do not matter.
func (s *System) PostcodeLSOA(postcode string) (lsoa string, ok bool) {
	code, ok := packPostcode(postcode)
	if !ok {
		return "", false
	}
	i, ok := slices.BinarySearch(s.postcodes.codes, code)
	if !ok {
		return "", false
	}
	return s.LSOAs[s.postcodes.lsoas[i]].Code, true
}

// Locate is where a postcode is, in metres of the National Grid: the centre of
// its LSOA.
func (s *System) Locate(postcode string) (east, north float64, ok bool) {
	code, ok := packPostcode(postcode)
	if !ok {
		return 0, 0, false
	}
	i, ok := slices.BinarySearch(s.postcodes.codes, code)
	if !ok {
		return 0, 0, false
	}
	l := s.LSOAs[s.postcodes.lsoas[i]]
	return float64(l.Easting), float64(l.Northing), true
}

// Postcodes are those of an LSOA, written M18 8LQ, in order.
func (s *System) Postcodes(lsoa string) []string {
	at, found := slices.BinarySearchFunc(s.LSOAs, lsoa, func(l *LSOA, code string) int { return strings.Compare(l.Code, code) })
	if !found {
		return nil
	}
	var all []string
	for i, l := range s.postcodes.lsoas {
		if int(l) == at {
			all = append(all, unpackPostcode(s.postcodes.codes[i]))
		}
	}
	return all
}

// packPostcode turns five to seven letters and digits into a number, base 37,
// in the order of the written postcode.
func packPostcode(s string) (code uint64, ok bool) {
	var out [7]byte
	n := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case c == ' ':
			continue
		case c >= 'a' && c <= 'z':
			c -= 'a' - 'A'
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z':
		default:
			return 0, false
		}
		if n == len(out) {
			return 0, false
		}
		out[n] = c
		n++
	}
	if n < 5 {
		return 0, false
	}
	for i := range 7 {
		// The inward part is always three; a short outward part is padded.
		c := byte(' ')
		switch {
		case i >= 4:
			c = out[n-7+i]
		case i < n-3:
			c = out[i]
		}
		code = code*37 + digit37(c)
	}
	return code, true
}

const alphabet37 = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

func digit37(c byte) uint64 {
	switch {
	case c == ' ':
		return 0
	case c <= '9':
		return uint64(c-'0') + 1
	}
	return uint64(c-'A') + 11
}

func unpackPostcode(code uint64) string {
	out := make([]byte, 0, 8)
	for ; code > 0; code /= 37 {
		if len(out) == 3 {
			out = append(out, ' ')
		}
		if code%37 != 0 {
			out = append(out, alphabet37[code%37])
		}
	}
	slices.Reverse(out)
	return string(out)
}

func (s *System) loadPostcodes(fsys fs.FS) error {
	index := make(map[string]uint16, len(s.LSOAs))
	for i, l := range s.LSOAs {
		index[l.Code] = uint16(i)
	}
	p := &s.postcodes
	err := read(fsys, "postcodes.csv", "postcode,lsoa", func(r row) error {
		code, ok := packPostcode(r.fields[0])
		if !ok {
			return r.wrong("postcode", "a whole postcode such as M18 8LQ", "correct it")
		}
		at, ok := index[r.fields[1]]
		if !ok {
			return r.wrong("lsoa", "the code of a known lsoa", "correct it")
		}
		p.codes, p.lsoas = append(p.codes, code), append(p.lsoas, at)
		return nil
	})
	if err != nil {
		return err
	}
	if !slices.IsSorted(p.codes) {
		sort.Sort(p)
	}
	return nil
}

func (p *postcodes) Len() int           { return len(p.codes) }
func (p *postcodes) Less(i, j int) bool { return p.codes[i] < p.codes[j] }
func (p *postcodes) Swap(i, j int) {
	p.codes[i], p.codes[j] = p.codes[j], p.codes[i]
	p.lsoas[i], p.lsoas[j] = p.lsoas[j], p.lsoas[i]
}
