package signal

import (
	"math"
	"slices"

	"byname"
)

// A clock knows on which days a rule's answer can change: when an event comes,
// when one ends, when one grows as old as a number in the rule, and on
// birthdays. Between those days the answer stays what it is, because numbers
// are written out and nothing in the language does arithmetic.
type clock struct {
	kinds   kindSet
	offsets []byname.Day
	months  []int
	ages    bool // in years
	infancy bool // ages in months
}

// selection notes the kinds that a selection looks at.
func (c *clock) selection(s *selection) {
	if s == nil {
		return
	}
	c.kinds.union(&s.kinds)
	c.selection(s.of)
	c.selection(s.since)
	for i := range s.next {
		c.selection(s.next[i].events)
	}
}

// span notes a length of time that the rule speaks of.
func (c *clock) span(s span) {
	c.number(float64(s.days))
	if s.months != 0 && !slices.Contains(c.months, s.months) {
		c.months = append(c.months, s.months)
	}
}

func (c *clock) fact(f fact) {
	c.kinds.union(&f.reads)
	c.number(float64(f.within))
}

// number notes a number of days, or of years, that the rule speaks of.
func (c *clock) number(n float64) {
	if n < 0 || n > 36525 {
		return
	}
	d := byname.Day(math.Floor(n))
	for _, offset := range []byname.Day{d, d + 1} {
		if !slices.Contains(c.offsets, offset) {
			c.offsets = append(c.offsets, offset)
		}
	}
}

// changes are the days up to v.day on which the answer may differ from that of
// the day before, latest first.
func (c *clock) changes(v *view) (days []byname.Day) {
	note := func(d byname.Day) {
		if d <= v.day {
			days = append(days, d)
		}
	}
	for i := range v.lives {
		born := v.lives[i].timeline.Born.Reveal()
		for _, n := range c.offsets {
			if c.ages && born != 0 {
				note(birthday(born, int(n)))
			}
			if c.infancy && born != 0 {
				month := addMonths(born, int(n))
				note(month)
				note(month + 1) // when the month of the birth is the longer one
			}
		}
		for _, r := range v.lives[i].runs {
			if c.kinds.has(r.kind) {
				for j := r.from; j < r.to; j++ {
					c.ofEvent(&v.lives[i].events[j], note)
				}
			}
		}
	}
	slices.Sort(days)
	slices.Reverse(days)
	return slices.Compact(days)
}

// ofEvent notes the days on which an event begins, ends, or leaves a window.
func (c *clock) ofEvent(e *happening, note func(byname.Day)) {
	note(e.day)
	if e.until != 0 {
		note(e.until)
	}
	for _, offset := range c.offsets {
		note(e.day + offset)
	}
	for _, months := range c.months {
		// Months differ in length: it leaves the window on one of these.
		for more := range byname.Day(5) {
			note(addMonths(e.day, months) + more)
		}
	}
}

// birthday is the first day on which somebody born then is so many years old.
func birthday(born byname.Day, years int) byname.Day {
	t := born.Time()
	return byname.OnDay(t.Year()+years, t.Month(), t.Day())
}

// since is the first day of the unbroken run up to v.day on which holds did.
func (c *clock) since(v *view, holds func(*view) bool) byname.Day {
	today := v.day
	defer func() { v.day = today }()
	changes := c.changes(v)
	first := today
	for i, d := range changes {
		first = d
		if i+1 == len(changes) {
			break
		}
		v.day = d - 1
		if !holds(v) {
			break
		}
	}
	return first
}
