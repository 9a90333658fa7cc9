package calendar

import (
	"strconv"
	"strings"

	"byname"
)

// Unit is what a clock counts.
type Unit string

const (
	HoursOn      Unit = "hours"         // round the clock, as the law counts them
	WorkingHours Unit = "working hours" // while the service is open
	Days         Unit = "days"          // to the end of the day
	WorkingDays  Unit = "working days"  // to the end of the day's work
)

// A Clock is how long something may take. The zero Clock never runs out.
type Clock struct {
	Within int
	Unit   Unit
}

// most is the longest that anybody promises, in any unit.
const most = 4000

// ParseClock reads "2 hours", "4 working hours", "56 days" or "2 working
// days"; nothing is no clock.
func ParseClock(s string) (Clock, error) {
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	if s == "" {
		return Clock{}, nil
	}
	number, unit, _ := strings.Cut(s, " ")
	if !strings.HasSuffix(unit, "s") {
		unit += "s"
	}
	n, err := strconv.Atoi(number)
	for _, u := range []Unit{HoursOn, WorkingHours, Days, WorkingDays} {
		if err == nil && n > 0 && n <= most && unit == string(u) {
			return Clock{n, u}, nil
		}
	}
	return Clock{}, byname.Invalid("clock", "a time such as “2 hours”, “4 working hours”, “56 days” or “2 working days”", "write it that way")
}

// String writes what ParseClock reads.
func (c Clock) String() string {
	switch {
	case c.Within == 0:
		return ""
	case c.Within == 1:
		return "1 " + strings.TrimSuffix(string(c.Unit), "s")
	}
	return strconv.Itoa(c.Within) + " " + string(c.Unit)
}

func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

func (c *Clock) UnmarshalText(text []byte) (err error) {
	*c, err = ParseClock(string(text))
	return err
}

// Due is the last minute that is in time for what began at start, 0 when the
// clock never runs out. The day of the start does not count as one of its
// days. A service without hours keeps those of an office.
func (c Clock) Due(start byname.Minute, h Hours) byname.Minute {
	if h.Zero() {
		h.Week = Office.Week
	}
	switch c.Unit {
	case HoursOn:
		return start + byname.Minute(c.Within)*60
	case Days:
		return (start.Day() + byname.Day(c.Within) + 1).Start() - 1
	case WorkingDays:
		return c.days(start, h)
	case WorkingHours:
		return c.hours(start, h)
	}
	return 0
}

func (c Clock) days(start byname.Minute, h Hours) byname.Minute {
	day, to := start.Day(), byname.Minute(0)
	for n := 0; n < c.Within; {
		day++
		if _, end, works := h.On(day); works {
			n, to = n+1, end
		}
	}
	return to
}

func (c Clock) hours(start byname.Minute, h Hours) byname.Minute {
	left := byname.Minute(c.Within) * 60
	for day := start.Day(); ; day++ {
		from, to, works := h.On(day)
		if from = max(from, start); !works || from >= to {
			continue
		}
		if left <= to-from {
			return from + left
		}
		left -= to - from
	}
}
