package web

import (
	"context"
	"html"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/directory"
	"byname/guard"
	"byname/store"
	"byname/work"
)

// A secret is words of the story that most must never read, whoever they are
// about, and the agencies whose workers may.
type secret struct {
	words []string
	may   []byname.AgencyID
}

// What a crew found, what happened at home and where that is, and somebody who
// objects: of her, the agencies that know her hear what they told themselves.
var secrets = []secret{
	{[]string{"bathroom floor"}, []byname.AgencyID{"gp", "mft"}},
	{[]string{"no complaint", "ex-partner at door", "damage to door", "bail condition"}, nil},
	{[]string{"18 Broom Lane"}, nil},
	{[]string{"Elaine", "Maddox"}, []byname.AgencyID{"gp", "northfold"}},
}

// nobodyReadsASecret walks every page there is to get, a search, the calendar
// and the letters as a worker of each role and kind of agency: as they stand to
// each person by themselves, then with a reason they wrote, then with a plan
// and a referral under way. A secret is nowhere for who may not read it, and is
// read somewhere by who may, so that the walk would see one.
func nobodyReadsASecret(t *testing.T, town *town) {
	for _, a := range []work.NewAccount{
		{Account: "colin", Name: "Colin Shaw", Agency: "northfold", Neighbourhood: thisTeam}, {Account: "gwen", Name: "Gwen Price", Agency: "gp", Neighbourhood: thisTeam},
		{Account: "frank", Name: "Frank Obi", Agency: "gmfrs", Neighbourhood: thisTeam}, {Account: "pip", Name: "Pip Hale", Agency: "gmp", Neighbourhood: thisTeam},
		{Account: "dot", Name: "Dot Mills", Agency: "mcc-housing"}, {Account: "vi", Name: "Vi Lunt", Agency: "foodbank"},
	} {
		a.Roles = []guard.Role{guard.Worker}
		town.account(t, a)
	}
	whose := func(record string) byname.PersonID {
		id, err := town.work.Whose(t.Context(), record)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	amina, stacey, elaine := whose("gp/gp_practice/101447"), whose("gp/gp_practice/104410"), whose("gp/gp_practice/104836")
	people := []byname.PersonID{amina, stacey, elaine, whose("gp/gp_practice/102331")} // and Stacey's son
	w := secretWalk{T: t, town: town, people: people, read: map[string]bool{}}

	w.everywhere("by themselves", false)
	for account := range town.passwords {
		for _, id := range people {
			_ = town.work.GiveReason(t.Context(), town.who(t, account), id, "support", "They rang and asked for help.") // some may not, even so
		}
	}
	w.everywhere("with a reason", false)

	joan := town.who(t, "joan")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(town.work.ChooseTelling(t.Context(), town.who(t, "colin"), work.Telling{Way: "once", Email: "colin@example.org"}))
	calendar, err := town.work.RenewCalendar(t.Context(), town.who(t, "colin"))
	must(err)
	plan, err := town.work.Plan(t.Context(), joan, amina) // which the walk through the routes began
	must(err)
	must(town.work.AddStep(t.Context(), joan, amina, plan.Version, work.NewStep{Title: "Mend the stair rail", Owner: "worker:colin", Due: town.work.Today() + 2, Reason: "She holds on to it"}))
	_, err = town.work.Refer(t.Context(), joan, amina, work.NewReferral{Service: string(directory.IDOf("services.yaml", "safe-and-well")), Ask: "Two alarms"})
	must(err)
	w.everywhere("with a plan", true)

	letters := read(t, town.asks(nil, "/calendar/"+calendar))
	_, err = town.work.TellByPost(t.Context(), "https://byname.example.org", func(_ context.Context, to, subject, body string) error {
		letters += to + subject + body
		return nil
	})
	must(err)
	if !strings.Contains(letters, "colin@example.org") || !strings.Contains(letters, "A step is due") {
		t.Errorf("nobody was told anything:\n%s", letters)
	}
	for _, name := range []string{"Amina", "Begum", amina.String(), "stair rail"} {
		if strings.Contains(letters, name) {
			t.Errorf("a letter or the calendar says %q", name)
		}
	}

	// Who changes the lock is named by the lead, and reads where, and not why.
	must(town.work.DB.Write(t.Context(), func(tx *store.Tx) error {
		return tx.AddNeed(store.Need{Person: stacey, Anchor: "gp/gp_practice/104410", Worker: "colin", Reason: "Changes the lock", By: "joan", Span: byname.Span{From: town.work.Today()}})
	}))
	page := read(t, town.asks(town.signsIn(t, "colin"), personHref(stacey)))
	if !strings.Contains(page, "18 Broom Lane") || strings.Contains(page, "at door") {
		t.Error("who changes the lock does not read where, or reads why")
	}
	for _, words := range []string{"bathroom floor", "Elaine"} {
		if !w.read[words] {
			t.Errorf("nobody reads %q at all: the walk would not see it", words)
		}
	}
}

// A secretWalk goes through every page as everybody.
type secretWalk struct {
	*testing.T
	town   *town
	people []byname.PersonID
	read   map[string]bool // words that somebody read who may
}

// everywhere is each page about each of the people, and all the others.
func (w *secretWalk) everywhere(when string, others bool) {
	w.Helper()
	for _, account := range slices.Sorted(maps.Keys(w.town.passwords)) {
		who, cookie := w.town.who(w.T, account), w.town.signsIn(w.T, account)
		for _, path := range w.paths(who, others) {
			got := w.town.asks(cookie, path)
			w.look(when, who, path, got.Header.Get("Location")+read(w.T, got))
		}
		for _, ask := range []url.Values{{"postcode": {"M19 3HF"}, "born": {"1960-03-29"}}, {"name": {"Stacey Whitworth"}, "born": {"1989-02-17"}}} {
			w.look(when, who, "a search", read(w.T, w.town.sends(cookie, "/population/find", ask)))
		}
	}
}

// paths are all that somebody may get, for each of the people.
func (w *secretWalk) paths(who work.Who, others bool) (paths []string) {
	fill := strings.NewReplacer("{$}", "", "{programme}", "falls", "{indicator}", "ae-attendances", "{service}", string(directory.IDOf("services.yaml", "safe-and-well")),
		"{referral}", "1", "{huddle}", "1", "{item}", "1", "{pair}", "1", "{decision}", "none", "{version}", "none", "{house}", "none", "{feed}", "none")
	for _, rt := range routes {
		if rt.method != "GET" || rt.own() || len(rt.roles) > 0 && !is(&who, rt.roles...) {
			continue
		}
		path := fill.Replace(rt.pattern)
		switch {
		case strings.Contains(path, "{person}"):
			for _, id := range w.people {
				paths = append(paths, strings.ReplaceAll(path, "{person}", id.String()))
			}
		case others || path == "/team":
			paths = append(paths, path)
		}
	}
	return paths
}

func (w *secretWalk) look(when string, who work.Who, path, page string) {
	page = html.UnescapeString(page)
	for _, s := range secrets {
		for _, words := range s.words {
			switch {
			case !strings.Contains(page, words):
			case slices.Contains(s.may, who.Agency):
				w.read[words] = true
			default:
				w.Errorf("%s, %s (%s) reads %q at %s", when, who.Worker, who.Agency, words, path)
			}
		}
	}
}
