package signal

import (
	"testing"

	"pgregory.net/rapid"

	"byname"
)

// Dates worked out here are those of the calendar that everybody else uses.
func TestDates(t *testing.T) {
	for day := byname.OnDay(1800, 1, 1); day < byname.OnDay(2400, 1, 1); day++ {
		got, want := dateOf(day), day.Time()
		if int(got.year) != want.Year() || int(got.month) != int(want.Month()) || int(got.day) != want.Day() || got.Day() != day {
			t.Fatalf("day %d is %v and back %d, want %v", day, got, got.Day(), want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		born := byname.Day(rapid.IntRange(1, 50_000).Draw(t, "born"))
		on := byname.Day(rapid.IntRange(1, 50_000).Draw(t, "on"))
		years, months := dateOf(born).before(dateOf(on))
		if want := born.YearsBefore(on); years != want {
			t.Errorf("from %v to %v are %d years, want %d", born, on, years, want)
		}
		if d := addMonths(born, months); months >= 0 && d > on {
			t.Errorf("%d months after %v is %v, after %v", months, born, d, on)
		}
		if d := addMonths(born, months+1); d+1 < on && months >= 0 {
			t.Errorf("%d months after %v is %v, long before %v", months+1, born, d, on)
		}
	})
}
