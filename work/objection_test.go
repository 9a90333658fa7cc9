package work

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/guard"
	"byname/internal/pgtest"
	"byname/place"
	"byname/population"
	"byname/signal"
	"byname/store"
)

// TestWhoObjects: somebody who told their practice, and somebody who told us
// while they stood on a list, are in no list, count, export or search, whatever
// comes of them in the day, before the next build and after it; the agency
// that knows them helps them, and reads what it told itself. Who objects to
// planning use alone is in none of these either, and whoever helps them reads
// what they always read. On both engines.
func TestWhoObjects(t *testing.T) {
	for name, url := range map[string]func(*testing.T) string{"sqlite": func(*testing.T) string { return "" }, "postgres": func(t *testing.T) string { return pgtest.URL(t) }} {
		t.Run(name, func(t *testing.T) { whoObjects(t, url(t)) })
	}
}

func whoObjects(t *testing.T, url string) {
	ctx := context.Background()
	clock := byname.OnDay(2026, 6, 30).Start().Time().Add(9 * time.Hour)
	w, err := Open(ctx, Options{Data: t.TempDir(), DB: url, Place: place.GreaterManchester, Now: func() time.Time { clock = clock.Add(time.Second); return clock }})
	ok(t, err)
	t.Cleanup(func() { w.Close() })
	for _, file := range []string{"gp_practice.csv", "gp_events.csv", "hospital_ed_apc.csv"} {
		takeIn(t, w, filepath.Join(storyFolder, file))
	}
	build := nextBuild(t, w)
	for _, a := range []NewAccount{
		{Account: "lee", Name: "Lee", Agency: "gp", Roles: []guard.Role{guard.Worker, guard.Lead}, Neighbourhood: gorton},
		{Account: "lou", Name: "Lou", Agency: "northfold", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "surgery", Name: "Surgery", Agency: "gp", Roles: []guard.Role{guard.Service}, Neighbourhood: gorton},
	} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	lee, lou, surgery := worker(t, w, "lee"), worker(t, w, "lou"), worker(t, w, "surgery")

	objecting := map[byname.PersonID]feed.Key{}
	ok(t, build.Whose(func(key feed.Key, id byname.PersonID) {
		s, err := build.Sketch(id)
		if ok(t, err); s.Objects && agencyOf(key) == "gp" {
			objecting[id] = feed.Key(append([]byte(nil), key...))
		}
	}))
	if len(objecting) == 0 {
		t.Fatal("nobody in the story objects")
	}
	list, err := w.Worklist(ctx, lee, WorklistAsk{})
	ok(t, err)
	before := list.Total
	waiting, err := build.Waiting(gorton)
	ok(t, err)
	found := list.People[0].ID
	objecting[found] = practiceRecord(t, w, found)
	i := slices.IndexFunc(list.People, func(p WorklistPerson) bool {
		s, err := build.Sketch(p.ID)
		return err == nil && p.ID != found && len(s.Agencies) > 1
	})
	unplanned := list.People[i].ID
	unplannedRecord := practiceRecord(t, w, unplanned)
	reads, err := w.Person(ctx, lee, unplanned, TimelineFilter{})
	ok(t, err)
	write(t, w, func(tx *store.Tx) error { return tx.Object(objectionOf(found, waiting, w.Today())) })
	whoHearsANo(t, w, unplanned, before-1)
	ok(t, w.Object(ctx, lee, unplanned, NewObjection{Scope: govern.ToPlanning, Words: "Leave me off your lists."}))
	everybody := map[byname.PersonID]bool{unplanned: true}
	for id := range objecting {
		everybody[id] = true
	}

	nowhere := func(when string) {
		t.Helper()
		list, err := w.Worklist(ctx, lee, WorklistAsk{})
		ok(t, err)
		if list.Total != before-2 {
			t.Errorf("%s: the list counts %d, want %d", when, list.Total, before-2)
		}
		for page := 1; page <= list.Pages; page++ {
			some, err := w.Worklist(ctx, lee, WorklistAsk{Page: page})
			ok(t, err)
			ever, err := w.EverFound(ctx, lee, EverFoundAsk{Page: page})
			ok(t, err)
			for id := range everybody {
				if slices.ContainsFunc(some.People, func(p WorklistPerson) bool { return p.ID == id }) || slices.ContainsFunc(ever.People, func(p FoundPerson) bool { return p.ID == id }) {
					t.Errorf("%s: %v is on a list", when, id)
				}
			}
		}
		signals, err := w.Signals(ctx, w.Today(), nil)
		ok(t, err)
		counted, err := w.objectors(ctx) // whom a trial and what teams invent leave out
		ok(t, err)
		build, err := w.Builds.Current()
		ok(t, err)
		for id := range everybody {
			sketch, err := build.Sketch(id)
			ok(t, err)
			if !counted[id] && !sketch.Unplanned() {
				t.Errorf("%s: %v is counted", when, id)
			}
			for _, s := range signals {
				if s.Person == id || slices.ContainsFunc(s.Reasons, func(r signal.Reason) bool { return r.Whose == id && r.Text != "" }) {
					t.Errorf("%s: %v is in the export of signs", when, id)
				}
			}
		}
		if people, _ := behindAsCounted(t, w); people == 0 {
			t.Errorf("%s: nobody is behind any number", when)
		}
		helped, err := w.Person(ctx, lee, unplanned, TimelineFilter{})
		if err != nil || len(helped.Timeline) < len(reads.Timeline) || !strings.Contains(helped.SaysNo, "looked for") {
			t.Errorf("%s: who objects to planning alone is not helped as before: %d of %d events, %v", when, len(helped.Timeline), len(reads.Timeline), err)
		}
		if _, err := w.guard.Ask(ctx, guard.Request{Worker: lee.Worker, Purpose: "find", Persons: []byname.PersonID{unplanned}}); !errors.Is(err, byname.ErrDenied) {
			t.Errorf("%s: who objects to planning alone is opened for planning: %v", when, err)
		}
		for id := range objecting {
			if _, err := w.Person(ctx, lou, id, TimelineFilter{}); !errors.Is(err, byname.ErrDenied) && !errors.Is(err, byname.ErrNotFound) {
				t.Errorf("%s: the landlord opens %v: %v", when, id, err)
			}
			if err := w.BreakGlass(ctx, lou, id, "nobody answers the door"); err == nil {
				if _, err := w.Person(ctx, lou, id, TimelineFilter{}); err == nil {
					t.Errorf("%s: the landlord opens %v in an emergency", when, id)
				}
			}
			p, err := w.Person(ctx, lee, id, TimelineFilter{})
			if err != nil {
				t.Errorf("%s: their own practice cannot help %v: %v", when, id, err)
			}
			if !strings.Contains(p.SaysNo, "all sharing") {
				t.Errorf("%s: their practice is not told that they object: %q", when, p.SaysNo)
			}
			if slices.ContainsFunc(p.Timeline, func(e Entry) bool { return e.Agency != w.Place.Short("gp") }) {
				t.Errorf("%s: their practice reads what others told", when)
			}
		}
	}
	nowhere("before the next build")
	i = 0
	objecting[unplanned] = unplannedRecord
	for _, record := range objecting {
		i++
		_, err := w.SendEvent(ctx, surgery, EventSent{Row: feed.Key("gp/gp_events/today-" + string(rune('a'+i))), About: record,
			Event: feed.Event{Kind: "ed.attendance.fall", At: w.Today().Start(), DayOnly: true}})
		ok(t, err)
	}
	delete(objecting, unplanned)
	nowhere("when something comes of them")
	nextBuild(t, w)
	nowhere("after the next build")
	build, err = w.Builds.Current()
	ok(t, err)
	if s, err := build.Sketch(unplanned); err != nil || s.Objects || !s.NoPlanning {
		t.Errorf("the build knows %+v, %v", s, err)
	}
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "measure"})
	ok(t, err)
	ok(t, build.Lives(pass, w.now(), func(string) bool { return false }, func(l *store.Life) error {
		if everybody[l.ID] {
			t.Errorf("after the next build: %v is in a count", l.ID)
		}
		return nil
	}))
	ok(t, build.Each(pass, w.now(), func(home []population.Timeline) error {
		for _, p := range home {
			if everybody[p.ID] {
				t.Errorf("after the next build: a run meets %v", p.ID)
			}
		}
		return nil
	}))
	delete(objecting, found)
	for id := range objecting {
		whoLeadsHearsANo(t, w, &clock, id, list.People[len(list.People)-1].ID)
		break
	}
}
