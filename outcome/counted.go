package outcome

import "byname"

// Counted are the events of a person that a measure counts, in the period that
// began so many years before the latest: what is behind its number.
func (t *Tally) Counted(measure string, l Life, back int) (list []Event) {
	for i := range t.measures {
		if t.measures[i].ID != measure || back >= t.periods[i].years {
			continue
		}
		p := t.periods[i].periods[back]
		if !t.countsIn(i, &l, p) {
			return nil
		}
		for _, e := range l.Events {
			if p.Has(e.Day) && t.mask(e.Kind).count&(1<<i) != 0 && t.measures[i].Among.Ages.on(&l, e.Day) {
				list = append(list, e)
			}
		}
	}
	return list
}

// Latest hands over each measure, by its place among Measures, and each of its
// years or terms, by how many before the latest, that counts something of a
// person, and the day of the latest such event.
func (t *Tally) Latest(l *Life, take func(measure, back int, day byname.Day)) {
	var any uint64
	for i := range l.Events {
		e := &l.Events[i]
		for i, left := 0, t.mask(e.Kind).count; left != 0; i, left = i+1, left>>1 {
			if left&1 == 0 || !t.measures[i].Among.Ages.on(l, e.Day) {
				continue
			}
			for back, latest := range t.latest[i] {
				if e.Day > latest && t.periods[i].periods[back].Has(e.Day) {
					t.latest[i][back] = e.Day
					any |= 1 << i
				}
			}
		}
	}
	for i := 0; any != 0; i, any = i+1, any>>1 {
		if any&1 == 0 {
			continue
		}
		for back, day := range t.latest[i] {
			if day != 0 && t.countsIn(i, l, t.periods[i].periods[back]) {
				take(i, back, day)
			}
		}
		clear(t.latest[i])
	}
}

// countsIn reports whether a measure counts a person's events in a period at
// all: a proportion of people counts only those it counts among.
func (t *Tally) countsIn(i int, l *Life, p Period) bool {
	m := &t.measures[i]
	return m.Kind != Proportion || m.OfEvents() || t.among(i, l, p)
}
