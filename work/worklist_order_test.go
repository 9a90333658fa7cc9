package work

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"byname"
	"byname/place"
	"byname/programme"
	"byname/store"
)

// TestWhereEverybodyStands: the clock first, then the good of an hour, then
// what is at stake, then the waiting; whose plan is open for all that was
// found comes last, and who said not now is put aside.
func TestWhereEverybodyStands(t *testing.T) {
	p, err := LoadPlace(place.GreaterManchester)
	ok(t, err)
	w := &Work{Place: p, now: func() time.Time { return byname.OnDay(2026, 2, 10).Start().Time().Add(9 * time.Hour) }}
	w.Place.Worths = map[string]programme.Worth{ // what a place's files come to changes with them
		"falls":              {Spared: 773_65, Counted: 657_60, Off: 15, Grade: 4, Minutes: 572},
		"stop_smoking":       {Spared: 131_38, Counted: 118_24, Off: 10, Grade: 3, Minutes: 228},
		"crisis":             {Spared: 1317_44, Counted: 1119_82, Off: 15, Grade: 4, Minutes: 713},
		"home_from_hospital": {Spared: 1391_73, Counted: 1182_97, Off: 15, Grade: 4, Minutes: 210},
		"bed_every_night":    {Spared: 4554_24, Counted: 3871_10, Off: 15, Grade: 4, Minutes: 2352},
		"working_well":       {Spared: 1818_13, Counted: 1636_31, Off: 10, Grade: 3, Minutes: 601},
	}
	day := w.Today()
	found := func(person byname.PersonID, programme string, hours int, since byname.Day) store.Waiting {
		return store.Waiting{Person: person, Programme: programme, UrgencyHours: hours, Since: since}
	}
	waiting := []store.Waiting{
		found(1, "stop_smoking", 24, day),
		found(2, "falls", 48, day-90),
		found(3, "crisis", 24, day),
		found(4, "falls", 48, day), found(4, "stop_smoking", 168, day),
		found(5, "home_from_hospital", 12, day),
		found(6, "falls", 48, day-91),
		found(7, "bed_every_night", 12, day-300),
		found(8, "falls", 48, day-400),
		found(9, "working_well", 672, day-800),
		found(10, "bed_every_night", 12, day-300), found(10, "falls", 168, day),
	}
	acts := []store.Act{
		{Person: 7, Programme: "bed_every_night", Act: store.PlanStarted},
		{Person: 8, Programme: "falls", Act: store.NotNow, Until: day + 1},
		{Person: 10, Programme: "bed_every_night", Act: store.PlanStarted},
	}
	queue, aside := w.queue(waiting, acts, []queued{{person: 7, gone: true, urgency: 12}, {person: 10, gone: true, urgency: 12}})
	var order []byname.PersonID
	for _, q := range queue {
		order = append(order, q.person)
	}
	if want := []byname.PersonID{5, 10, 3, 1, 4, 6, 2, 9, 7}; !slices.Equal(order, want) || aside != 1 {
		t.Errorf("the order is %v with %d aside, want %v with one", order, aside, want)
	}
	if why := w.whyHere(queue[4], false); len(why) != 1 || why[0] != "Somebody should act within three days." {
		t.Errorf("who may not hear reads %q", why)
	}
	why := w.whyHere(queue[4], true)
	if len(why) != 3 || why[1] != "Steady on your feet: helping one person is expected to spare £657.60 in a year (£773.65, less 15% because the evidence is of grade 4 of 6), for about 9½ hours of work: £68.97 an hour." {
		t.Errorf("who may reads %q", why)
	}
	for hours, people := range map[int]int{0: 0, 3: 0, 4: 1, 100_000: 8} {
		if got := reach(queue, hours); got != people {
			t.Errorf("%d hours reach %d people, want %d", hours, got, people)
		}
	}
}

// Of those whose clocks are alike no other order loses less: however the
// hours fall, the good that waits, summed over the hours it waits, is least
// (Smith 1956).
func TestNoOrderLosesLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &Work{now: time.Now}
		var waiting []store.Waiting
		w.Place.Worths = map[string]programme.Worth{}
		for i := range rapid.IntRange(2, 7).Draw(t, "people") {
			id := string(rune('a' + i))
			minutes := rapid.IntRange(1, 40).Draw(t, "minutes")
			w.Place.Worths[id] = programme.Worth{Minutes: minutes * 30, Counted: byname.Pence(minutes * rapid.IntRange(1, 50).Draw(t, "pounds an hour") * 50)}
			waiting = append(waiting, store.Waiting{Person: byname.PersonID(i + 1), Programme: id, UrgencyHours: 24})
		}
		queue, _ := w.queue(waiting, nil, nil)
		lost := func(queue []queued) (sum int) {
			at := 0
			for _, q := range queue {
				at += q.place.minutes
				sum += at * int(q.place.atStake)
			}
			return sum
		}
		other := rapid.Permutation(queue).Draw(t, "another order")
		if lost(other) < lost(queue) {
			t.Fatalf("%+v loses less than %+v", other, queue)
		}
	})
}
