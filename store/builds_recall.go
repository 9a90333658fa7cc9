package store

import (
	"slices"

	"byname"
	"byname/feed"
)

// Recall is the memory of a build as far as a day's changes need it: of the
// records of these persons, absent ones too; of those with these keys; and of
// everything that the build, a joined one, remembers otherwise than its base.
func (b *Build) Recall(keys map[feed.Key]bool, persons func(byname.PersonID) bool) (*Memory, error) {
	var kept []heldRow
	m := &Memory{rows: func(take func(*heldRow, bool) error) error {
		for i := range kept {
			if err := take(&kept[i], true); err != nil {
				return err
			}
		}
		return nil
	}}
	err := b.held(func(r *heldRow, own bool) error {
		if own || persons(byname.PersonID(r.ID)) || keys[feed.Key(r.Key)] {
			kept = append(kept, *r)
			kept[len(kept)-1].Key = string(append([]byte(nil), r.Key...))
		}
		return nil
	})
	for _, r := range kept {
		m.entries = append(m.entries, memory{hash: hashOf(feed.Key(r.Key)), Held: r.held(), objects: r.Objects})
	}
	slices.SortFunc(m.entries, func(a, b memory) int { return a.hash.compare(b.hash) })
	return m, err
}

// Ids hands over every id that one of the records ever held.
func (m *Memory) Ids(take func(byname.PersonID)) {
	for _, e := range m.entries {
		take(e.First)
		for _, s := range e.Stays {
			take(s.ID)
		}
	}
}
