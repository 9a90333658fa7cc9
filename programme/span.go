package programme

import (
	"fmt"
	"strconv"
	"strings"

	"byname"
)

var hoursIn = map[string]int{"hour": 1, "day": 24, "week": 168}

// ParseSpan reads "2 hours", "3 days" or "6 weeks".
func ParseSpan(s string) (Span, error) {
	number, unit, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(number)
	hours := hoursIn[strings.TrimSuffix(unit, "s")]
	if err != nil || n < 0 || n > 5000 || hours == 0 {
		return Span{}, byname.Invalid("length of time", "2 hours, 3 days or 6 weeks", "write a whole number and hours, days or weeks")
	}
	return Span{n * hours}, nil
}

// Days is the span in days, a part of a day counting as one; what has to be
// done in less than half a day is for the same day.
func (s Span) Days() int {
	if s.Hours < 12 {
		return 0
	}
	return (s.Hours + 23) / 24
}

func (s Span) String() string {
	n, unit := s.Hours, "hour"
	switch {
	case n > 0 && n%168 == 0:
		n, unit = n/168, "week"
	case n > 0 && n%24 == 0:
		n, unit = n/24, "day"
	}
	if n != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", n, unit)
}
