package signal

import (
	"slices"

	"byname"
	"byname/population"
)

// A happening is an event made small: its kind and role by number, its day
// worked out.
type happening struct {
	at     byname.Minute
	value  float64
	event  *population.Event
	day    byname.Day
	until  byname.Day
	place  int32 // in the timeline
	kind   uint16
	role   uint8
	valued bool
}

// A life is a timeline made ready for rules: what happened kind by kind, so
// that a rule looks at no event but those of its kinds.
type life struct {
	timeline *population.Timeline
	events   []happening // by kind, then oldest first; none after the day asked for
	runs     []run       // of events of one kind
	kinds    kindSet     // of events
	born     date        // zero when not known
}

// A run is the events of one kind.
type run struct {
	kind     uint16
	from, to int32 // in events
}

// A reader makes one timeline after another ready in the same memory.
type reader struct {
	happenings []happening
	runs       []run
	inTime     []happening      // of the timeline being read
	ends       [kindLimit]int32 // by kind: how many, then where the next one goes
}

func (r *reader) empty() { r.happenings, r.runs = r.happenings[:0], r.runs[:0] }

// roles are the parts a person can have in a police incident. Zero is none:
// the event is simply about them.
var roles = []string{"", "subject", "victim", "witness", "informant", "suspect"}

const (
	asSubject = 1
	asSuspect = 5
	asOther   = 6
)

func roleCode(role string) uint8 {
	if i := slices.Index(roles, role); i >= 0 {
		return uint8(i)
	}
	return asOther
}

// read makes t ready: events after asOf and of unknown kinds are left out.
func (v *vocabulary) read(t *population.Timeline, asOf byname.Day, r *reader) life {
	l := life{timeline: t}
	if born := t.Born.Reveal(); born != 0 {
		l.born = dateOf(born)
	}
	r.inTime = r.inTime[:0]
	sorted := true
	for i := range t.Events {
		e := &t.Events[i]
		code, known := v.codes[e.Kind]
		if !known {
			continue
		}
		day := dayOf(e.At)
		if day > asOf {
			continue
		}
		if n := len(r.inTime); n > 0 && r.inTime[n-1].at > e.At {
			sorted = false
		}
		l.kinds.add(code)
		r.ends[code]++
		r.inTime = append(r.inTime, happening{e.At, e.Value, e, day, e.Until, int32(i), code, roleCode(e.Role), e.HasValue})
	}
	if !sorted {
		slices.SortStableFunc(r.inTime, older)
	}
	first, firstRun := len(r.happenings), len(r.runs)
	r.happenings = slices.Grow(r.happenings, len(r.inTime))[:first+len(r.inTime)]
	l.events = r.happenings[first:len(r.happenings):len(r.happenings)]
	at := int32(0)
	for code := range l.kinds.each {
		n := r.ends[code]
		r.runs = append(r.runs, run{code, at, at + n})
		r.ends[code], at = at, at+n
	}
	for _, h := range r.inTime {
		l.events[r.ends[h.kind]] = h
		r.ends[h.kind]++
	}
	l.runs = r.runs[firstRun:len(r.runs):len(r.runs)]
	for _, x := range l.runs {
		r.ends[x.kind] = 0
	}
	return l
}

func older(a, b happening) int { return int(a.at - b.at) }

// dayOf is m.Day() without asking the time zone, which only matters in the
// last hour of a UTC day.
func dayOf(m byname.Minute) byname.Day {
	const unixDay = 25568
	day, minute := m/1440, m%1440
	if minute < 0 {
		day, minute = day-1, minute+1440
	}
	if minute < 23*60 {
		return byname.Day(day + unixDay)
	}
	return m.Day()
}
