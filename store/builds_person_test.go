package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"byname"
	"byname/feed"
	"byname/govern"
	"byname/guard"
	"byname/place"
	"byname/population"
	"byname/signal"
)

var noon = testDay.Start().Time().Add(12 * time.Hour)

// aRegister knows every worker as somebody of the agency of that name, in a
// team that has everybody on its list. Who works for "named" agencies has the
// need for what is restricted.
type aRegister struct {
	build  *Build
	agreed govern.Agreements
	named  bool
}

func (r aRegister) Who(_ context.Context, w byname.WorkerID) (guard.Who, error) {
	if w == guard.ByItself {
		return guard.Who{Worker: w, Roles: []guard.Role{guard.Machine}}, nil
	}
	kinds := map[byname.WorkerID]string{"gp": "gp", "northfold": "landlord", "gmp": "police", "nwas": "ambulance", "mft": "hospital"}
	return guard.Who{Worker: w, Agency: byname.AgencyID(w), Kind: kinds[w], Roles: []guard.Role{guard.Worker}}, nil
}

func (r aRegister) Agreements(context.Context) (govern.Agreements, error) { return r.agreed, nil }

func (r aRegister) Standings(_ context.Context, w guard.Who, persons []byname.PersonID) ([]guard.Standing, error) {
	var list []guard.Standing
	for _, p := range persons {
		s, err := r.build.Sketch(p)
		if err != nil {
			return nil, err
		}
		list = append(list, guard.Standing{Relation: guard.Relation{Known: true, Listed: true, Near: true,
			Own: slices.Contains(s.Agencies, w.Agency), Named: r.named, Restricted: s.Restricted, Objects: s.Objects}})
	}
	return list, nil
}

func (r aRegister) Record(context.Context, ...guard.Entry) error { return nil }

