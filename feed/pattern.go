package feed

import "strings"

// A pattern is a value as a mapping writes it, in any case; a * stands for
// any letters, or none. "*" alone is any value but an empty one.
type pattern struct {
	as   string // as the mapping writes it
	text string // in lower case
	star bool
}

func newPattern(text string) pattern {
	return pattern{text, strings.ToLower(strings.TrimSpace(text)), strings.Contains(text, "*")}
}

// fits takes a value in lower case.
func (p pattern) fits(value string) bool {
	if !p.star {
		return value == p.text
	}
	if p.text == "*" {
		return value != ""
	}
	head, rest, _ := strings.Cut(p.text, "*")
	if !strings.HasPrefix(value, head) {
		return false
	}
	value = value[len(head):]
	for {
		part, after, more := strings.Cut(rest, "*")
		if !more {
			return strings.HasSuffix(value, part)
		}
		i := strings.Index(value, part)
		if i < 0 {
			return false
		}
		value, rest = value[i+len(part):], after
	}
}
