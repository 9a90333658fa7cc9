// Package calendar says when something that was promised is due: on which days
// and at which hours people work in England, and how long a clock runs.
package calendar

import (
	"time"

	"byname"
)

// moved are bank holidays that a proclamation put on another day, and added
// those that were for one year alone.
var (
	moved = map[byname.Day]byname.Day{
		on(1995, 5, 1): on(1995, 5, 8), on(2020, 5, 4): on(2020, 5, 8),
		on(2002, 5, 27): on(2002, 6, 4), on(2012, 5, 28): on(2012, 6, 4), on(2022, 5, 30): on(2022, 6, 2),
	}
	added = map[byname.Day]string{
		on(1999, 12, 31): "Millennium", on(2002, 6, 3): "Golden Jubilee", on(2011, 4, 29): "Royal wedding",
		on(2012, 6, 5): "Diamond Jubilee", on(2022, 6, 3): "Platinum Jubilee", on(2022, 9, 19): "State funeral of Queen Elizabeth II",
		on(2023, 5, 8): "Coronation of King Charles III",
	}
)

func on(year, month, day int) byname.Day { return byname.OnDay(year, time.Month(month), day) }

// Holiday is the bank holiday of England and Wales that a day is, "" when it
// is none. The rules are those of the Banking and Financial Dealings Act 1971
// and the proclamations under it, as they have stood since 1978.
func Holiday(day byname.Day) string {
	if name := added[day]; name != "" {
		return name
	}
	year := day.Time().Year()
	christmas, easter := on(year, 12, 25), Easter(year)
	for _, h := range [...]struct {
		name string
		day  byname.Day
	}{
		{"New Year’s Day", afterWeekend(on(year, 1, 1))},
		{"Good Friday", easter - 2},
		{"Easter Monday", easter + 1},
		{"Early May bank holiday", monday(on(year, 5, 1))},
		{"Spring bank holiday", monday(on(year, 5, 25))},
		{"Summer bank holiday", monday(on(year, 8, 25))},
		{"Christmas Day", instead(christmas)},
		{"Boxing Day", instead(christmas + 1)},
	} {
		if to, elsewhere := moved[h.day]; elsewhere {
			h.day = to
		}
		if h.day == day {
			return h.name
		}
	}
	return ""
}

// afterWeekend is the day, or the Monday after a weekend.
func afterWeekend(day byname.Day) byname.Day {
	for weekend(day) {
		day++
	}
	return day
}

// instead is the day off for a day of Christmas: two days on from a weekend,
// so that neither takes the other's place.
func instead(day byname.Day) byname.Day {
	if weekend(day) {
		return day + 2
	}
	return day
}

func weekend(day byname.Day) bool {
	w := day.Time().Weekday()
	return w == time.Saturday || w == time.Sunday
}

// monday is the first Monday on or after a day.
func monday(day byname.Day) byname.Day {
	return day + byname.Day((8-int(day.Time().Weekday()))%7)
}

// Easter is Easter Sunday of the Gregorian calendar (the anonymous algorithm
// of 1876, "Meeus/Jones/Butcher").
func Easter(year int) byname.Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	return on(year, month, (h+l-7*m+33*month+19)%32)
}
