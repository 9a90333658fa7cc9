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
	ages    bool
}

func (c *clock) selection(s *selection) {
	for ; s != nil; s = s.since {
		c.kinds.union(&s.kinds)
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
		if c.ages {
			if born := v.lives[i].timeline.Born.Reveal(); born != 0 {
				for _, years := range c.offsets {
					note(birthday(born, int(years)))
				}
			}
		}
		for j := range v.lives[i].events {
			e := &v.lives[i].events[j]
			if !c.kinds.has(e.kind) {
				continue
			}
			note(e.day)
			if e.until != 0 {
				note(e.until)
			}
			for _, offset := range c.offsets {
				note(e.day + offset)
			}
		}
	}
	slices.Sort(days)
	slices.Reverse(days)
	return slices.Compact(days)
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
