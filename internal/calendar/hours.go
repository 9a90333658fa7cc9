package calendar

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"byname"
)

// Hours are when a service is open: for each day of the week from when to
// when, in minutes after midnight in London; a day on which it stays closed
// is zero.
type Hours struct {
	Week     [7]Span // from Sunday, as time.Weekday
	Holidays bool    // open on bank holidays as on other days
}

// A Span is from one minute of a day to another; 24:00 is 1440.
type Span struct{ From, To int }

// Office is Monday to Friday, nine to five.
var Office = mustHours("Mon-Fri 09:00-17:00")

// Always is round the clock.
var Always = mustHours("Mon-Sun 00:00-24:00, holidays")

var dayNames = [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}

// fromMonday are the days of the week as people list them.
var fromMonday = [7]int{1, 2, 3, 4, 5, 6, 0}

// ParseHours reads "Mon-Fri 09:00-17:00, Sat 10:00-13:00, holidays"; nothing
// is no hours at all.
func ParseHours(s string) (h Hours, err error) {
	bad := byname.Invalid("hours", "days and times such as “Mon-Fri 09:00-17:00, Sat 10:00-13:00”, and “holidays” when open on bank holidays", "write them that way")
	if strings.TrimSpace(s) == "" {
		return h, nil
	}
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		if strings.EqualFold(part, "holidays") {
			h.Holidays = true
			continue
		}
		days, times, ok := strings.Cut(part, " ")
		first, last, ranged := strings.Cut(days, "-")
		if !ranged {
			last = first
		}
		from, to := weekday(first), weekday(last)
		span, fine := parseSpan(times)
		if !ok || from < 0 || to < 0 || !fine {
			return Hours{}, bad
		}
		for i := from; ; i = (i + 1) % 7 {
			h.Week[i] = span
			if i == to {
				break
			}
		}
	}
	return h, nil
}

func mustHours(s string) Hours {
	h, err := ParseHours(s)
	if err != nil {
		panic(err)
	}
	return h
}

func weekday(s string) int {
	return slices.IndexFunc(dayNames[:], func(d string) bool { return strings.EqualFold(d, s) })
}

func parseSpan(s string) (span Span, fine bool) {
	from, to, ok := strings.Cut(strings.TrimSpace(s), "-")
	if !ok {
		return span, false
	}
	for _, x := range []struct {
		text string
		into *int
	}{{from, &span.From}, {to, &span.To}} {
		t, err := time.Parse("15:04", x.text)
		switch {
		case x.text == "24:00":
			*x.into = 1440
		case err != nil:
			return span, false
		default:
			*x.into = t.Hour()*60 + t.Minute()
		}
	}
	return span, span.From < span.To
}

// ParseSpan reads from when to when: "09:00" and "17:00", seconds and a zone
// left aside.
func ParseSpan(from, to string) (Span, error) {
	short := func(s string) string { return s[:min(len(s), 5)] }
	span, fine := parseSpan(short(from) + "-" + short(to))
	if !fine {
		return span, byname.Invalid("hours", "times such as 09:00 and 17:00", "write them that way")
	}
	return span, nil
}

// Opens is "09:00".
func (s Span) Opens() string { return clockTime(s.From) }

// Closes is "17:00".
func (s Span) Closes() string { return clockTime(s.To) }

// String writes what ParseHours reads, days alike together.
func (h Hours) String() string {
	var parts []string
	for i := 0; i < 7; {
		span, j := h.Week[fromMonday[i]], i+1
		for j < 7 && h.Week[fromMonday[j]] == span {
			j++
		}
		if span != (Span{}) {
			days := dayNames[fromMonday[i]]
			if j > i+1 {
				days += "-" + dayNames[fromMonday[j-1]]
			}
			parts = append(parts, fmt.Sprintf("%s %s-%s", days, clockTime(span.From), clockTime(span.To)))
		}
		i = j
	}
	if h.Holidays {
		parts = append(parts, "holidays")
	}
	return strings.Join(parts, ", ")
}

func clockTime(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

func (h Hours) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

func (h *Hours) UnmarshalText(text []byte) (err error) {
	*h, err = ParseHours(string(text))
	return err
}

// Zero reports that no hours are known.
func (h Hours) Zero() bool { return h.Week == [7]Span{} }

// On is from when to when a day is worked, false when it is not. Days begin
// and end in London, so that the night on which clocks change is as long as
// it is.
func (h Hours) On(day byname.Day) (from, to byname.Minute, works bool) {
	span := h.Week[day.Time().Weekday()]
	if span == (Span{}) || !h.Holidays && Holiday(day) != "" {
		return 0, 0, false
	}
	return at(day, span.From), at(day, span.To), true
}

func at(day byname.Day, minutes int) byname.Minute {
	if minutes == 1440 {
		return (day + 1).Start()
	}
	t := day.Time()
	return byname.MinuteOf(time.Date(t.Year(), t.Month(), t.Day(), minutes/60, minutes%60, 0, 0, byname.London))
}
