package programme_test

import (
	"testing"

	"byname"
	"byname/programme"
)

func the(t *testing.T, id string) programme.Programme {
	t.Helper()
	for _, p := range greaterManchester(t) {
		if p.ID == id {
			return p
		}
	}
	t.Fatalf("no programme %s", id)
	return programme.Programme{}
}

// What helping forty people is to spare, by the unit costs of the place.
func TestForecast(t *testing.T) {
	p, w := the(t, "falls"), words(t)
	var got byname.Pence
	for _, b := range p.Forecast(40, w.UnitCosts) {
		got += b.ForecastWorth()
	}
	// 40 x 0.6 x 238.22 + 40 x 0.12 x 2825.34 + 40 x 0.02 x 11483.73 + 40 x 0.02 x 3100.61
	// = 5717.28 + 13561.632 + 9186.984 + 2480.488, each line to the penny
	if want := byname.Pence(571728 + 1356163 + 918698 + 248049); got != want {
		t.Errorf("helping forty is to spare %v, want %v", got, want)
	}
	if want := byname.Pence(8250 + 13305 + 5774 + 12000); p.CostEach() != want {
		t.Errorf("all steps cost %v, want %v", p.CostEach(), want)
	}
}

// Success has to come in time and to last.
func TestWhatCameOfIt(t *testing.T) {
	judge, err := the(t, "bed_every_night").Judge(words(t)) // no rough sleeping for 180 days, by 40 weeks, for 26 more
	if err != nil {
		t.Fatal(err)
	}
	began := byname.OnDay(2025, 1, 1)
	in, again := "2024-12-30 mcc-housing homeless.rough_sleeping\n", "2025-09-20 mcc-housing homeless.rough_sleeping\n"
	for _, c := range []struct {
		name, timeline string
		asOf           byname.Day
		want           programme.Result
	}{
		{"too early to say", in, byname.OnDay(2025, 6, 1), programme.NotYet},
		{"came true, and has to last", in, byname.OnDay(2025, 10, 1), programme.NotYet},
		{"lasted", in, byname.OnDay(2026, 1, 1), programme.Succeeded},
		{"on the street again too late to come true in time", in + again, byname.OnDay(2025, 11, 1), programme.Failed},
		{"on the street again, and nobody knows yet", in + again, byname.OnDay(2025, 9, 19), programme.NotYet},
	} {
		if got, _ := judge.Result(facts(t, c.timeline, c.asOf), began); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for text, want := range map[string]string{"1 hour": "1 hour", "2 hours": "2 hours", "24 hours": "1 day", "3 days": "3 days", "14 days": "2 weeks", "6 weeks": "6 weeks", "0 days": "0 hours"} {
		if s, err := programme.ParseSpan(text); err != nil || s.String() != want {
			t.Errorf("%q reads as %v, %v", text, s, err)
		}
	}
	for _, bad := range []string{"", "2", "days", "-1 days", "2 years", "1.5 days", "9999 weeks"} {
		if _, err := programme.ParseSpan(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	for text, want := range map[string]int{"2 hours": 0, "12 hours": 1, "24 hours": 1, "25 hours": 2} {
		if s, _ := programme.ParseSpan(text); s.Days() != want {
			t.Errorf("%s are %d days, want %d", text, s.Days(), want)
		}
	}
}
