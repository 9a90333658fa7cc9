package calendar

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"byname"
)

// Every day from 1998 to 2035 is a bank holiday or not as another's list says:
// that of the python library holidays.
func TestBankHolidays(t *testing.T) {
	file, err := os.Open("testdata/bank_holidays_england.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	want := map[byname.Day]bool{}
	first, last := byname.Day(1<<30), byname.Day(0)
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		day, err := byname.ParseDay(lines.Text())
		if err != nil {
			t.Fatal(err)
		}
		want[day], first, last = true, min(first, day), max(last, day)
	}
	if len(want) < 200 {
		t.Fatalf("only %d days in the list", len(want))
	}
	for day := first; day <= last; day++ {
		if got := Holiday(day) != ""; got != want[day] {
			t.Errorf("%s: %q, want a bank holiday %v", day, Holiday(day), want[day])
		}
	}
}

func minute(t *testing.T, s string) byname.Minute {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, byname.London)
	if err != nil {
		t.Fatal(err)
	}
	return byname.MinuteOf(at)
}

// Each line: the clock, the hours, when it began, when it runs out.
func TestClocks(t *testing.T) {
	for _, c := range [][4]string{
		{"2 hours", "", "2026-02-10 17:30", "2026-02-10 19:30"},
		{"24 hours", "", "2026-03-28 12:00", "2026-03-29 13:00"}, // clocks go forward: 24 hours are 24 hours
		{"24 hours", "", "2026-10-24 12:00", "2026-10-25 11:00"}, // and back
		{"56 days", "", "2026-02-10 09:00", "2026-04-07 23:59"},
		{"1 day", "", "2026-03-28 09:00", "2026-03-29 23:59"},
		{"2 working days", "", "2026-04-01 10:00", "2026-04-07 17:00"}, // Thursday, then Easter, then Tuesday
		{"1 working day", "", "2026-12-24 16:00", "2026-12-29 17:00"},  // Boxing Day is a Saturday
		{"1 working day", "Mon-Sat 09:00-17:00", "2026-02-13 18:00", "2026-02-14 17:00"},
		{"1 working day", "Mon-Sun 00:00-24:00, holidays", "2026-12-24 16:00", "2026-12-26 00:00"},
		{"4 working hours", "", "2026-02-13 15:00", "2026-02-16 11:00"}, // over a weekend
		{"4 working hours", "", "2026-02-14 03:00", "2026-02-16 13:00"},
		{"8 working hours", "", "2026-02-16 09:00", "2026-02-16 17:00"},
		{"3 working hours", "Mon-Sun 00:00-24:00, holidays", "2026-03-29 00:00", "2026-03-29 04:00"}, // the night has an hour less
		{"3 working hours", "Mon-Sun 00:00-24:00, holidays", "2026-10-25 00:00", "2026-10-25 02:00"}, // and one more
		{"2 working hours", "Mon-Sun 00:00-03:00, holidays", "2026-03-28 23:00", "2026-03-29 03:00"},
		{"", "", "2026-02-10 09:00", ""},
	} {
		clock, err := ParseClock(c[0])
		if err != nil {
			t.Fatal(err)
		}
		hours, err := ParseHours(c[1])
		if err != nil {
			t.Fatal(err)
		}
		got := clock.Due(minute(t, c[2]), hours)
		if want := c[3]; got == 0 && want != "" || got != 0 && got.String() != want {
			t.Errorf("%s from %s with %q: %s, want %s", c[0], c[2], c[1], got, want)
		}
	}
}

// What is written is read back; working clocks never run out while nobody
// works, nor before one that is shorter.
func TestAnyClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var h Hours
		for i := range h.Week {
			if rapid.Bool().Draw(t, "open") {
				from := rapid.IntRange(0, 1439).Draw(t, "from")
				h.Week[i] = Span{from, rapid.IntRange(from+1, 1440).Draw(t, "to")}
			}
		}
		h.Holidays = rapid.Bool().Draw(t, "holidays")
		again, err := ParseHours(h.String())
		if err != nil || again != h {
			t.Fatalf("%q reads as %q: %v", h, again, err)
		}
		c := Clock{rapid.IntRange(1, 60).Draw(t, "within"), rapid.SampledFrom([]Unit{HoursOn, WorkingHours, Days, WorkingDays}).Draw(t, "unit")}
		if c2, err := ParseClock(c.String()); err != nil || c2 != c {
			t.Fatalf("%q reads as %q: %v", c, c2, err)
		}
		start := byname.OnDay(2026, 1, 1).Start() + byname.Minute(rapid.IntRange(0, 2*525600).Draw(t, "start"))
		due := c.Due(start, h)
		longer := Clock{c.Within + 1, c.Unit}.Due(start, h)
		if due <= start || longer <= due {
			t.Fatalf("%s from %s runs out %s, one longer %s", c, start, due, longer)
		}
		if h.Zero() {
			return
		}
		if from, to, works := h.On((due - 1).Day()); (c.Unit == WorkingHours || c.Unit == WorkingDays) && (!works || due <= from || due > to) {
			t.Fatalf("%s runs out at %s, when nobody works", c, due)
		}
	})
}

func TestHoursThatCannotBeRead(t *testing.T) {
	for _, s := range []string{"9-5", "Mon 17:00-09:00", "Mon-Fri", "Funday 09:00-10:00", "Mon 09:00-25:00"} {
		if _, err := ParseHours(s); err == nil {
			t.Errorf("%q was read", s)
		}
	}
	for _, s := range []string{"soon", "0 days", "2", "two days", "99999 days", "-1 hours"} {
		if _, err := ParseClock(s); err == nil {
			t.Errorf("%q was read", s)
		}
	}
}