// asker gives Passes to read a build.
func asker(t testing.TB, b *Build, named bool) *guard.Guard {
	t.Helper()
	rules, err := govern.Load(place.GreaterManchester)
	if err != nil {
		t.Fatal(err)
	}
	var purposes []string
	for _, p := range rules.Purposes {
		purposes = append(purposes, p.ID)
	}
	sharing, err := guard.LoadSharing(place.GreaterManchester, purposes)
	if err != nil {
		t.Fatal(err)
	}
	g, err := guard.New(aRegister{b, rules.Agreements, named}, sharing, rules.Purposes, func() time.Time { return noon })
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func passFor(t testing.TB, g *guard.Guard, w byname.WorkerID, ids ...byname.PersonID) guard.Pass {
	t.Helper()
	pass, err := g.Ask(context.Background(), guard.Request{Worker: w, Persons: ids, List: len(ids) > 1})
	if err != nil {
		t.Fatal(err)
	}
	return pass
}

// story is Stacey, her son and her mother, who live together, and Elaine, who
// objects.
func story() []made {
	event := func(key, kind string, restricted bool) feed.Event {
		return feed.Event{Key: feed.Key(key), Kind: kind, At: (testDay - 10).Start() + 60, Note: "in the agency's words", Value: 588, HasValue: true,
			Role: "victim", Incident: "I1", Restricted: restricted}
	}
	who := func(id byname.PersonID, name string, household int32) made {
		r := record("gp/gp_practice/"+name, name, "Whitworth", byname.OnDay(1989, 2, 17))
		r.NHS, r.Phone = byname.Hide("9990000018"), byname.Hide("07700900001")
		return made{records: []feed.Record{r}, person: population.Person{ID: id, Household: household, Neighbourhood: "N1", LSOA: "E1", Anchor: r.Key,
			Preferred: r.Given, Given: r.Given, Family: r.Family, Born: r.Born, NHS: r.NHS, Phone: r.Phone, Address: r.Address, Postcode: r.Postcode}}
	}
	stacey, kayden, joan, elaine := who(1, "Stacey", 1), who(2, "Kayden", 1), who(3, "Joan", 1), who(4, "Elaine", 2)
	for _, p := range []*made{&stacey, &kayden, &joan} {
		p.person.Protected = true
	}
	elaine.person.Objects = true
	stacey.records = append(stacey.records, feed.Record{Key: "gmp/police/1", Agency: "gmp", DataSet: "police",
		Identity: feed.Identity{Given: byname.Hide("Stacy"), Family: byname.Hide("Bradshaw")}})
	stacey.events = []feed.Event{event("nwas/ambulance/1", "ambulance.call.fall", false), event("nwas/ambulance/2", "police.domestic", true)}
	elaine.events = []feed.Event{event("nwas/ambulance/3", "ambulance.call.fall", false)}
	return []made{stacey, kayden, joan, elaine}
}

func storyBuild(t testing.TB) *Build {
	t.Helper()
	builds := OpenBuilds(t.TempDir(), feed.Kinds())
	build(t, builds, story(), &Memory{})
	b, err := builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNoPassNoRead(t *testing.T) {
	b := storyBuild(t)
	other := passFor(t, asker(t, b, false), "gp", 2)
	for name, pass := range map[string]guard.Pass{"no pass": {}, "a pass for somebody else": other} {
		for read, err := range map[string]error{
			"person":    second(b.Person(pass, noon, 1)),
			"timeline":  second2(b.Timeline(pass, noon, 1)),
			"household": second2(b.Household(pass, noon, 1)),
			"records":   second(b.Records(pass, noon, 1)),
			"links":     second(b.Links(pass, noon, 1)),
			"signals":   second(b.Signals(pass, noon, 1)),
			"everybody": b.Each(pass, noon, func([]population.Timeline) error { return nil }),
		} {
			if !errors.Is(err, byname.ErrDenied) {
				t.Errorf("%s read with %s: %v", read, name, err)
			}
		}
	}
	if _, err := b.Person(passFor(t, asker(t, b, false), "gp", 1), noon.Add(guard.Lasting), 1); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("a pass that has expired: %v", err)
	}
}

func second[A any](_ A, err error) error          { return err }
func second2[A, B any](_ A, _ B, err error) error { return err }

// What each worker is shown of Stacey.
func TestWhatIsShown(t *testing.T) {
	b := storyBuild(t)
	for _, c := range []struct {
		worker   byname.WorkerID
		named    bool
		timeline string
		address  bool
		nhs      bool
	}{
		{"gp", false, "ambulance.call.fall with note", false, true},
		{"gp", true, "ambulance.call.fall with note, hints [there is a safety concern]", true, true},
		{"northfold", false, "hints [a health step is under way]", false, false},
		{"gmp", false, "", false, false},
		{"gmp", true, "police.domestic with note", true, false},
	} {
		g := asker(t, b, c.named)
		pass := passFor(t, g, c.worker, 1)
		timeline, sealed, err := b.Timeline(pass, noon, 1)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, e := range timeline.Events {
			if e.Note != "" {
				e.Kind += " with note"
			}
			told = append(told, e.Kind)
		}
		if len(sealed.Hints) > 0 {
			told = append(told, fmt.Sprintf("hints %v", sealed.Hints))
		}
		if got := strings.Join(told, ", "); got != c.timeline {
			t.Errorf("%s, named %v: is told %s, want %s", c.worker, c.named, got, c.timeline)
		}
		p, err := b.Person(pass, noon, 1)
		if err != nil {
			t.Fatal(err)
		}
		if shown := !p.Address.IsZero() || !p.Postcode.IsZero() || p.LSOA != ""; shown != c.address {
			t.Errorf("%s, named %v: shown the address: %v", c.worker, c.named, shown)
		}
		if shown := !p.NHS.IsZero(); shown != c.nhs {
			t.Errorf("%s: shown the NHS number: %v", c.worker, shown)
		}
		records, err := b.Records(pass, noon, 1)
		if err != nil || len(records) == 0 {
			t.Fatal(err, len(records))
		}
		for _, r := range records {
			if !r.Address.IsZero() != c.address && r.Agency == "gp" {
				t.Errorf("%s, named %v: shown the address in a record: %v", c.worker, c.named, !r.Address.IsZero())
			}
		}
	}
}

func TestHouseholdShowsThoseThePassNames(t *testing.T) {
	b := storyBuild(t)
	g := asker(t, b, false)
	ids, err := b.HouseholdIDs(2)
	if err != nil || !slices.Equal(ids, []byname.PersonID{1, 2, 3}) {
		t.Fatal(ids, err)
	}
	members, others, err := b.Household(passFor(t, g, "gp", 2), noon, 2)
	if err != nil || len(members) != 1 || others != 2 {
		t.Errorf("%d shown and %d others, %v", len(members), others, err)
	}
	members, others, err = b.Household(passFor(t, g, "gp", ids...), noon, 2)
	if err != nil || len(members) != 3 || others != 0 {
		t.Errorf("%d shown and %d others, %v", len(members), others, err)
	}
}

// Who objects is in no run; their own agency may open them and sees what it
// told itself.
func TestObjectionsAreObeyed(t *testing.T) {
	b := storyBuild(t)
	g := asker(t, b, true)
	run, err := g.Run(context.Background(), guard.Request{Worker: guard.ByItself, Purpose: "find", What: "looked for everybody"})
	if err != nil {
		t.Fatal(err)
	}
	var met []byname.PersonID
	restricted := 0
	err = b.Each(run, noon, func(household []population.Timeline) error {
		for _, p := range household {
			met = append(met, p.ID)
			for _, e := range p.Events {
				if e.Restricted {
					restricted++
				}
			}
		}
		return nil
	})
	if err != nil || !slices.Equal(met, []byname.PersonID{1, 2, 3}) || restricted != 1 {
		t.Errorf("a run meets %v and %d restricted events, %v", met, restricted, err)
	}
	if _, err := b.Person(run, noon, 4); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a run opens who objects: %v", err)
	}
	if _, err := g.Ask(context.Background(), guard.Request{Worker: "northfold", Persons: []byname.PersonID{4}}); err == nil {
		t.Error("another agency opens who objects")
	}
	timeline, _, err := b.Timeline(passFor(t, g, "gp", 4), noon, 4)
	if err != nil || len(timeline.Events) != 0 || !timeline.Phone.IsZero() || timeline.Preferred.IsZero() {
		t.Errorf("the practice is shown %d events of others, %v", len(timeline.Events), err)
	}
	timeline, _, err = b.Timeline(passFor(t, g, "nwas", 4), noon, 4)
	if err != nil || len(timeline.Events) != 1 {
		t.Errorf("the ambulance trust is shown %d events of its own, %v", len(timeline.Events), err)
	}
}

