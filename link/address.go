package link

import "strings"

// An address is one standardised line: where on the street, and the street.
type address struct {
	number string // of the house, with its letter
	flat   string
	street string // words of the street, or all words when there is no number
	key    uint32 // of number and street together
}

// addresses is the dictionary of addresses. Code 0 is none.
type addresses struct {
	raw  map[string]uint32
	text map[string]uint32
	all  []address
}

func newAddresses() *addresses {
	return &addresses{map[string]uint32{}, map[string]uint32{}, make([]address, 1)}
}

func (a *addresses) add(s string) uint32 {
	if s == "" {
		return 0
	}
	if c, ok := a.raw[s]; ok {
		return c
	}
	c := a.parse(strings.Fields(fold(s)))
	a.raw[strings.Clone(s)] = c
	return c
}

func (a *addresses) parse(w []string) uint32 {
	if len(w) == 0 || junk["address"].has(strings.Join(w, " ")) {
		return 0
	}
	var v address
	rest := make([]string, 0, len(w))
	for i := 0; i < len(w); i++ {
		x := w[i]
		if long, ok := addressWords[x]; ok && i > 0 || ok && long == "flat" {
			x = long
		}
		switch {
		case (x == "flat" || x == "room") && i+1 < len(w):
			v.flat = w[i+1]
			i++
		case v.number == "" && x[0] >= '0' && x[0] <= '9':
			v.number = strings.TrimLeft(x, "0")
			if i+1 < len(w) && len(w[i+1]) == 1 && w[i+1][0] >= 'a' && w[i+1][0] <= 'z' {
				v.number += w[i+1]
				i++
			}
		default:
			rest = append(rest, x)
		}
	}
	for i, x := range rest {
		if _, ends := streetEnds[x]; i > 0 && ends {
			rest = rest[:i+1]
			break
		}
	}
	v.street = strings.Join(rest, " ")
	return a.code(v)
}

// code is the place of an address in the dictionary.
func (a *addresses) code(v address) uint32 {
	text := v.flat + "|" + v.number + "|" + v.street
	if c, ok := a.text[text]; ok {
		return c
	}
	v.key = hash32(v.number + "|" + v.street)
	c := uint32(len(a.all))
	a.all = append(a.all, v)
	a.text[text] = c
	return c
}
