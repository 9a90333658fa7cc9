package synth

import "strings"

// slip is a name with one slip of the keyboard: a letter doubled, left out,
// exchanged with the next, or replaced.
func slip(c *chance, name string) string {
	r := []rune(name)
	if len(r) < 3 {
		return name
	}
	i := c.between(1, len(r)-2) // people get the first letter right
	switch c.below(4) {
	case 0:
		r = append(r[:i+1], r[i:]...)
	case 1:
		r = append(r[:i], r[i+1:]...)
	case 2:
		r[i], r[i+1] = r[i+1], r[i]
	default:
		r[i] = rune("aeiourstln"[c.below(10)])
	}
	return string(r)
}

// other ways to write the same sounds in English letters.
var spellings = [][2]string{
	{"ullah", "ulla"}, {"mm", "m"}, {"ss", "s"}, {"ee", "i"}, {"oo", "u"}, {"ou", "u"}, {"kh", "k"}, {"gh", "g"},
	{"ei", "ai"}, {"ay", "ai"}, {"ch", "c"}, {"sz", "sh"}, {"cz", "ch"}, {"w", "v"}, {"y", "i"}, {"q", "k"},
	{"dh", "d"}, {"th", "t"}, {"ph", "f"}, {"j", "y"}, {"z", "s"}, {"u", "o"}, {"i", "e"}, {"o", "u"}, {"e", "a"},
}

// respelled is the name as somebody hears it who does not know it.
func respelled(c *chance, name string) string {
	from := c.below(len(spellings))
	for i := range spellings {
		s := spellings[(from+i)%len(spellings)]
		if at := strings.LastIndex(name[1:], s[0]); at >= 0 {
			return name[:at+1] + s[1] + name[at+1+len(s[0]):]
		}
		if at := strings.LastIndex(name[1:], s[1]); at >= 0 && len(s[1]) > 1 {
			return name[:at+1] + s[0] + name[at+1+len(s[1]):]
		}
	}
	return name
}
