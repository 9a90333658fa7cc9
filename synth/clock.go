package synth

import (
	"time"

	"byname"
)

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

func timeMonth(n int) time.Month { return time.Month(n) }

// day is one between two, the first included.
func (c *chance) day(from, before byname.Day) byname.Day {
	if before <= from {
		return from
	}
	return from + byname.Day(c.below(int(before-from)))
}

// winter reports whether a day is in December to February.
func winter(d byname.Day) bool {
	m := d.Time().Month()
	return m == time.December || m <= time.February
}

// A term is one of the school year, and how many half-day sessions it has.
type term struct {
	name     string
	end      byname.Day
	sessions int
}

// terms of the school years that end in the window. The one under way on the
// last day is counted up to it.
func terms(from, to byname.Day) (all []term) {
	for year := from.Time().Year() - 1; year <= to.Time().Year(); year++ {
		label := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006") + "-" + time.Date(year+1, 1, 1, 0, 0, 0, 0, time.UTC).Format("06")
		for _, t := range []struct {
			name        string
			start, end  byname.Day
			sessionsAll int
		}{
			{" Autumn", byname.OnDay(year, 9, 2), friday(byname.OnDay(year, 12, 20)), 130},
			{" Spring", byname.OnDay(year+1, 1, 6), friday(byname.OnDay(year+1, 4, 2)), 118},
			{" Summer", byname.OnDay(year+1, 4, 20), byname.OnDay(year+1, 7, 21), 120},
		} {
			if t.end < from || t.start > to-14 {
				continue
			}
			end, sessions := t.end, t.sessionsAll
			if end > to {
				sessions = sessions * int(to-t.start) / int(t.end-t.start)
				end = to
			}
			all = append(all, term{label + t.name, end, sessions})
		}
	}
	return all
}

// friday is the last one not after a day.
func friday(d byname.Day) byname.Day {
	return d - byname.Day((int(d.Time().Weekday())+2)%7)
}
