package work

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
	"byname/store"
)

// TestSomethingHappensToday: somebody frail of whom no list speaks goes to
// A&E after a fall. The hospital's system says so; they are on the list at
// once, with the reason, the team is told, and the next builds take the event
// up once. What is sent twice, about nobody, in confidence, or about somebody
// who objects, comes to what it should.
func TestSomethingHappensToday(t *testing.T) {
	w, ctx := lived(t), context.Background()
	clock := byname.OnDay(2026, 6, 30).Start().Time().Add(21 * time.Hour)
	w.now = func() time.Time { clock = clock.Add(time.Second); return clock }
	for _, a := range []NewAccount{
		{Account: "ward", Name: "Ward system", Agency: "mft", Roles: []guard.Role{guard.Service}},
		{Account: "surgery", Name: "Surgery system", Agency: "gp", Roles: []guard.Role{guard.Service}},
		{Account: "wes", Name: "Wes", Agency: "mft", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
	} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	ward, surgery, lee, wes := worker(t, w, "ward"), worker(t, w, "surgery"), worker(t, w, "lee"), worker(t, w, "wes")
	frail, record := oldAndUnseen(t, w)
	fell := EventSent{Row: "mft/hospital_ed_apc/today-1", About: record,
		Event: feed.Event{Kind: "ed.attendance.fall", At: byname.MinuteOf(clock) - 60, Note: "fell on the stairs"}}
	// Other programmes may find somebody old and frail; the falls are of one.
	on := func(id byname.PersonID) *WorklistPerson {
		if line := lineOf(t, w, lee, id); line != nil && slices.Contains(line.Themes, w.Place.programme("falls").Title) {
			return line
		}
		return nil
	}
	_, err := w.SendEvent(ctx, surgery, EventSent{Row: "gp/gp_events/today-0", About: practiceRecord(t, w, frail),
		Event: feed.Event{Kind: "frailty.severe", At: w.Today().Start(), DayOnly: true}})
	ok(t, err)
	if on(frail) != nil {
		t.Fatal("found before they fell")
	}

	// How often the team is told of the frail one: each time in the same words.
	toldOf := func() (times int) {
		told, err := w.Notices(ctx, lee)
		ok(t, err)
		for _, n := range told.Notices {
			if n.Page == "/population/"+frail.String() && n.Words == "Somebody is new on your list." {
				times++
			}
		}
		return times
	}
	tellings := toldOf()
	t.Run("on the list at once, and the team is told", func(t *testing.T) {
		r, err := w.SendEvent(ctx, ward, fell)
		ok(t, err)
		line := on(frail)
		if !r.Linked || r.Again || line == nil {
			t.Fatalf("%+v: %+v", r, line)
		}
		if line.News == 0 || !slices.ContainsFunc(line.Reasons, func(r Reason) bool { return strings.Contains(r.Text, "A&E after a fall, 30 June 2026") }) {
			t.Errorf("the line says %+v", line)
		}
		told, err := w.Notices(ctx, lee)
		ok(t, err)
		if len(told.Notices) == 0 || told.Notices[0].Page != "/population/"+frail.String() || told.Notices[0].Of.Reveal() != line.Preferred.Reveal() {
			t.Errorf("the team is told %+v", told)
		}
		if n := toldOf(); n != tellings+1 {
			t.Errorf("the team is told %d times of one fall", n-tellings)
		}
		p, err := w.Person(ctx, lee, frail, TimelineFilter{})
		ok(t, err)
		if e := p.Timeline[0]; !e.Waiting || e.Note != "fell on the stairs" || len(p.Found) == 0 {
			t.Errorf("their page says %+v, %+v", e, p.Found)
		}
	})

	t.Run("sent again, it changes nothing", func(t *testing.T) {
		before, _ := w.Notices(ctx, lee)
		r, err := w.SendEvent(ctx, ward, fell)
		after, _ := w.Notices(ctx, lee)
		if err != nil || !r.Again || len(after.Notices) != len(before.Notices) {
			t.Errorf("%+v %v, %+v", r, err, after)
		}
	})

	t.Run("another system's rows and records are not to be told of", func(t *testing.T) {
		for _, sent := range []EventSent{
			{Row: "mft/hospital_ed_apc/x", About: record, Event: fell.Event},
			{Row: "gp/gp_events/x", About: record, Event: fell.Event},
		} {
			if _, err := w.SendEvent(ctx, surgery, sent); !errors.Is(err, byname.ErrDenied) {
				t.Errorf("%+v: %v", sent, err)
			}
		}
	})

	t.Run("what cannot be is refused", func(t *testing.T) {
		for name, change := range map[string]func(*EventSent){
			"a data set nobody sends":  func(s *EventSent) { s.Row = "mft/wards/1" },
			"no row":                   func(s *EventSent) { s.Row = "mft/hospital_ed_apc/" },
			"a kind there is not":      func(s *EventSent) { s.Event.Kind = "ed.attendance.fal" },
			"tomorrow":                 func(s *EventSent) { s.Event.At += 2 * 1440 },
			"an end before it":         func(s *EventSent) { s.Event.Until = 1 },
			"a part there is not":      func(s *EventSent) { s.Event.Role = "neighbour" },
			"more words than any note": func(s *EventSent) { s.Event.Note = strings.Repeat("x", 4001) },
		} {
			sent := fell
			change(&sent)
			if _, err := w.SendEvent(ctx, ward, sent); err == nil || strings.Contains(err.Error(), "stairs") {
				t.Errorf("%s: %v", name, err)
			}
		}
	})

	t.Run("about nobody known, it waits for their worker", func(t *testing.T) {
		sent := fell
		sent.Row, sent.About, sent.Event.Note = "mft/hospital_ed_apc/today-2", "mft/hospital_ed_apc/today-2", "no name given"
		r, err := w.SendEvent(ctx, ward, sent)
		ok(t, err)
		list, _, err := w.UnlinkedEvents(ctx, wes)
		ok(t, err)
		if r.Linked || len(list) != 1 || list[0].Phrase != "went to A&E after a fall" {
			t.Fatalf("%+v, and the queue holds %+v", r, list)
		}
		if others, _, err := w.UnlinkedEvents(ctx, lee); err != nil || len(others) > 0 {
			t.Errorf("another agency's worker reads %+v %v", others, err)
		}
		if err := w.LinkEvent(ctx, lee, list[0].Number, frail); !errors.Is(err, byname.ErrNotFound) {
			t.Errorf("another agency's worker says who it is: %v", err)
		}
		ok(t, w.LinkEvent(ctx, wes, list[0].Number, frail))
		if n := toldOf(); n != tellings+1 {
			t.Errorf("of a second fall of somebody on the list the team is told again: %d times", n-tellings)
		}
		if list, _, _ := w.UnlinkedEvents(ctx, wes); len(list) > 0 {
			t.Errorf("it still waits: %+v", list)
		}
		p, err := w.Person(ctx, wes, frail, TimelineFilter{})
		ok(t, err)
		if n := noted(p, "no name given"); n != 1 {
			t.Errorf("it is told %d times", n)
		}
	})

	t.Run("builds take it up once", func(t *testing.T) {
		count := func(what string, waiting bool) {
			t.Helper()
			p, err := w.Person(ctx, wes, frail, TimelineFilter{})
			ok(t, err)
			line := on(frail)
			if noted(p, "fell on the stairs") != 1 || noted(p, "no name given") != 1 || p.Timeline[0].Waiting != waiting || line == nil || (line.News != 0) != waiting {
				t.Errorf("%s: %+v; %+v", what, p.Timeline[:2], line)
			}
		}
		before, err := w.Builds.Current()
		ok(t, err)
		nextJoin(t, w)
		count("joined", false)
		nextBuild(t, w)
		count("built", false)
		ok(t, w.BuildUse(ctx, before.Number, "lee"))
		count("rolled back to a build that was made without it", true)
		nextBuild(t, w)
		count("built after that", false)
	})

	t.Run("a row corrected takes the place of what it said", func(t *testing.T) {
		sent := fell
		sent.Event.Kind, sent.Event.Note = "ed.attendance.injury", "it was no fall"
		_, err := w.SendEvent(ctx, ward, sent)
		ok(t, err)
		p, err := w.Person(ctx, wes, frail, TimelineFilter{})
		ok(t, err)
		if noted(p, "fell on the stairs") != 0 || noted(p, "it was no fall") != 1 {
			t.Errorf("%+v", p.Timeline[:2])
		}
		for _, row := range []feed.Key{fell.Row, "mft/hospital_ed_apc/today-2"} {
			_, err = w.SendEvent(ctx, ward, EventSent{Row: row, About: record, TakenBack: true})
			ok(t, err)
		}
		if line := on(frail); line != nil {
			t.Errorf("both falls were taken back: %+v", line)
		}
		nextBuild(t, w)
		if line := on(frail); line != nil {
			t.Errorf("both falls were taken back, and a build was made: %+v", line)
		}
	})

	t.Run("in confidence, it is for those with the need", func(t *testing.T) {
		sent := fell
		sent.Row, sent.Event.Kind, sent.Event.Note, sent.InConfidence = "mft/hospital_ed_apc/today-3", "ed.attendance.assault", "who hurt them", new(bool)
		*sent.InConfidence = true
		_, err := w.SendEvent(ctx, ward, sent)
		ok(t, err)
		p, err := w.Person(ctx, wes, frail, TimelineFilter{})
		ok(t, err)
		if noted(p, "who hurt them") != 0 || !p.AddressHidden || !p.Address.IsZero() {
			t.Errorf("a worker without the need reads %+v at %v", p.Timeline[0], p.AddressHidden)
		}
	})

	t.Run("an objection is obeyed from that moment", func(t *testing.T) {
		back := fell
		back.Row = "mft/hospital_ed_apc/today-4"
		_, err := w.SendEvent(ctx, ward, back)
		ok(t, err)
		if on(frail) == nil {
			t.Fatal("not on the list")
		}
		_, err = w.SendEvent(ctx, surgery, EventSent{Row: "gp/gp_events/today-1", About: practiceRecord(t, w, frail), Event: feed.Event{Kind: population.Objection, At: fell.Event.At}})
		ok(t, err)
		if lineOf(t, w, lee, frail) != nil {
			t.Error("on the list of a team")
		}
		dot := worker(t, w, "dot")
		if _, err := w.Person(ctx, dot, frail, TimelineFilter{}); err == nil {
			t.Error("opened by an agency that does not know them")
		}
		p, err := w.Person(ctx, wes, frail, TimelineFilter{})
		ok(t, err)
		if slices.ContainsFunc(p.Timeline, func(e Entry) bool { return e.Agency != "Hospital trust" && e.Agency != w.Place.Short("mft") }) {
			t.Errorf("the hospital reads what others told: %+v", p.Timeline)
		}
		nextJoin(t, w)
		if lineOf(t, w, lee, frail) != nil {
			t.Error("on the list of a team, after a build")
		}
	})
}

// noted is how often a note stands on a timeline.
func noted(p Person, note string) (n int) {
	for _, e := range p.Timeline {
		if e.Note == note {
			n++
		}
	}
	return n
}

// lineOf is somebody's line on the worklist, nil when they are not on it.
func lineOf(t *testing.T, w *Work, who Who, id byname.PersonID) *WorklistPerson {
	t.Helper()
	for page := 1; ; page++ {
		list, err := w.Worklist(context.Background(), who, WorklistAsk{Page: page})
		ok(t, err)
		if i := slices.IndexFunc(list.People, func(p WorklistPerson) bool { return p.ID == id }); i >= 0 {
			return &list.People[i]
		}
		if page >= list.Pages {
			return nil
		}
	}
}

// oldAndUnseen is somebody old of Gorton who lives alone, has no help and is
// found by nobody, with a record of the hospital's.
func oldAndUnseen(t *testing.T, w *Work) (byname.PersonID, feed.Key) {
	t.Helper()
	ctx := context.Background()
	build, err := w.Builds.Current()
	ok(t, err)
	records := map[byname.PersonID]map[byname.AgencyID]feed.Key{}
	ok(t, build.Whose(func(key feed.Key, id byname.PersonID) {
		if records[id] == nil {
			records[id] = map[byname.AgencyID]feed.Key{}
		}
		records[id][agencyOf(key)] = feed.Key(strings.Clone(string(key)))
	}))
	waiting, err := build.Waiting("")
	ok(t, err)
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "find"})
	ok(t, err)
	var id byname.PersonID
	ok(t, build.Each(pass, w.now(), func(home []population.Timeline) error {
		p := home[0]
		is := func(kind string, days byname.Day) bool {
			return slices.ContainsFunc(p.Events, func(e population.Event) bool { return feed.Under(e.Kind, kind) && e.At.Day() > w.Today()-days })
		}
		old := p.Born.Reveal() != 0 && p.Born.Reveal().YearsBefore(w.Today()) >= 66
		if id == 0 && len(home) == 1 && p.Neighbourhood == gorton && old && !is("care", 4000) && !is("community", 4000) && !p.Protected &&
			records[p.ID]["mft"] != "" && records[p.ID]["gp"] != "" && records[p.ID]["mcc-housing"] == "" && !slices.ContainsFunc(waiting, func(s store.Waiting) bool { return s.Person == p.ID }) {
			id = p.ID
		}
		return nil
	}))
	if id == 0 {
		t.Fatal("nobody in the story is old and unseen")
	}
	return id, records[id]["mft"]
}

func practiceRecord(t *testing.T, w *Work, id byname.PersonID) (record feed.Key) {
	t.Helper()
	build, err := w.Builds.Current()
	ok(t, err)
	ok(t, build.Whose(func(key feed.Key, of byname.PersonID) {
		if of == id && strings.HasPrefix(string(key), "gp/gp_practice/") {
			record = feed.Key(strings.Clone(string(key)))
		}
	}))
	return record
}
