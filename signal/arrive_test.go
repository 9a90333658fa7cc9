package signal_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/feed"
	"byname/internal/handwritten"
	"byname/population"
	"byname/signal"
)

// Something is told of one member of a home: what it changes for the others is
// found at once, and what it ends is told.
func TestAnEventArrives(t *testing.T) {
	set, err := signal.Compile(signal.Words{Kinds: feed.Kinds()}, []signal.Rule{
		{Programme: "falls", Signs: []signal.Sign{{Name: "fell", When: `events("ambulance.call.fall").any() && !has_care`, Because: []string{`events("ambulance")`}}}},
		{Programme: "carers", Signs: []signal.Sign{{Name: "another", When: `others.events("ambulance").any()`}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	f := facts(t, "2026-01-05 nwas ambulance.call.fall\nadult born 1950-01-01")
	home := signal.Home{Members: []population.Timeline{f.Person, f.Home[0]}}
	before := set.EvaluateHome(home, asOf)

	care := population.Event{Event: feed.Event{Key: "care/1", Kind: "care.package", At: byname.OnDay(2026, 2, 9).Start()}, Agency: "mcc-care"}
	again := population.Event{Event: feed.Event{Key: "call/2", Kind: "ambulance.call.fall", At: byname.OnDay(2026, 2, 8).Start()}, Agency: "nwas"}
	for _, c := range []struct {
		name                string
		about               byname.PersonID
		event               population.Event
		came, changed, went string
	}{
		{"care ends the sign", 1, care, "", "", "falls"},
		{"another fall is another reason", 1, again, "", "falls", ""},
		{"the other falls", 2, again, "carers falls", "", ""},
		{"a stranger", 9, again, "", "", ""},
	} {
		turn := signal.Compare(before, set.EvaluateHome(home.With(c.about, c.event), asOf))
		for _, part := range []struct {
			what, want string
			got        []signal.Signal
		}{{"came", c.came, turn.Came}, {"changed", c.changed, turn.Changed}, {"went", c.went, turn.Went}} {
			if names := named(part.got); names != part.want {
				t.Errorf("%s: %s %q, want %q", c.name, part.what, names, part.want)
			}
		}
	}
	if again := set.EvaluateHome(home, asOf); !reflect.DeepEqual(before, again) {
		t.Error("an event that arrived changed the home it was added to")
	}
}

func named(signals []signal.Signal) string {
	var names []string
	for _, s := range signals {
		names = append(names, s.Programme)
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

// One event of one person, with a long life and four others in the home, is
// weighed in far less than ten milliseconds.
func BenchmarkOneEvent(b *testing.B) {
	set := compile(b, when(`events("ambulance.call.fall").within(365).episodes(3) >= 2 && home.events("school").count() > 3`, `home.events("ambulance")`))
	f, err := handwritten.Facts("2026-01-05 nwas ambulance.call.fall", asOf)
	if err != nil {
		b.Fatal(err)
	}
	var home signal.Home
	for id := range byname.PersonID(5) {
		life := f.Person
		life.ID, life.Events = id, nil
		for day := range byname.Day(1000) {
			e := f.Person.Events[0]
			e.At, e.Kind = (asOf - 1000 + day).Start(), []string{"ambulance.call.fall", "school.attendance", "gp.contact"}[day%3]
			life.Events = append(life.Events, e)
		}
		home.Members = append(home.Members, life)
	}
	for b.Loop() {
		set.EvaluateHome(home.With(3, f.Person.Events...), asOf)
	}
}