func TestReasonsAreShownLikeEvents(t *testing.T) {
	b := storyBuild(t)
	reasons := []signal.Reason{
		{Whose: 1, Agency: "northfold", Kind: "housing.arrears", Class: "money", Day: testDay, Text: "Northfold: owes £588.12 rent, 1 March 2026"},
		{Whose: 1, Agency: "northfold", Kind: "housing.repair.heating", Class: "housing", Day: testDay, Text: "Northfold, about a child in the home: owes £588.12 rent, 1 March 2026"},
		{Whose: 1, Agency: "gmp", Kind: "police.domestic", Class: "police", Day: testDay, Restricted: true, Text: "Police: abuse"},
		{Whose: 2, Agency: "nwas", Kind: "ambulance.call.fall", Class: "health", Day: testDay, Text: "Ambulance: fell"},
	}
	shown, sealed := b.SeenReasons(noon, reasons, passFor(t, asker(t, b, false), "gp", 1))
	want := "Northfold, about a child in the home: has no working heating, 1 March 2026"
	if len(shown) != 1 || shown[0].Text != want || sealed.Withheld != 1 || fmt.Sprint(sealed.Hints) != "[help with money is under way]" {
		t.Errorf("%+v, sealed %+v; want %s", shown, sealed, want)
	}
	if shown, _ := b.SeenReasons(noon, reasons, passFor(t, asker(t, b, false), "northfold", 1)); len(shown) != 2 || shown[0].Text != reasons[0].Text {
		t.Errorf("its own landlord is shown %+v", shown)
	}
}

