package outcome

import "byname"

// livesMonths counts a person in every month in whose middle they are one of
// those counted among. Nobody comes and goes more than once for a reason of
// age, so only the first month and the one after the last are written: Grid
// adds them up.
func (t *Tally) livesMonths(set, unit int, l *Life, still [4]int) {
	a := &t.sets[set]
	s := &a.span
	n := len(s.periods)
	if n == s.years {
		return
	}
	from, to := l.Born, s.last
	if l.Died != 0 {
		to = min(to, l.Died)
	}
	if !a.among.Ages.All() {
		if l.Born == 0 {
			return
		}
		from = birthday(l.Born, a.among.Ages.From)
		if a.among.Ages.To != 0 {
			to = min(to, birthday(l.Born, a.among.Ages.To+1)-1)
		}
	}
	first, end := s.from(from), s.from(to+1)
	if first >= end {
		return
	}
	b := t.block(t.people, set, unit)
	step := func(g, first, end int) {
		b.add(g, s.years+first, n, 1)
		if end < s.months() {
			b.add(g, s.years+end, n, -1)
		}
	}
	for _, g := range still {
		step(g, first, end)
	}
	for first < end {
		g := l.aged(s.middles[s.years+first])
		until := end
		if l.Born != 0 && g < ages+bandCount-1 {
			until = min(end, s.from(birthday(l.Born, (g-ages+1)*5)))
		}
		step(g, first, until)
		first = until
	}
}

// birthday is the day on which somebody is so many years old.
func birthday(born byname.Day, years int) byname.Day {
	t := born.Time()
	return byname.OnDay(t.Year()+years, t.Month(), t.Day())
}
