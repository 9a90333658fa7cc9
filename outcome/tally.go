package outcome

import (
	"strings"

	"byname"
)

// A Life is what a measure needs to know of one person.
type Life struct {
	Area       string // neighbourhood
	Born, Died byname.Day
	Events     []Event
}

// An Event is one thing that happened to them.
type Event struct {
	Kind string
	Day  byname.Day
}

// A Tally counts measures for every area in one pass over everybody.
type Tally struct {
	measures []Measure
	periods  [][]Period // by measure, latest first
	masks    map[string]mask
	cells    map[string][][]cell // by area, measure, period
	first    []byname.Day        // by measure: the first event of its topics
}

// A mask says of which measures a kind of event is what is counted, and of
// which it is what makes somebody one of those counted among.
type mask struct{ count, among, topic uint64 }

type cell struct {
	numerator   int64
	denominator int64
}

// NewTally counts measures (published ones are passed over) for the period
// that ends on a day and for the same one in so many years before.
func NewTally(measures []Measure, on byname.Day, before int) *Tally {
	t := &Tally{masks: map[string]mask{}, cells: map[string][][]cell{}}
	for _, m := range measures {
		if m.Kind == Published {
			continue
		}
		var periods []Period
		for back := range before + 1 {
			periods = append(periods, m.Span.Ending(on, back))
		}
		t.measures, t.periods, t.first = append(t.measures, m), append(t.periods, periods), append(t.first, 0)
	}
	return t
}

// Add counts one person.
func (t *Tally) Add(l Life) {
	cells := t.cells[l.Area]
	if cells == nil {
		cells = make([][]cell, len(t.measures))
		for i := range cells {
			cells[i] = make([]cell, len(t.periods[i]))
		}
		t.cells[l.Area] = cells
	}
	var any uint64
	for _, e := range l.Events {
		m := t.mask(e.Kind)
		any |= m.count | m.among
		for i := 0; m.topic != 0; i, m.topic = i+1, m.topic>>1 {
			if m.topic&1 != 0 && e.Day != 0 && (t.first[i] == 0 || e.Day < t.first[i]) {
				t.first[i] = e.Day
			}
		}
	}
	for i := range t.measures {
		for j, p := range t.periods[i] {
			c := &cells[i][j]
			in := t.among(i, l, p, any)
			if in {
				c.denominator++
			}
			if any&(1<<i) == 0 {
				continue
			}
			n := int64(len(t.happened(i, l, p)))
			switch {
			case t.measures[i].Kind == Rate:
				c.numerator += n
			case in && n > 0:
				c.numerator++
			}
		}
	}
}

// among reports whether a person is one of those counted among: alive on the
// middle day of the period, of the age, and touched by one of the events.
func (t *Tally) among(i int, l Life, p Period, any uint64) bool {
	m := &t.measures[i]
	on := p.Middle()
	if l.Died != 0 && l.Died < on || l.Born > on || !m.Among.Ages.All() && (l.Born == 0 || !m.Among.Ages.Has(l.Born.YearsBefore(on))) {
		return false
	}
	if len(m.Among.Events) == 0 {
		return true
	}
	if any&(1<<i) == 0 {
		return false
	}
	for _, e := range l.Events {
		if p.Has(e.Day) && t.mask(e.Kind).among&(1<<i) != 0 {
			return true
		}
	}
	return false
}

// happened are the counted events of a person in a period, at an age counted.
func (t *Tally) happened(i int, l Life, p Period) (list []Event) {
	ages := t.measures[i].Among.Ages
	for _, e := range l.Events {
		if p.Has(e.Day) && t.mask(e.Kind).count&(1<<i) != 0 &&
			(ages.All() || l.Born != 0 && ages.Has(l.Born.YearsBefore(e.Day))) {
			list = append(list, e)
		}
	}
	return list
}

func (t *Tally) mask(kind string) mask {
	if m, ok := t.masks[kind]; ok {
		return m
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
	t.masks[kind] = m
	return m
}

// Counted are the events of a person that a measure counts, in the period that
// began so many years before the latest: what is behind its number.
func (t *Tally) Counted(measure string, l Life, back int) []Event {
	for i := range t.measures {
		if t.measures[i].ID != measure || back >= len(t.periods[i]) {
			continue
		}
		p := t.periods[i][back]
		if t.measures[i].Kind == Proportion {
			var any uint64
			for _, e := range l.Events {
				m := t.mask(e.Kind)
				any |= m.count | m.among
			}
			if !t.among(i, l, p, any) {
				return nil
			}
		}
		return t.happened(i, l, p)
	}
	return nil
}

// Wants reports whether a kind of event matters to any measure: others need
// not be handed over.
func (t *Tally) Wants(kind string) bool { return t.mask(kind) != mask{} }

// under reports whether a kind is one of these or below one.
func under(kind string, prefixes []string) bool {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(kind, p); ok && (rest == "" || rest[0] == '.') {
			return true
		}
	}
	return false
}
