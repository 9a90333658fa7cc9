package team

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"byname"
)

// TestAgenda puts matters on an agenda in any order: everybody once, with all
// their concerns, the most pressing first, and nobody lost in silence.
func TestAgenda(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		matters := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Matter {
			return Matter{Person: byname.PersonID(rapid.IntRange(1, 6).Draw(t, "person")), Since: byname.Day(rapid.IntRange(0, 9).Draw(t, "since")),
				Why: rapid.SliceOfNDistinct(rapid.SampledFrom(Concerns), 1, 3, rapid.ID).Draw(t, "why")}
		}), 0, 12).Draw(t, "matters")
		most := rapid.IntRange(0, 8).Draw(t, "most")
		agenda, others := Agenda(matters, most)
		people := map[byname.PersonID]bool{}
		for _, m := range matters {
			people[m.Person] = true
		}
		if len(agenda)+others != len(people) || len(agenda) > most {
			t.Fatalf("%d on the agenda and %d for another day, of %d people", len(agenda), others, len(people))
		}
		last := 0
		for _, a := range agenda {
			if !people[a.Person] {
				t.Fatal("somebody is on it twice")
			}
			delete(people, a.Person)
			for _, m := range matters {
				if m.Person == a.Person {
					for _, c := range m.Why {
						if !slices.Contains(a.Why, c) {
							t.Fatalf("%s is lost", c)
						}
					}
				}
			}
			if r := slices.Index(Concerns, a.Why[0]); r < last {
				t.Fatal("what is less pressing comes first")
			} else {
				last = r
			}
		}
		again := rapid.Permutation(matters).Draw(t, "again")
		if other, _ := Agenda(again, most); fmt.Sprint(other) != fmt.Sprint(agenda) {
			t.Fatalf("in another order: %v, not %v", other, agenda)
		}
	})
	for _, c := range Concerns {
		if c.Words() == "" {
			t.Errorf("%s has no words", c)
		}
	}
}

// TestOnDayAt: the clocks of 29 March 2026 go from 01:00 to 02:00, those of 25
// October from 02:00 back to 01:00.
func TestOnDayAt(t *testing.T) {
	for _, c := range []struct {
		day, utc     string
		hour, minute int
	}{
		{"2026-03-28", "2026-03-28 09:30", 9, 30},
		{"2026-03-29", "2026-03-29 08:30", 9, 30},
		{"2026-03-29", "2026-03-29 01:30", 1, 30}, // which no clock shows: it is 02:30
		{"2026-10-25", "2026-10-25 09:30", 9, 30},
		{"2026-10-25", "2026-10-25 00:30", 1, 30}, // the first of two
	} {
		day, err := byname.ParseDay(c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := OnDayAt(day, c.hour, c.minute).UTC().Format("2006-01-02 15:04"); got != c.utc {
			t.Errorf("%s %02d:%02d is %s UTC, want %s", c.day, c.hour, c.minute, got, c.utc)
		}
	}
}