func TestEachGivesWholeHouseholds(t *testing.T) {
	builds := OpenBuilds(t.TempDir(), feed.Kinds())
	people := crowd(5001)
	build(t, builds, people, &Memory{})
	b, err := builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	run, err := asker(t, b, false).Run(context.Background(), guard.Request{Worker: guard.ByItself, Purpose: "find"})
	if err != nil {
		t.Fatal(err)
	}
	next := 0
	err = b.Each(run, noon, func(household []population.Timeline) error {
		if want := min(2, len(people)-next); len(household) != want {
			return fmt.Errorf("household of %d, want %d, at person %d", len(household), want, next+1)
		}
		for _, p := range household {
			if int(p.ID) != next+1 || len(p.Events) != len(people[next].events) {
				return fmt.Errorf("person %d has %d events, want person %d with %d", p.ID, len(p.Events), next+1, len(people[next].events))
			}
			if !slices.IsSortedFunc(p.Events, func(a, b population.Event) int { return int(a.At - b.At) }) {
				return fmt.Errorf("the events of person %d are not in order", p.ID)
			}
			next++
		}
		return nil
	})
	if err != nil || next != len(people) {
		t.Fatal(next, err)
	}
	for _, i := range []int{0, 1, 255, 4999, 5000} {
		pass := passFor(t, asker(t, b, false), "nwas", byname.PersonID(i+1))
		timeline, _, err := b.Timeline(pass, noon, byname.PersonID(i+1))
		if err != nil || len(timeline.Events) != len(people[i].events) {
			t.Errorf("person %d has %d events, want %d, %v", i+1, len(timeline.Events), len(people[i].events), err)
		}
		links, err := b.Links(passFor(t, asker(t, b, false), "gp", byname.PersonID(i+1)), noon, byname.PersonID(i+1))
		if err != nil || len(links) != 1 || links[0].Left != people[i].records[0].Key || links[0].Right != people[i].records[1].Key {
			t.Errorf("person %d has links %v, %v", i+1, links, err)
		}
	}
}

// Counting meets the same lives as reading everybody does.
func TestLivesAreThoseOfEach(t *testing.T) {
	builds := OpenBuilds(t.TempDir(), feed.Kinds())
	people := append(story(), crowd(500)[4:]...)
	for i := range people {
		people[i].person.Household = 0
		people[i].person.Born = byname.Hide(byname.Day(20000 + i))
	}
	build(t, builds, people, &Memory{})
	b, err := builds.Current()
	if err != nil {
		t.Fatal(err)
	}
	run, err := asker(t, b, false).Run(context.Background(), guard.Request{Worker: guard.ByItself, Purpose: "measure"})
	if err != nil {
		t.Fatal(err)
	}
	line := func(id byname.PersonID, area string, born byname.BirthDate, events []string) string {
		return fmt.Sprint(id, area, born.Reveal(), events)
	}
	var each, lives []string
	err = b.Each(run, noon, func(household []population.Timeline) error {
		for _, p := range household {
			var events []string
			for _, e := range p.Events {
				if feed.Under(e.Kind, "ambulance") {
					events = append(events, fmt.Sprint(e.Kind, e.At))
				}
			}
			each = append(each, line(p.ID, p.Neighbourhood, p.Born, events))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = b.Lives(run, noon, func(kind string) bool { return feed.Under(kind, "ambulance") }, func(l *Life) error {
		var events []string
		for _, e := range l.Events {
			events = append(events, fmt.Sprint(e.Kind, e.At))
		}
		lives = append(lives, line(l.ID, l.Neighbourhood, l.Born, events))
		return nil
	})
	if err != nil || !slices.Equal(each, lives) || len(lives) != len(people)-1 {
		t.Errorf("%d lives, %d timelines, %v", len(lives), len(each), err)
	}
	if err := b.Lives(guard.Pass{}, noon, func(string) bool { return true }, func(*Life) error { return nil }); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("counted without a pass: %v", err)
	}
}
