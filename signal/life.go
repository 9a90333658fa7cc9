package signal

import (
	"slices"

	"byname"
	"byname/population"
)

// A happening is an event made small: its kind and role by number, its day
// worked out.
type happening struct {
	at    byname.Minute
	day   byname.Day
	until byname.Day
	kind  uint16
	role  uint8
	value float64
	event *population.Event
}

// A life is a timeline made ready for rules.
type life struct {
	timeline *population.Timeline
	events   []happening // oldest first, none after the day asked for
	kinds    kindSet     // of events
}

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

// read makes t ready, into buf: events after asOf and of unknown kinds are
// left out.
func (v *vocabulary) read(t *population.Timeline, asOf byname.Day, buf []happening) (life, []happening) {
	l := life{timeline: t}
	start := len(buf)
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
		l.kinds.add(code)
		buf = append(buf, happening{e.At, day, e.Until, code, roleCode(e.Role), e.Value, e})
	}
	l.events = buf[start:len(buf):len(buf)]
	if !slices.IsSortedFunc(l.events, older) {
		slices.SortStableFunc(l.events, older)
	}
	return l, buf
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
