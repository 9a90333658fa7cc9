package feed

import (
	"strconv"
)

// event adds what the row says happened by one event of the mapping.
func (r *reader) event(e *eventPlan) {
	if r.row.Refused || !all(e.when, r.cells) || len(e.unless) > 0 && all(e.unless, r.cells) {
		return
	}
	ev := Event{Subject: r.row.Subject}
	if !r.measure(e, &ev) || !r.when(e, &ev) || !r.role(e, &ev) {
		return
	}
	e.kind.each(r.cells, func(kind string, ok bool) {
		switch {
		case !ok:
			r.unlisted(e, e.kind)
		case kind != nothing:
			ev.Kind, ev.Key, ev.Note = kind, r.row.Key, r.noteOf(e)
			if n := len(r.row.Events); n > 0 {
				ev.Key += Key("#" + strconv.Itoa(n+1))
			}
			r.row.Events = append(r.row.Events, ev)
		}
	})
}

// spoil notes that an event cannot be taken: a secondary one is left out, and
// for any other the row is refused. It is false, for the caller to return.
func (r *reader) spoil(e *eventPlan, column int, reason, do string) bool {
	if e.secondary {
		r.tell(Refusal{r.header[column], reason, do})
		return false
	}
	return r.refuseRow(r.header[column], reason, do)
}

func (r *reader) unlisted(e *eventPlan, t *table) bool {
	for t.other != nil {
		t = t.other
	}
	return r.spoil(e, t.column, "a code that the mapping lists", "correct the code, or add it to the mapping")
}

// role reads an event's place in an incident.
func (r *reader) role(e *eventPlan, ev *Event) (ok bool) {
	if e.incident >= 0 {
		ev.Incident = r.text(r.cells[e.incident])
	}
	if e.role != nil {
		if ev.Role, ok = e.role.means(r.cells); !ok {
			return r.unlisted(e, e.role)
		}
	}
	if e.restricted != nil {
		means, ok := e.restricted.means(r.cells)
		if !ok {
			return r.unlisted(e, e.restricted)
		}
		ev.Restricted = means == "yes"
	}
	return true
}

// measure reads an event's value. It is false when there is no event, since
// the value is out of bounds or not to be read.
func (r *reader) measure(e *eventPlan, ev *Event) (kept bool) {
	v := &e.value
	cell := r.cell(v.column)
	if len(cell) == 0 {
		return !v.bounded
	}
	read := readNumber
	if v.owed {
		read = readOwed
	}
	value, ok := read(cell)
	if !ok {
		return r.spoil(e, v.column, "a number", "correct it and send the row again")
	}
	if v.of >= 0 {
		whole, ok := readNumber(r.cells[v.of])
		if !ok || whole < 0 || value < 0 || value > whole {
			return r.spoil(e, v.of, "a number no smaller than "+r.header[v.column], "correct it and send the row again")
		}
		if whole == 0 {
			return !v.bounded
		}
		value = 100 * value / whole
	}
	ev.Value, ev.HasValue = value, true
	return !v.bounded || v.within(value)
}

// when reads an event's dates.
func (r *reader) when(e *eventPlan, ev *Event) bool {
	at := e.at[0]
	for _, c := range e.at {
		if len(r.cells[c]) > 0 {
			at = c
			break
		}
	}
	s, ok := r.date(at)
	if !ok {
		return r.spoil(e, at, r.m.written(at), "correct the date and send the row again")
	}
	ev.At, ev.DayOnly = r.clock.minute(s), !s.timed
	if e.until < 0 || len(r.cells[e.until]) == 0 {
		return true
	}
	end, ok := r.date(e.until)
	if !ok {
		return r.spoil(e, e.until, r.m.written(e.until), "correct the date and send the row again")
	}
	if end.day < s.day {
		return r.spoil(e, e.until, "a day not before "+r.header[at], "correct the date and send the row again")
	}
	ev.Until = end.day
	return true
}

// noteOf puts the agency's words together.
func (r *reader) noteOf(e *eventPlan) string {
	r.note = r.note[:0]
	for _, part := range e.note {
		if cell := r.cells[part.column]; len(cell) > 0 {
			if len(r.note) > 0 {
				r.note = append(r.note, "; "...)
			}
			if len(part.exact) == 0 && len(part.patterns) == 0 {
				r.note = append(r.note, cell...)
			} else {
				means, _ := part.means(r.cells)
				r.note = append(r.note, means...)
			}
		}
	}
	if len(r.note) == 0 {
		return ""
	}
	return r.text(r.note)
}
