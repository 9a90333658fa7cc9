package outcome

import "strings"

func (t *Tally) mask(kind string) *mask {
	if i, ok := t.kinds[kind]; ok {
		return &t.masks[i]
	}
	var m mask
	topic, _, _ := strings.Cut(kind, ".")
	for i := range t.measures {
		if under(kind, t.measures[i].Count) {
			m.count |= 1 << i
		}
		if under(kind, t.measures[i].Among.Events) {
			m.among |= 1 << i
		}
		for _, counted := range t.measures[i].Count {
			if first, _, _ := strings.Cut(counted, "."); first == topic {
				m.topic |= 1 << i
			}
		}
	}
	t.kinds[kind], t.masks = len(t.masks), append(t.masks, m)
	return &t.masks[len(t.masks)-1]
}

// Wants reports whether a kind of event matters to any measure: others need
// not be handed over.
func (t *Tally) Wants(kind string) bool { return *t.mask(kind) != mask{} }

// under reports whether a kind is one of these or below one.
func under(kind string, prefixes []string) bool {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(kind, p); ok && (rest == "" || rest[0] == '.') {
			return true
		}
	}
	return false
}
