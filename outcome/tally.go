package outcome

import "byname"

// A Life is what a measure needs to know of one person.
type Life struct {
	Area       string // the smallest that is known: others are put together from these
	Born, Died byname.Day
	Sex        byname.Sex
	Ethnic     EthnicGroup
	Fifth      int // 1 to 5 by deprivation of their area, 0 where it is not known
	Events     []Event
}

// An Event is one thing that happened to them.
type Event struct {
	Kind string
	Day  byname.Day
}

// A Tally counts measures for every area, group and period in one pass over
// everybody.
type Tally struct {
	measures []Measure
	periods  []span         // by measure
	sets     []amongSet     // whom measures count among
	setOf    []int          // by measure
	kinds    map[string]int // number of a kind of event in masks
	masks    []mask         // last, because
	units    map[string]int // smallest areas
	names    []string       // of them
	counts   [][]*block     // by measure and unit
	people   [][]*block     // by set and unit; months as steps up and down
	ofEvents uint64         // which measures are proportions of events
	first    []byname.Day   // by measure: the first event of its topics
	seen     []periodSet    // by measure, of the person at hand
	latest   [][]byname.Day // by measure and year, of the person at hand
}

// A mask says of which measures a kind of event is what is counted, and of
// which it is what makes somebody one of those counted among.
type mask struct{ count, among, topic uint64 }

// An amongSet is whom one or several measures count among.
type amongSet struct {
	among Among
	span  span
	first int // the first measure that asked for it
}

// A block is a count by group and period. Groups in which nothing was counted
// take no room. All lie in one piece, for there are very many blocks.
type block struct {
	at [Groups]uint8 // which piece of n is the group's, from 1; 0 where there is none
	n  []int32
}

func (b *block) add(group, period, periods int, n int32) {
	if b.at[group] == 0 {
		b.n = append(b.n, make([]int32, periods)...)
		b.at[group] = uint8(len(b.n) / periods)
	}
	b.n[(int(b.at[group])-1)*periods+period] += n
}

// of is a group's count by period, nil where nothing was counted.
func (b *block) of(group, periods int) []int32 {
	if b == nil || b.at[group] == 0 {
		return nil
	}
	return b.n[(int(b.at[group])-1)*periods:][:periods]
}

// NewTally counts measures (published ones are passed over) for the period
// that ends on a day, for the same one in so many years before, and, where a
// measure's span is a year, for so many months that end with that day.
func NewTally(measures []Measure, on byname.Day, before, months int) *Tally {
	t := &Tally{kinds: map[string]int{}, units: map[string]int{}}
	for _, m := range measures {
		if m.Kind == Published {
			continue
		}
		at := len(t.measures)
		s := newSpan(m.Span, on, before, months)
		set := amongSet{m.Among, s, at}
		i := 0
		for i < len(t.sets) && (len(m.Among.Events) > 0 || t.sets[i].among.Ages != m.Among.Ages || len(t.sets[i].among.Events) > 0 || t.measures[t.sets[i].first].Span != m.Span) {
			i++
		}
		if i == len(t.sets) {
			t.sets = append(t.sets, set)
		}
		if m.OfEvents() {
			t.ofEvents |= 1 << at
		}
		t.measures, t.periods, t.setOf = append(t.measures, m), append(t.periods, s), append(t.setOf, i)
		t.latest = append(t.latest, make([]byname.Day, s.years))
	}
	t.counts, t.people = make([][]*block, len(t.measures)), make([][]*block, len(t.sets))
	t.first, t.seen = make([]byname.Day, len(t.measures)), make([]periodSet, len(t.measures))
	return t
}

