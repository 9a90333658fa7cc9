package signal

import (
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
	programmes  map[string]string
	hits        []hit // room for one selection at a time
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
	scope      scope
	kinds      kindSet
	within     byname.Day // days back
	before     byname.Day // days back
	roles      uint8      // bit for each role, 0 for all
	open       bool
	atLeast    float64
	under      float64
	needsValue bool
	since      *selection
}

// everBefore is longer ago than anything is dated.
const everBefore byname.Day = 1 << 20

func selectAll(who scope, kinds kindSet) *selection {
	return &selection{scope: who, kinds: kinds, within: everBefore, atLeast: math.Inf(-1), under: math.Inf(1)}
}

// pick gives the events that s selects, oldest first. They are good until the
// next pick.
func (s *selection) pick(v *view) []hit {
	first, last := v.day-s.within, v.day-s.before
	if s.since != nil {
		if h := s.since.pick(v); len(h) > 0 {
			first = max(first, h[len(h)-1].day)
		}
	}
	v.hits = v.hits[:0]
	seen := 0
	for i := range v.lives {
		if s.scope == own && i != v.self || s.scope == others && i == v.self || !s.kinds.meets(&v.lives[i].kinds) {
			continue
		}
		before := len(v.hits)
		events := v.lives[i].events
		for j := range events {
			if e := &events[j]; e.day >= first && e.day <= last && s.takes(e, v.day) {
				v.hits = append(v.hits, hit{i, e})
			}
		}
		if len(v.hits) > before {
			seen++
		}
	}
	if seen > 1 {
		slices.SortStableFunc(v.hits, func(a, b hit) int { return older(*a.happening, *b.happening) })
	}
	return v.hits
}

func (s *selection) takes(e *happening, day byname.Day) bool {
	return s.kinds.has(e.kind) &&
		(s.roles == 0 || s.roles&(1<<e.role) != 0) &&
		(!s.open || e.until == 0 || e.until > day) &&
		(!s.needsValue || e.event.HasValue && e.value >= s.atLeast && e.value < s.under)
}
