package signal

import (
	"cmp"
	"math"
	"slices"

	"byname"
)

// A view is what a rule sees on one day: the person and their household.
type view struct {
	day         byname.Day
	self        int    // index into lives
	lives       []life // everybody in the household whom the person's rules may see
	deprivation int8
	deciles     Deciles
	programmes  map[string]string
	hits        []hit // room for one selection at a time

	dated byname.Day // the day of date
	date  date
}

// age is how old one of the lives is on the day; false when that is not known.
func (v *view) age(who int) (years, months int, ok bool) {
	if v.dated != v.day {
		v.dated, v.date = v.day, dateOf(v.day)
	}
	born := v.lives[who].born
	years, months = born.before(v.date)
	return years, months, born != date{}
}

// A hit is an event that a selection picked.
type hit struct {
	who int // index into lives
	*happening
}

// Whose events a selection picks.
type scope uint8

const (
	own    scope = iota // the person's
	home                // everybody's in the household, the person's too
	others              // everybody's in the household but the person's
)

// A selection picks events. Begin one with selectAll.
type selection struct {
	of         *selection // picks among these; nil for all that happened
	scope      scope
	kinds      kindSet
	within     span // back
	before     span // back
	roles      uint8
	open       bool
	atLeast    float64
	under      float64
	needsValue bool
	since      *selection
	next       []neighbour
	one        one
	said       []string // the words that narrowed it
}

// One of the events that a selection picks.
type one uint8

const (
	every one = iota
	first
	last
)

// everBefore is longer ago than anything is dated.
const everBefore byname.Day = 1 << 20

func selectAll(who scope, kinds kindSet) *selection {
	return &selection{scope: who, kinds: kinds, within: span{days: everBefore}, atLeast: math.Inf(-1), under: math.Inf(1)}
}

// narrower is a selection to which a word can be added that picks among what s
// picks: s once more where that comes to the same, else one around it.
func (s *selection) narrower(word string) *selection {
	if s.one != every || slices.Contains(s.said, word) {
		n := selectAll(s.scope, s.kinds)
		n.of, n.said = s, []string{word}
		return n
	}
	n := *s
	n.said = append(slices.Clip(s.said), word)
	return &n
}

// never reports that no event can be picked, whenever it happened.
func (s *selection) never() bool {
	return s.within.most() < s.before.least() || s.atLeast >= s.under
}

// pick gives the events that s selects, oldest first. They are good until the
// next pick.
func (s *selection) pick(v *view) []hit {
	from, to := s.within.before(v.day), s.before.before(v.day)
	if s.since != nil {
		if h := s.since.pick(v); len(h) > 0 {
			from = max(from, h[len(h)-1].day)
		}
	}
	if s.of == nil {
		s.gather(v, from, to)
	} else {
		kept := s.of.pick(v)[:0]
		for _, h := range v.hits {
			if h.day >= from && h.day <= to && s.takes(h.happening, v.day) {
				kept = append(kept, h)
			}
		}
		v.hits = kept
	}
	for i := range s.next {
		s.next[i].keep(v)
	}
	switch {
	case len(v.hits) == 0:
	case s.one == first:
		v.hits = v.hits[:1]
	case s.one == last:
		v.hits[0] = v.hits[len(v.hits)-1]
		v.hits = v.hits[:1]
	}
	return v.hits
}

// gather fills v.hits from the lives in scope.
func (s *selection) gather(v *view, from, to byname.Day) {
	v.hits = v.hits[:0]
	runs := 0
	for i := range v.lives {
		if s.scope == own && i != v.self || s.scope == others && i == v.self || !s.kinds.meets(&v.lives[i].kinds) {
			continue
		}
		l := &v.lives[i]
		for _, r := range l.runs {
			if !s.kinds.has(r.kind) {
				continue
			}
			before := len(v.hits)
			for j := since(l.events, r, from); j < r.to; j++ {
				e := &l.events[j]
				if e.day > to {
					break
				}
				if s.takes(e, v.day) {
					v.hits = append(v.hits, hit{i, e})
				}
			}
			if len(v.hits) > before {
				runs++
			}
		}
	}
	if runs > 1 {
		slices.SortFunc(v.hits, func(a, b hit) int {
			return cmp.Or(cmp.Compare(a.at, b.at), a.who-b.who, int(a.place-b.place))
		})
	}
}

// since is the first of a run that happened on a day or later. Rules ask of
// late: it looks from the end.
func since(events []happening, r run, day byname.Day) int32 {
	if events[r.from].day >= day {
		return r.from
	}
	if r.to-r.from > 16 {
		at, _ := slices.BinarySearchFunc(events[r.from:r.to], day, func(e happening, d byname.Day) int { return int(e.day - d) })
		return r.from + int32(at)
	}
	j := r.to
	for events[j-1].day >= day {
		j--
	}
	return j
}

// exists reports whether s picks anything at all.
func (s *selection) exists(v *view) bool {
	if s.of != nil || s.since != nil || len(s.next) > 0 {
		return len(s.pick(v)) > 0
	}
	from, to := s.within.before(v.day), s.before.before(v.day)
	for i := range v.lives {
		if s.scope == own && i != v.self || s.scope == others && i == v.self || !s.kinds.meets(&v.lives[i].kinds) {
			continue
		}
		l := &v.lives[i]
		for _, r := range l.runs {
			if !s.kinds.has(r.kind) {
				continue
			}
			for j := r.to - 1; j >= r.from && l.events[j].day >= from; j-- {
				if e := &l.events[j]; e.day <= to && s.takes(e, v.day) {
					return true
				}
			}
		}
	}
	return false
}

func (s *selection) takes(e *happening, day byname.Day) bool {
	return (s.roles == 0 || s.roles&(1<<e.role) != 0) &&
		(!s.open || e.until == 0 || e.until > day) &&
		(!s.needsValue || e.valued && e.value >= s.atLeast && e.value < s.under)
}
