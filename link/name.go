package link

import (
	"slices"
	"strings"
)

// A name is one standardised value of a name field.
type name struct {
	tight   string   // all its words without spaces: "annmarie"
	hash    uint64   // of tight
	letters letters  // of tight
	parts   []uint32 // its words that carry identity, without particles
	initial bool     // the first of them is one letter
}

// A word is one word of a name.
type word struct {
	text     string
	hash     uint64
	letters  letters
	sound    uint32
	families []uint16 // lines of the name lists it stands in
	akin     []uint32 // sounds of the heads of those lines, its own first
}

// names is the dictionary of all names. Code 0 is no name.
type names struct {
	raw   map[string]uint32 // as written, given names apart from family names
	tight map[string]uint32
	all   []name
	words []word
	code  map[string]uint32 // of words
}

func newNames() *names {
	return &names{
		raw: map[string]uint32{}, tight: map[string]uint32{}, all: make([]name, 1),
		words: make([]word, 1), code: map[string]uint32{},
	}
}

// given standardises given names: titles at the front go, and so does what
// is written when there is no name ("Baby", "Unknown").
func (n *names) given(s string) uint32 {
	if s == "" {
		return 0
	}
	key := "g" + s
	if c, ok := n.raw[key]; ok {
		return c
	}
	c := n.add(dropTitles(strings.Fields(fold(s))), junk["given"])
	n.raw[strings.Clone(key)] = c
	return c
}

// family standardises a family name.
func (n *names) family(s string) uint32 {
	if s == "" {
		return 0
	}
	key := "f" + s
	if c, ok := n.raw[key]; ok {
		return c
	}
	c := n.add(strings.Fields(fold(s)), junk["family"])
	n.raw[strings.Clone(key)] = c
	return c
}

// dropTitles takes titles from the front. One that is also a name (Lord)
// goes only when a name follows.
func dropTitles(w []string) []string {
	for len(w) > 0 {
		kind, is := titles[w[0]]
		if !is || kind == "first" && len(w) == 1 {
			break
		}
		w = w[1:]
	}
	return w
}

// mostParts is how many words of a name are looked at one by one: whoever
// writes more of them writes something else there.
const mostParts = 12

func (n *names) add(w []string, junk junkWords) uint32 {
	for len(w) > 1 && isEnding(w[len(w)-1]) {
		w = w[:len(w)-1]
	}
	if len(w) == 0 || junk.has(strings.Join(w, " ")) {
		return 0
	}
	spaced := strings.Join(w, " ")
	if c, ok := n.tight[spaced]; ok {
		return c
	}
	v := name{tight: strings.Join(w, ""), initial: len(w[0]) == 1}
	for _, x := range w {
		if len(v.parts) == mostParts {
			break
		}
		if _, is := particles[x]; !is || len(w) == 1 {
			v.parts = append(v.parts, n.word(x))
		}
	}
	v.hash, v.letters = hash64(v.tight), lettersOf(v.tight)
	if len(v.parts) == 0 {
		v.parts = append(v.parts, n.word(v.tight))
	}
	c := uint32(len(n.all))
	n.all = append(n.all, v)
	n.tight[spaced] = c
	return c
}

func isEnding(w string) bool { _, is := endings[w]; return is }

func (n *names) word(s string) uint32 {
	if c, ok := n.code[s]; ok {
		return c
	}
	w := word{text: s, hash: hash64(s), letters: lettersOf(s), sound: hash32(sound(s)), families: nameFamilies[s]}
	w.akin = []uint32{w.sound}
	if len(w.families) <= 8 {
		for _, f := range w.families {
			if h := hash32(sound(heads[f])); !slices.Contains(w.akin, h) {
				w.akin = append(w.akin, h)
			}
		}
	}
	c := uint32(len(n.words))
	n.words = append(n.words, w)
	n.code[s] = c
	return c
}

// SplitName divides a whole name into given and family: "KHAN, Arshad",
// "Arshad KHAN", "Mrs Arshad Khan". What comes before a comma is the family
// name; else words in capitals after words that are not; else the last word
// with the particles before it.
func SplitName(whole string) (given, family string) {
	if f, g, ok := strings.Cut(whole, ","); ok {
		return strings.TrimSpace(g), strings.TrimSpace(f)
	}
	w := strings.Fields(whole)
	if len(w) == 0 {
		return "", ""
	}
	at := len(w) - 1
	for at > 0 && capitals(w[at-1]) && !capitals(w[0]) {
		at--
	}
	for at > 1 {
		if _, is := particles[fold(w[at-1])]; !is {
			break
		}
		at--
	}
	if at == 0 {
		if _, is := titles[fold(w[0])]; is || len(fold(w[0])) == 1 {
			return whole, ""
		}
	}
	return strings.Join(w[:at], " "), strings.Join(w[at:], " ")
}

func capitals(w string) bool {
	return len([]rune(w)) > 1 && strings.ToUpper(w) == w && strings.ToLower(w) != w
}
