package supply

import (
	"fmt"
	"slices"
	"strings"

	"byname"
)

var week = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// A moment is a day of the week and a minute of the day.
type moment struct {
	day    string
	minute int
}

// parseMoment reads "Wednesday 20:00".
func parseMoment(s string) (m moment, err error) {
	day, time, _ := strings.Cut(s, " ")
	m.day = strings.ToLower(day)
	if m.minute, err = parseClock(time); err == nil && slices.Contains(week, m.day) {
		return m, nil
	}
	return m, byname.Invalid("day and time", "such as Wednesday 20:00", "correct "+s)
}

func parseClock(s string) (int, error) {
	var h, m int
	if n, err := fmt.Sscanf(s, "%2d:%2d", &h, &m); n != 2 || err != nil || len(s) != 5 || h > 24 || m > 59 {
		return 0, byname.Invalid("time", "such as 09:30", "correct it")
	}
	return h*60 + m, nil
}

// open reads opening hours such as "09:00-13:00,14:00-18:00" or "CLOSED", and
// reports whether they take in a minute of the day. Hours past midnight, such
// as 20:00-02:00, are those of the day on which they begin.
func open(hours string, minute int) (bool, error) {
	if hours == "" || strings.EqualFold(hours, "closed") {
		return false, nil
	}
	in := false
	for _, part := range strings.Split(hours, ",") {
		from, to, _ := strings.Cut(part, "-")
		a, err := parseClock(from)
		if err != nil {
			return false, err
		}
		b, err := parseClock(to)
		if err != nil {
			return false, err
		}
		in = in || a <= minute && (minute < b || b <= a)
	}
	return in, nil
}
