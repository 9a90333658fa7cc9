package feed

import (
	"time"

	"byname"
)

// A clock turns dates read from files into minutes. It remembers where the
// days it met begin, since files speak of few days and many rows.
type clock struct{ days map[byname.Day]londonDay }

type londonDay struct {
	start byname.Minute
	odd   bool // the clocks change on it
}

func newClock() *clock { return &clock{map[byname.Day]londonDay{}} }

func (c *clock) day(d byname.Day) londonDay {
	at, ok := c.days[d]
	if !ok {
		start := d.Start()
		at = londonDay{start, (d+1).Start()-start != 24*60}
		if len(c.days) > 1<<16 {
			clear(c.days)
		}
		c.days[d] = at
	}
	return at
}

// minute is the minute a stamp means: the start of the day when it has no
// time. An hour that the clocks skip or repeat is read as package time does.
func (c *clock) minute(s stamp) byname.Minute {
	if s.utc {
		return byname.Minute(s.day.Time().Unix()/60) + byname.Minute(s.minute)
	}
	at := c.day(s.day)
	if !at.odd {
		return at.start + byname.Minute(s.minute)
	}
	t := s.day.Time()
	return byname.MinuteOf(time.Date(t.Year(), t.Month(), t.Day(), 0, s.minute, 0, 0, byname.London))
}
