package population

import (
	"cmp"
	"slices"
	"strings"

	"byname/feed"
)

// Tell is a timeline once rows of an agency came again or new in the day: what
// was told by a row before is told no more, and the event takes its place. One
// about another record than the person's, or without a kind, only takes back.
// The timeline it is said of stays as it is.
func (t Timeline) Tell(rows ...Told) Timeline {
	events := slices.Clone(t.Events)
	for _, r := range rows {
		t.Protected = t.Protected || r.Protects
		events = slices.DeleteFunc(events, func(e Event) bool { return r.Row == e.Key || r.Row == RowOf(e.Key) })
		if !r.Mine || r.Event.Kind == "" {
			continue
		}
		events = append(events, r.Event)
		t.Protected = t.Protected || r.Event.Restricted
		t.Objects = t.Objects || r.Event.Kind == Objection && r.Event.Until == 0
	}
	slices.SortStableFunc(events, func(a, b Event) int { return cmp.Compare(a.At, b.At) })
	t.Events = events
	return t
}

// Told is a row that came in the day.
type Told struct {
	Row   feed.Key
	Event Event
	Mine  bool // it is about the person; else it was, before it came again

	Protects bool // somebody of the home may be at risk if the address is known
}

// RowOf is the row that told an event: the second and later events of a row
// are numbered after it.
func RowOf(event feed.Key) feed.Key {
	if i := strings.LastIndexByte(string(event), '#'); i >= 0 {
		return event[:i]
	}
	return event
}
