package team

import (
	"time"

	"byname"
)

// OnDayAt is the moment of a day at which a clock in London shows hour:minute.
// In the night that the clocks go forward a time that no clock shows is the
// one an hour later; of a time that is twice, the first.
func OnDayAt(day byname.Day, hour, minute int) time.Time {
	d := day.Time()
	t := time.Date(d.Year(), d.Month(), d.Day(), hour, minute, 0, 0, byname.London)
	// Package time does not say which of two it gives.
	if before := t.Add(-time.Hour); before.Hour() == t.Hour() {
		return before
	}
	return t
}
