package link

import "strings"

// texts is a dictionary of strings. Code 0 is the empty one.
type texts struct {
	code map[string]uint32
	all  []string
	hash []uint64
}

func newTexts() *texts { return &texts{map[string]uint32{}, make([]string, 1), make([]uint64, 1)} }

func (t *texts) add(s string) uint32 {
	if s == "" {
		return 0
	}
	if c, ok := t.code[s]; ok {
		return c
	}
	s = strings.Clone(s)
	c := uint32(len(t.all))
	t.all = append(t.all, s)
	t.hash = append(t.hash, hash64(s))
	t.code[s] = c
	return c
}
