package programme_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/population"
	"byname/programme"
)

// The rules are not fitted to the story's days and numbers: when everything
// happens some days earlier or later and the measures are other ones of the
// same meaning, the same people are found and the same are not.
func TestTheRulesHaveMargin(t *testing.T) {
	set, err := programme.Compile(greaterManchester(t), words(t))
	if err != nil {
		t.Fatal(err)
	}
	s := readStory(t)
	dice := rand.New(rand.NewPCG(1, 2))
	for _, want := range rows(t, "expected.csv") {
		asOf := parseDay(t, want["as_of_date"])
		missed, tries := 0, 40
		for range tries {
			f := s.facts(want["person"], asOf)
			earlier := byname.Day(dice.IntN(11))
			f.Person.Events = jitter(f.Person.Events, asOf, earlier, dice)
			f.Home = slices.Clone(f.Home)
			for i := range f.Home {
				f.Home[i].Events = jitter(f.Home[i].Events, asOf, earlier, dice)
			}
			found := false
			for _, sig := range set.Evaluate(f) {
				found = found || want["should_be_found"] == "no" || sig.Theme == want["theme"]
			}
			if found != (want["should_be_found"] == "yes") {
				missed++
			}
		}
		if missed > 0 {
			t.Errorf("%s: wrong in %d of %d variations: %s", want["person"], missed, tries, want["why"])
		}
	}
}

// jitter moves every event earlier by the same days and by up to three more or
// less, never past asOf, and draws measures anew from the range that means the
// same.
func jitter(events []population.Event, asOf, earlier byname.Day, dice *rand.Rand) []population.Event {
	events = slices.Clone(events)
	for i := range events {
		e := &events[i]
		if e.At.Day() > asOf {
			continue
		}
		by := earlier + byname.Day(dice.IntN(7)-3)
		by = max(by, e.At.Day()-asOf)
		switch {
		case strings.HasPrefix(e.Kind, "discharge.ready"), strings.HasPrefix(e.Kind, "discharge.delay"):
			by = max(by, 0)
		case strings.HasPrefix(e.Kind, "admission"), e.Kind == "discharge.done":
			by = earlier
		}
		e.At -= byname.Minute(by) * 1440
		if e.Until != 0 && e.Until > by {
			e.Until -= by
		}
		switch {
		case e.Kind == "screen.depression" && e.Value >= 13:
			e.Value = float64(13 + dice.IntN(15))
		case e.Kind == "school.attendance" && e.Value < 90:
			e.Value = float64(55 + dice.IntN(35))
		case e.Kind == "fire.risk.clutter" && e.Value >= 4:
			e.Value = float64(4 + dice.IntN(6))
		case e.Kind == "housing.arrears":
			e.Value *= 0.3 + 2*dice.Float64()
		}
	}
	slices.SortStableFunc(events, func(a, b population.Event) int { return int(a.At - b.At) })
	return events
}
