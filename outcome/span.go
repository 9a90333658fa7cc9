package outcome

import (
	"fmt"
	"time"

	"byname"
)

// A span is the periods over which a measure is counted: years or terms,
// latest first, and then months, oldest first.
type span struct {
	periods []Period
	middles []byname.Day
	years   int        // how many are years or terms
	start   byname.Day // of the first month
	month   []int8     // by day from start: which month it is in
	half    []int8     // by day from start: the first month whose middle is on it or later
	last    byname.Day // of the last month
}

func newSpan(of Span, on byname.Day, before, months int) span {
	var s span
	for back := range before + 1 {
		s.periods = append(s.periods, of.Ending(on, back))
	}
	s.years = len(s.periods)
	if of == Year {
		t := on.Time()
		for back := months - 1; back >= 0; back-- {
			first := byname.OnDay(t.Year(), t.Month()-time.Month(back), 1)
			next := byname.OnDay(t.Year(), t.Month()-time.Month(back-1), 1)
			s.periods = append(s.periods, Period{monthName(first), first, next - 1})
		}
	}
	for _, p := range s.periods {
		s.middles = append(s.middles, p.Middle())
	}
	if s.years == len(s.periods) {
		return s
	}
	s.start, s.last = s.periods[s.years].First, s.periods[len(s.periods)-1].Last
	m, h := 0, 0
	for d := s.start; d <= s.last; d++ {
		if d > s.periods[s.years+m].Last {
			m++
		}
		for h < len(s.periods)-s.years && s.middles[s.years+h] < d {
			h++
		}
		s.month, s.half = append(s.month, int8(m)), append(s.half, int8(h))
	}
	return s
}

func monthName(first byname.Day) string {
	t := first.Time()
	return fmt.Sprintf("%s %d", t.Month(), t.Year())
}

// each hands over the periods that have a day.
func (s *span) each(d byname.Day, take func(p int)) {
	for p := range s.years {
		if s.periods[p].Has(d) {
			take(p)
		}
	}
	if len(s.month) > 0 && d >= s.start && d <= s.last {
		take(s.years + int(s.month[d-s.start]))
	}
}

// months are how many months there are, and from which on the middle is on a
// day or later.
func (s *span) months() int { return len(s.periods) - s.years }

func (s *span) from(d byname.Day) int {
	switch {
	case d <= s.start:
		return 0
	case d > s.last:
		return s.months()
	}
	return int(s.half[d-s.start])
}

// A periodSet notes periods.
type periodSet [2]uint64

func (s *periodSet) add(p int)      { s[p>>6] |= 1 << (p & 63) }
func (s *periodSet) has(p int) bool { return s[p>>6]&(1<<(p&63)) != 0 }
