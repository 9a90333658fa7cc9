package link

import (
	"math"
	"strings"
)

// A postcode is whole, or as much of one as somebody knew.
type postcode struct {
	text     string // without spaces
	whole    bool
	hash     uint64
	district uint32 // hash of "m18"; 0 when it cannot be told
	sector   uint32 // hash of "m188"; 0 when unknown
	at       position
}

// A position on the ground in metres; both 0 is not known.
type position struct{ east, north float32 }

// metres between two positions; without end when one is not known.
func (p position) metres(q position) float64 {
	if p == (position{}) || q == (position{}) {
		return math.Inf(1)
	}
	return math.Hypot(float64(p.east-q.east), float64(p.north-q.north))
}

// postcodes is the dictionary of postcodes. Code 0 is none.
type postcodes struct {
	raw, text map[string]uint32
	all       []postcode
	locate    func(string) (east, north float64, ok bool) // may be nil
}

func newPostcodes() *postcodes {
	return &postcodes{raw: map[string]uint32{}, text: map[string]uint32{}, all: make([]postcode, 1)}
}

func (p *postcodes) add(s string) uint32 {
	if s == "" {
		return 0
	}
	if c, ok := p.raw[s]; ok {
		return c
	}
	c := p.parse(fold(s))
	p.raw[strings.Clone(s)] = c
	return c
}

// parse reads a postcode of the United Kingdom, whole or in part; any other
// text with a digit in it is kept whole, as the code of another country.
// What stands for no fixed abode or abroad is no evidence.
func (p *postcodes) parse(folded string) uint32 {
	t := strings.ReplaceAll(folded, " ", "")
	if len(t) < 2 || junk["postcode"].has(folded) || len(t) > 4 && junk["postcode"].start[t[:4]] || !strings.ContainsAny(t, "0123456789") {
		return 0
	}
	if c, ok := p.text[t]; ok {
		return c
	}
	v := postcode{text: t, whole: true, hash: hash64(t)}
	out, in, _ := strings.Cut(folded, " ")
	if len(t) > 4 && isInward(t[len(t)-3:]) && isDistrict(t[:len(t)-3]) {
		v.district, v.sector = hash32(t[:len(t)-3]), hash32(t[:len(t)-2])
	} else if isDistrict(out) && len(in) == 1 && in[0] >= '0' && in[0] <= '9' {
		v.whole, v.district, v.sector = false, hash32(out), hash32(t)
	} else if isDistrict(t) {
		v.whole, v.district = false, hash32(t)
	}
	if p.locate != nil && v.district != 0 {
		if east, north, ok := p.locate(written(v, t)); ok {
			v.at = position{float32(east), float32(north)}
		}
	}
	return p.code(v)
}

// written is a postcode as people write it: "M18 8LQ", "M18 8", "M18".
func written(v postcode, tight string) string {
	tight = strings.ToUpper(tight)
	switch {
	case v.whole:
		return tight[:len(tight)-3] + " " + tight[len(tight)-3:]
	case v.sector != 0:
		return tight[:len(tight)-1] + " " + tight[len(tight)-1:]
	}
	return tight
}

// code is a new postcode's place in the dictionary, or that of one with the
// same text.
func (p *postcodes) code(v postcode) uint32 {
	if c, ok := p.text[v.text]; ok {
		return c
	}
	c := uint32(len(p.all))
	p.all = append(p.all, v)
	p.text[v.text] = c
	return c
}

func isInward(s string) bool {
	return len(s) == 3 && isDigit(s[0]) && isLetter(s[1]) && isLetter(s[2])
}

// isDistrict reports whether s is an outward code: M1, M18, SK14, EC1A.
func isDistrict(s string) bool {
	if len(s) < 2 || len(s) > 4 || !isLetter(s[0]) {
		return false
	}
	i := 1
	if isLetter(s[1]) {
		i = 2
	}
	if i == len(s) || !isDigit(s[i]) {
		return false
	}
	rest := s[i+1:]
	return rest == "" || len(rest) == 1 && (isDigit(rest[0]) || isLetter(rest[0]))
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }
