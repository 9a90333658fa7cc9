package team

import (
	"errors"
	"testing"
	"time"

	"byname"
)

// TestDigest asks every ten minutes for four days around the nights on which
// the clocks change, at every hour: one letter each day, never two.
func TestDigest(t *testing.T) {
	for _, first := range []byname.Day{byname.OnDay(2026, time.March, 27), byname.OnDay(2026, time.October, 23)} {
		for hour := range 24 {
			x := Telling{Way: InDigest, Hour: hour, Email: "a@example.org", Since: first.Start().Time().Add(-time.Hour)}
			sent := map[byname.Day]int{}
			for now, end := first.Start().Time(), (first + 4).Start().Time(); now.Before(end); now = now.Add(10 * time.Minute) {
				if x.Due(now) {
					x.Last = now
					sent[byname.MinuteOf(now).Day()]++
				}
			}
			for d := first; d < first+4; d++ {
				if sent[d] != 1 {
					t.Errorf("a digest at %d o'clock: %d letters on %s", hour, sent[d], d)
				}
			}
		}
	}
	if (Telling{Way: InList}).Due(time.Now()) || !(Telling{Way: AtOnce}).Due(time.Now()) {
		t.Error("the list is sent, or what is to be sent at once waits")
	}
}

func TestTellingIsChecked(t *testing.T) {
	for _, bad := range []Telling{{Way: "loud"}, {Way: AtOnce}, {Way: InDigest, Email: "a@example.org", Hour: 24}} {
		if err := bad.Check(); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if err := (Telling{Way: InList}).Check(); err != nil {
		t.Error(err)
	}
}
