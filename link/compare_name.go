package link

import "strings"

// compareNames compares given and family names, which depend on one another:
// when they have changed places, that is one agreement and not two.
func (c *comparer) compareNames(a, b *subject) (given, initial, family int) {
	if a.given != 0 && b.given != 0 {
		if x, y := &c.names.all[a.given], &c.names.all[b.given]; x.initial || y.initial {
			initial = either(c.fits(a, b), initialFits, initialDiffers)
		} else {
			given = c.givenLevel(a.given, b.given)
			if given > givenShort && (a.known != 0 || b.known != 0) && c.knownAs(a, b) {
				given = givenShort
			}
		}
	}
	if a.family != 0 && b.family != 0 {
		family = c.familyLevel(a.family, b.family)
		if family > familyFormer && (a.former != 0 || b.former != 0) && c.former(a, b) {
			family = familyFormer
		}
	}
	if family > familyPart && given != 0 && given <= givenPart && (c.crossed(a.given, b.family) || c.crossed(b.given, a.family)) {
		family = familyCrossed
	}
	if given > givenNear && family > familyNear && c.swapped(a, b) {
		return givenSwapped, 0, 0
	}
	return given, initial, family
}

// fits reports whether the first letters of given names agree, or of the
// names they like to be called.
func (c *comparer) fits(a, b *subject) bool {
	for _, x := range [...]uint32{a.given, a.known} {
		for _, y := range [...]uint32{b.given, b.known} {
			if x != 0 && y != 0 && c.names.all[x].tight[0] == c.names.all[y].tight[0] {
				return true
			}
		}
	}
	return false
}

func (c *comparer) knownAs(a, b *subject) bool {
	fits := func(x, y uint32) bool { return x != 0 && y != 0 && c.givenLevel(x, y) <= givenNear }
	return fits(a.known, b.given) || fits(a.given, b.known) || fits(a.known, b.known)
}

func (c *comparer) former(a, b *subject) bool {
	fits := func(x, y uint32) bool { return x != 0 && y != 0 && c.familyLevel(x, y) <= familyNear }
	return fits(a.former, b.family) || fits(a.family, b.former) || fits(a.former, b.former)
}

// crossed reports whether a family name is among the later given names of
// another record: a father's name that one form takes for a second given name
// and the next for a family's, or a family name that was left out.
func (c *comparer) crossed(given, family uint32) bool {
	parts := c.names.all[given].parts
	if len(parts) < 2 {
		return false
	}
	for _, x := range parts[1:] {
		for _, y := range c.names.all[family].parts {
			f, g := &c.names.words[x], &c.names.words[y]
			if len(f.text) > 2 && (x == y || f.sound == g.sound && alike(f.text, g.text, &f.letters, &g.letters, soundFrom) >= soundFrom || listed(f, g)) {
				return true
			}
		}
	}
	return false
}

// swapped reports whether the given names of each stand for the family name
// of the other, or all words are the same and only divided differently.
func (c *comparer) swapped(a, b *subject) bool {
	if one := c.familyLevel(a.given, b.family); one <= familyPart { // most are not, and there it ends
		if other := c.familyLevel(a.family, b.given); other <= familyPart && min(one, other) <= familyNear {
			return true
		}
	}
	x, y := &c.names.all[a.given], &c.names.all[a.family]
	v, w := &c.names.all[b.given], &c.names.all[b.family]
	return len(x.parts)+len(y.parts) > 2 && len(x.tight)+len(y.tight) == len(v.tight)+len(w.tight) &&
		(x.tight+y.tight == v.tight+w.tight || x.tight+y.tight == w.tight+v.tight || y.tight+x.tight == v.tight+w.tight)
}

func (c *comparer) givenLevel(x, y uint32) int {
	return c.remember(c.given, x, y, c.names.compareGiven)
}

func (c *comparer) familyLevel(x, y uint32) int {
	return c.remember(c.family, x, y, c.names.compareFamily)
}

func (c *comparer) remember(known []remembered, x, y uint32, level func(x, y uint32) int) int {
	if x == y {
		return givenSame // and familySame: both are 1
	}
	if x > y {
		x, y = y, x
	}
	pair := uint64(x)<<32 | uint64(y)
	at := &known[stir(pair)%uint64(len(known))]
	if at.pair != pair {
		at.pair, at.level = pair, uint8(level(x, y))
	}
	return int(at.level)
}

// How alike two words are by Jaro and Winkler when they are nearly the same,
// sound the same, or are somewhat alike.
const (
	nearFrom  = .92
	alikeFrom = .8
	soundFrom = .7
)

// alikeOf is how alike two words have to be for it to matter.
func alikeOf(f, g *word) float64 {
	if f.sound == g.sound {
		return soundFrom
	}
	return alikeFrom
}

// compareGiven compares two different values of given names.
func (n *names) compareGiven(x, y uint32) int {
	a, b := &n.all[x], &n.all[y]
	if a.tight == b.tight {
		return givenSame
	}
	f, g := &n.words[a.parts[0]], &n.words[b.parts[0]]
	if f == g {
		return givenFirst
	}
	if related(f, g) {
		return givenShort
	}
	first := alike(f.text, g.text, &f.letters, &g.letters, alikeOf(f, g))
	whole := first
	if len(a.parts) > 1 || len(b.parts) > 1 {
		whole = alike(a.tight, b.tight, &a.letters, &b.letters, nearFrom)
	}
	switch {
	case nearly(a.tight, b.tight, whole) || nearly(f.text, g.text, first) || f.sound == g.sound && first >= soundFrom:
		return givenNear
	case n.share(a, b):
		return givenPart
	case first >= alikeFrom:
		return givenAlike
	}
	return givenDiffers
}

// compareFamily compares two different family names.
func (n *names) compareFamily(x, y uint32) int {
	a, b := &n.all[x], &n.all[y]
	if a.tight == b.tight {
		return familySame
	}
	f, g := &n.words[a.parts[len(a.parts)-1]], &n.words[b.parts[len(b.parts)-1]]
	one := len(a.parts) == 1 && len(b.parts) == 1
	whole := alike(a.tight, b.tight, &a.letters, &b.letters, alikeOf(f, g))
	switch {
	case nearly(a.tight, b.tight, whole) || one && (listed(f, g) || f.sound == g.sound && whole >= soundFrom):
		return familyNear
	case n.share(a, b):
		return familyPart
	case whole >= alikeFrom:
		return familyAlike
	}
	return familyDiffers
}

// nearly reports whether two words that are so much alike are but a slip of
// the pen apart.
func nearly(a, b string, likeness float64) bool {
	short := min(len(a), len(b))
	return short >= 3 && likeness >= nearFrom || short > 3 && oneEdit(a, b)
}

// related reports whether two names are forms of one name by the lists, or
// one is a short form of the other by its look: Sam and Samuel, Tunde and
// Babatunde.
func related(f, g *word) bool {
	if listed(f, g) {
		return true
	}
	short, long := f.text, g.text
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) >= 3 && strings.HasPrefix(long, short) || len(short) >= 4 && strings.Contains(long, short)
}

func listed(f, g *word) bool {
	for _, x := range f.families {
		for _, y := range g.families {
			if x == y {
				return true
			}
		}
	}
	return false
}

// share reports whether two names have a word in common, or nearly.
func (n *names) share(a, b *name) bool {
	for _, x := range a.parts {
		for _, y := range b.parts {
			s, t := n.words[x].text, n.words[y].text
			if len(s) > 1 && (x == y || min(len(s), len(t)) > 4 && oneEdit(s, t)) {
				return true
			}
		}
	}
	return false
}
