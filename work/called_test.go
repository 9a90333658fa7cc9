package work

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/store"
	"byname/team"
)

// calledAgain: an ambulance comes to somebody a third time in a month. The
// team hears of it the same day, once; it is on the huddle's agenda; what was
// told in confidence does not count; and a build that takes the events up
// tells nobody again.
func calledAgain(t *testing.T, w *Work) {
	ctx := context.Background()
	_, err := w.addAccount(ctx, NewAccount{Account: "cad", Name: "Ambulance system", Agency: "nwas", Roles: []guard.Role{guard.Service}})
	ok(t, err)
	cad, lee := worker(t, w, "cad"), worker(t, w, "lee")
	build, err := w.Builds.Current()
	ok(t, err)
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "find", What: "looked for an ambulance record"})
	ok(t, err)
	var record feed.Key
	var person byname.PersonID
	ok(t, build.Lives(pass, w.now(), w.Place.Calls.Counts, func(l *store.Life) error {
		if person != 0 || l.Neighbourhood != gorton || l.Died != 0 || len(l.Events) == 0 || slices.ContainsFunc(l.Events, func(e store.LifeEvent) bool { return e.At.Day() > w.Today()-60 }) {
			return nil
		}
		records, err := build.Records(pass, w.now(), l.ID)
		for _, r := range records {
			if agencyOf(r.Key) == "nwas" {
				record, person = r.Key, l.ID
			}
		}
		return err
	}))
	if person == 0 {
		t.Fatal("nobody of Gorton has a record of the ambulance service's")
	}
	day := w.Today().Start()
	send := func(n int, at byname.Minute, private bool) {
		t.Helper()
		r, err := w.SendEvent(ctx, cad, EventSent{Row: feed.Key(fmt.Sprint("nwas/ambulance/again-", n)), About: record, Event: feed.Event{Kind: "ambulance.call.fall", At: at}, InConfidence: &private})
		if err != nil || !r.Linked {
			t.Fatal(r, err)
		}
	}
	told := func() (n int) {
		t.Helper()
		list, err := w.Notices(ctx, lee)
		ok(t, err)
		for _, x := range list.Notices {
			if x.Words == NoticeWords[ToldCalled] {
				n++
			}
		}
		return n
	}
	send(1, day-10*1440, false)
	send(2, day-5*1440, false)
	send(3, day-5*1440+30, false) // police and ambulance at once are one occasion
	send(4, day-2*1440, true)
	if told() != 0 {
		t.Errorf("told %d times before the third", told())
	}
	send(5, day+60, false)
	send(6, day+600, false)
	if told() != 1 {
		t.Errorf("told %d times of the third and the fourth", told())
	}
	matters, anchors, err := w.matters(ctx, func() team.Team { x, _ := w.Place.team(gorton, w.Today()); return x }())
	ok(t, err)
	if !slices.ContainsFunc(matters, func(m team.Matter) bool { return m.Person == person && slices.Contains(m.Why, team.Called) }) || anchors[person] == "" {
		t.Error("it is not for the huddle")
	}
	ok(t, w.tellCalledAnew(ctx))
	if told() != 1 {
		t.Errorf("told %d times once the builds were looked through", told())
	}
}

// aBuildTellsOfCalls: files bring what nobody sent in the day; whoever makes a
// build tells the team of each once.
func aBuildTellsOfCalls(t *testing.T, w *Work) {
	ctx, lee := context.Background(), worker(t, w, "lee")
	told := func() int {
		t.Helper()
		return len(slices.DeleteFunc(awaiting(t, w, lee), func(k string) bool { return k != ToldCalled }))
	}
	before := told()
	w.Place.Calls.Days, w.Place.Calls.Times = 366, 2
	for range 2 {
		ok(t, w.tellCalledAnew(ctx))
		var list []store.Called
		ok(t, w.DB.Read(ctx, func(tx *store.Tx) (err error) { list, err = tx.CalledSince(gorton, 1); return err }))
		if len(list) <= before || told() != len(list) {
			t.Fatalf("%d to whom somebody came again, the team was told of %d", len(list), told())
		}
	}
}