// Add counts one person.
func (t *Tally) Add(l *Life) {
	unit := t.unit(l.Area)
	still := l.still()
	var any uint64
	for i := range l.Events {
		e := &l.Events[i]
		m := *t.mask(e.Kind)
		any |= m.count | m.among
		for i := 0; m.topic != 0; i, m.topic = i+1, m.topic>>1 {
			if m.topic&1 != 0 && e.Day != 0 && (t.first[i] == 0 || e.Day < t.first[i]) {
				t.first[i] = e.Day
			}
		}
		for i, left := 0, m.count; left != 0; i, left = i+1, left>>1 {
			if left&1 != 0 {
				t.happens(i, t.counts, i, unit, l, e.Day, still)
			}
		}
		for i, left := 0, m.among&t.ofEvents; left != 0; i, left = i+1, left>>1 {
			if left&1 != 0 {
				t.happens(i, t.people, t.setOf[i], unit, l, e.Day, still)
			}
		}
	}
	for s := range t.sets {
		if set := &t.sets[s]; len(set.among.Events) == 0 || any&^t.ofEvents&(1<<set.first) != 0 {
			t.live(s, unit, l, still)
		}
	}
	for i := range t.measures {
		if any&^t.ofEvents&(1<<i) != 0 && t.measures[i].Kind == Proportion {
			t.once(i, unit, l, still)
		}
	}
}

// happens counts an event, as one of what a measure counts or of what it
// counts among, or notes the periods in which it was.
func (t *Tally) happens(i int, of [][]*block, at, unit int, l *Life, on byname.Day, still [4]int) {
	m, s := &t.measures[i], &t.periods[i]
	if !m.Among.Ages.on(l, on) {
		return
	}
	s.each(on, func(p int) {
		if m.Kind == Proportion && !m.OfEvents() {
			t.seen[i].add(p)
			return
		}
		b, n := t.block(of, at, unit), len(s.periods)
		for _, g := range still {
			b.add(g, p, n, 1)
		}
		b.add(l.aged(on), p, n, 1)
	})
}

// once counts a person in each of the periods noted in which they are one of
// those counted among.
func (t *Tally) once(i, unit int, l *Life, still [4]int) {
	s := &t.periods[i]
	for p := range s.periods {
		if t.seen[i].has(p) && t.among(i, l, s.periods[p]) {
			b, n := t.block(t.counts, i, unit), len(s.periods)
			for _, g := range still {
				b.add(g, p, n, 1)
			}
			b.add(l.aged(s.middles[p]), p, n, 1)
		}
	}
	t.seen[i] = periodSet{}
}

// live counts a person among whom a set's measures count.
func (t *Tally) live(set, unit int, l *Life, still [4]int) {
	a := &t.sets[set]
	s := &a.span
	n := len(s.periods)
	counted := func(p int) {
		b := t.block(t.people, set, unit)
		for _, g := range still {
			b.add(g, p, n, 1)
		}
		b.add(l.aged(s.middles[p]), p, n, 1)
	}
	if len(a.among.Events) > 0 {
		for p := range s.periods {
			if t.among(a.first, l, s.periods[p]) {
				counted(p)
			}
		}
		return
	}
	for p := range s.years {
		if a.among.at(l, s.middles[p]) {
			counted(p)
		}
	}
	t.livesMonths(set, unit, l, still)
}

// among reports whether a person is one of those counted among: alive on the
// middle day of the period, of the age, and touched by one of the events.
func (t *Tally) among(i int, l *Life, p Period) bool {
	m := &t.measures[i]
	if !m.Among.at(l, p.Middle()) {
		return false
	}
	if len(m.Among.Events) == 0 {
		return true
	}
	for _, e := range l.Events {
		if p.Has(e.Day) && t.mask(e.Kind).among&(1<<i) != 0 {
			return true
		}
	}
	return false
}

// at reports whether somebody is alive on a day and of the ages.
func (a Among) at(l *Life, on byname.Day) bool {
	return (l.Died == 0 || l.Died >= on) && l.Born <= on && a.Ages.on(l, on)
}

func (t *Tally) unit(area string) int {
	u, known := t.units[area]
	if !known {
		u = len(t.names)
		t.units[area], t.names = u, append(t.names, area)
	}
	return u
}

// block is the counts of one measure, or one set, in one smallest area.
func (t *Tally) block(of [][]*block, i, unit int) *block {
	for len(of[i]) <= unit {
		of[i] = append(of[i], nil)
	}
	if of[i][unit] == nil {
		of[i][unit] = new(block)
	}
	return of[i][unit]
}
