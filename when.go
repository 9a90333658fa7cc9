package byname

import (
	"fmt"
	"time"
)

// A Day is a calendar day in Europe/London: day 1 is 1 January 1900.
// The zero Day means that no day is known.
type Day int32

// unixDay is the Day of 1970-01-01.
const unixDay = 25568

// A Minute is a moment, in whole minutes of UTC since 1970-01-01 00:00.
type Minute int64

// London is where a Day begins and ends.
var London = mustLondon()

func mustLondon() *time.Location {
	loc, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic("byname: time zone Europe/London is missing: build with -tags timetzdata or install tzdata: " + err.Error())
	}
	return loc
}

// OnDay is the day with this date.
func OnDay(year int, month time.Month, day int) Day {
	return dayOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// ParseDay reads 2006-01-02.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, Invalid("day", "a date written 2026-02-10", "correct the date")
	}
	return dayOf(t), nil
}

// dayOf takes midnight UTC.
func dayOf(t time.Time) Day { return Day(t.Unix()/86400 + unixDay) }

// Time is midnight UTC of the day: use it for its calendar parts.
func (d Day) Time() time.Time { return time.Unix((int64(d)-unixDay)*86400, 0).UTC() }

// String is 2026-02-10, or nothing for the zero Day.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// Words is 10 February 2026.
func (d Day) Words() string { return d.Time().Format("2 January 2006") }

func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

func (d *Day) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	*d, err = ParseDay(string(b))
	return err
}

// Start is the first minute of the day in London.
func (d Day) Start() Minute {
	t := d.Time()
	return MinuteOf(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, London))
}

// YearsBefore counts whole years from d to on: an age when d is a birth date.
func (d Day) YearsBefore(on Day) int {
	a, b := d.Time(), on.Time()
	years := b.Year() - a.Year()
	if b.Month() < a.Month() || b.Month() == a.Month() && b.Day() < a.Day() {
		years--
	}
	return years
}

// MinuteOf is the minute in which t falls.
func MinuteOf(t time.Time) Minute { return Minute(t.Unix() / 60) }

// Time is the moment in London.
func (m Minute) Time() time.Time { return time.Unix(int64(m)*60, 0).In(London) }

// Day is the London day in which the minute falls.
func (m Minute) Day() Day {
	t := m.Time()
	return OnDay(t.Year(), t.Month(), t.Day())
}

// String is 2026-02-10 14:05, in London.
func (m Minute) String() string { return m.Time().Format("2006-01-02 15:04") }

// Words is 10 February 2026, 14:05.
func (m Minute) Words() string {
	return fmt.Sprintf("%s, %s", m.Day().Words(), m.Time().Format("15:04"))
}
