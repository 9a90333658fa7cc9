package main

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"byname"
	"byname/feed"
	"byname/population"
	"byname/programme"
	"byname/signal"
	"byname/synth"
)

// A programme played on a small invented town reaches some of those it found,
// takes out of their lives what it prevents and nothing else, plays the same
// again, and leaves the lives of the town as they were.
func TestPlay(t *testing.T) {
	town, err := invent(t.Context(), "falls", 12_000, "MAN-N07", 3)
	if err != nil {
		t.Fatal(err)
	}
	if len(town.courses) < 20 {
		t.Fatalf("%d people were ever found", len(town.courses))
	}
	e, err := declared("falls")
	if err != nil {
		t.Fatal(err)
	}
	before := 0
	for _, c := range town.courses {
		before += len(c.Facts.Person.Events)
		if len(c.Found) == 0 || c.Reached != 0 || c.Facts.Deprivation == 0 {
			t.Fatalf("%+v", c.Found)
		}
	}
	once, err := town.play(e, 5)
	if err != nil {
		t.Fatal(err)
	}
	again, err := town.play(e, 5)
	if err != nil {
		t.Fatal(err)
	}
	after := 0
	for _, c := range town.courses {
		after += len(c.Facts.Person.Events)
	}
	if !reflect.DeepEqual(once.study, again.study) || once.truth != again.truth || before != after {
		t.Error("the same seed plays something else")
	}
	helped, waiting, truth := 0, 0, 0.
	for seed := range uint64(20) {
		p, err := town.play(e, seed)
		if err != nil {
			t.Fatal(err)
		}
		helped, waiting, truth = helped+p.study.Helped, waiting+p.study.Waiting, truth+p.truth
	}
	// In a single run of so few, those who wait may be spared more, once they are
	// reached later.
	if helped < 40 || waiting < helped || truth >= 0 {
		t.Errorf("%d reached, %d waiting, truly %.1f in a hundred over all runs", helped, waiting, truth)
	}
	if _, err := invent(t.Context(), "none", 100, "MAN-N07", 3); err == nil {
		t.Error("a programme that is not is played")
	}
	if _, err := declared("none"); err == nil {
		t.Error("an effect that nobody declared")
	}
}

// Of what would come after somebody is reached the declared share is
// prevented; what came before, and anything else, stays.
func TestPrevent(t *testing.T) {
	const reached = byname.Day(46000)
	event := func(kind string, day byname.Day) population.Event {
		return population.Event{Event: feed.Event{Kind: kind, At: day.Start()}}
	}
	e := synth.Effect{Kinds: []string{"admission.emergency.fall"}, Prevents: .5}
	spared := 0
	const people = 4000
	for n := range people {
		c := programme.Course{Reached: reached, Facts: signal.Facts{Person: population.Timeline{Events: []population.Event{
			event("admission.emergency.fall", reached), event("ed.attendance.fall", reached+3), event("admission.emergency.fall", reached+30)}}}}
		whole := c.Facts.Person.Events
		prevent(&c, e, 1, n)
		left := c.Facts.Person.Events
		if len(whole) != 3 || whole[2].Kind != "admission.emergency.fall" || !slices.ContainsFunc(left, func(ev population.Event) bool { return ev.At.Day() == reached }) || comes(left, []string{"ed"}, reached, reached+9) != 1 {
			t.Fatalf("%v", left)
		}
		spared += 1 - comes(left, e.Kinds, reached, reached+182)
	}
	if math.Abs(float64(spared)-people/2) > 4*math.Sqrt(people/4) {
		t.Errorf("%d of %d are spared", spared, people)
	}
	never := programme.Course{Facts: signal.Facts{Person: population.Timeline{Events: []population.Event{event("admission.emergency.fall", reached)}}}}
	if prevent(&never, e, 1, 1); len(never.Facts.Person.Events) != 1 {
		t.Error("somebody who was never reached is spared")
	}
}
