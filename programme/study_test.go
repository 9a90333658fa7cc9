package programme_test

import (
	"slices"
	"testing"

	"byname"
	"byname/feed"
	"byname/outcome"
	"byname/population"
	"byname/programme"
	"byname/signal"
)

// Who is compared with whom: those reached on their day, those found and not
// reached on a day of the same month, each as they were known on that day.
func TestStudyOf(t *testing.T) {
	falls, w := the(t, "falls"), words(t)
	march := func(d int) byname.Day { return byname.OnDay(2025, 3, d) }
	last := byname.OnDay(2026, 6, 30)
	life := func(events ...population.Event) signal.Facts {
		born := byname.OnDay(1945, 1, 1)
		return signal.Facts{Deprivation: 1, Person: population.Timeline{Person: population.Person{ID: 1, Sex: byname.Female, Born: byname.Hide(born)}, Events: events}}
	}
	at := func(kind string, day byname.Day) population.Event {
		return population.Event{Event: feed.Event{Kind: kind, At: day.Start()}, Agency: "nwas"}
	}
	since := []programme.Stretch{{From: march(1)}}
	dead, ageless := life(), life()
	dead.Person.Died = march(2)
	ageless.Person.Born = byname.BirthDate{}
	courses := []programme.Course{
		0: {Facts: life(at("ambulance.call.fall", march(1)), at("ambulance.call.fall", march(1)-30), at("admission.emergency.fall", march(11)+182)), Found: []programme.Stretch{{march(1), march(11)}}, Reached: march(11), Done: []byname.Day{march(12), march(20), last}, Left: march(30)},
		1: {Facts: life(at("admission.emergency.fall", march(11))), Found: since},                         // harmed before their day
		2: {Facts: life(at("admission.emergency.fracture", march(12))), Found: since, Reached: march(28)}, // crossed, and reached in the same month
		3: {Facts: life(), Found: []programme.Stretch{{march(1), march(5)}}},                              // let go before
		4: {Facts: dead, Found: since},
		5: {Facts: ageless, Found: since, Reached: march(15)},
		6: {Facts: life(), Found: []programme.Stretch{{last - 40, 0}}, Reached: last - 30}, // not followed long enough
	}
	s, err := falls.Study(courses, last, w)
	if err != nil {
		t.Fatal(err)
	}
	if s.First != march(11) || s.Unknown != 1 || s.TooEarly != 1 || len(s.Design.Covariates) != len(falls.Effect.Alike) || s.Design.Fewest != 50 {
		t.Errorf("%+v", s)
	}
	type row struct {
		who                         int
		helped, came, crossed, left bool
		doses                       int
	}
	var got []row
	for _, x := range s.Subjects {
		got = append(got, row{x.Who, x.Helped, x.Came, x.Crossed, x.Dropped, x.Doses})
		if x.Trial != s.Subjects[0].Trial {
			t.Errorf("%d is of another month", x.Who)
		}
	}
	// Those waiting take turns at the days of the month: 11 and 28 March.
	want := []row{{0, true, true, false, true, 2}, {2, true, false, false, false, 0}, {1, false, false, false, false, 0}, {2, false, true, true, false, 0}}
	if !slices.Equal(got[:2], want[:2]) || len(got) < 3 || !slices.Contains(got, want[2]) || !slices.Contains(got, want[3]) || len(got) != 4 {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	x := s.Subjects[0].X // age, sex, deprivation, crises, help, reasons, waited
	if x[0] != 80 || x[1] != 1 || x[2] != 1 || x[3] != 2 || x[4] != 0 || x[5] < 2 || x[6] != 10 {
		t.Errorf("measured %v", x)
	}
	if o := outcome.Judge(s.Design, s.Subjects); o.Refused == "" {
		t.Error("something is said of two people")
	}
}
