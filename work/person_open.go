package work

import (
	"cmp"
	"context"
	"slices"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/population"
	"byname/signal"
	"byname/store"
)

// Person opens one person's page. A worker without a relationship is refused
// with an error that NeedsReason or NeedsGlass knows.
func (w *Work) Person(ctx context.Context, who Who, id byname.PersonID, filter TimelineFilter) (Person, error) {
	build, err := w.Builds.Current()
	if err != nil {
		return Person{}, err
	}
	pass, err := w.open(ctx, who, id, "opened this record")
	if err != nil {
		return Person{}, err
	}
	now := w.now()
	came, err := w.cameToHome(ctx, build, id)
	if err != nil {
		return Person{}, err
	}
	t, sealed, err := build.Timeline(pass, now, id, came.told[id]...)
	if err != nil {
		return Person{}, err
	}
	p := w.shown(t.Person)
	p.AddressHidden = t.Protected && !pass.Need()
	p.Ground, p.Until = pass.Ground(id), byname.MinuteOf(pass.Expires())
	p.Hints, p.Withheld = sealed.Hints, sealed.Withheld
	p.Involved = w.involvements(t)
	p.Timeline, p.Agencies, p.Classes = w.entries(t, filter, came.rows)
	house, err := w.home(ctx, who, build, id)
	if err != nil {
		return Person{}, err
	}
	signals, err := came.signals(build, w, pass, id, house)
	if err != nil {
		return Person{}, err
	}
	if p.Household, err = w.members(build, house, came); err != nil {
		return Person{}, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		acts, err := tx.ActsOn(id)
		if err != nil {
			return err
		}
		for _, s := range signals {
			if len(s.Reasons)+len(s.Hints) > 0 {
				p.Found = append(p.Found, w.found(who, pass, build, house, s, acts))
			}
		}
		if p.SaysNo, err = w.saysNo(tx, build, pass, id); err != nil {
			return err
		}
		p.Plan, p.Matters, err = w.planBrief(tx, pass, who, id)
		return err
	})
	return p, err
}

// shown is who somebody is.
func (w *Work) shown(p population.Person) Person {
	s := Person{
		ID: p.ID, Preferred: preferred(p), Full: full(p), Born: p.Born, Sex: p.Sex, NHS: p.NHS, Phone: p.Phone,
		Address: p.Address, Postcode: p.Postcode, NoFixed: p.NoFixed, Language: p.Language, Died: p.Died, Records: int(p.Records),
	}
	s.Age, s.HasAge = w.age(p)
	if n, known := w.Place.Areas.Neighbourhood(p.Neighbourhood); known {
		s.Neighbourhood = n.Name
	}
	return s
}

// home asks for the others of a household, as far as the worker may see them.
func (w *Work) home(ctx context.Context, who Who, build *store.Build, id byname.PersonID) (guard.Pass, error) {
	ids, err := build.HouseholdIDs(id)
	if err != nil {
		return guard.Pass{}, err
	}
	others := slices.DeleteFunc(ids, func(o byname.PersonID) bool { return o == id })
	return w.list(ctx, who, "support", others[:min(len(others), guard.Most)])
}

func (w *Work) members(build *store.Build, house guard.Pass, came arrived) (members []Member, err error) {
	for _, other := range house.Covers() {
		p, err := build.Person(house, w.now(), other)
		if err != nil {
			return nil, err
		}
		m := Member{PersonRef: PersonRef{other, preferred(p)}}
		m.Age, m.HasAge = w.age(p)
		signals, err := came.signals(build, w, house, other)
		if err != nil {
			return nil, err
		}
		m.Found = len(signals) > 0
		members = append(members, m)
	}
	return members, nil
}

func (w *Work) found(who Who, pass guard.Pass, build *store.Build, house guard.Pass, s store.SeenSignal, acts []store.Act) Found {
	programme := w.Place.programme(s.Programme)
	f := Found{Programme: s.Programme, Title: programme.Title, Theme: s.Theme, Version: s.Version, Since: s.Since, WaitingDays: w.waited(s.Since)}
	f.Next, f.NextBy = w.Place.firstStep(programme)
	f.Reasons, f.Hints, f.Withheld = w.reasons(build, s, house), s.Hints, s.Withheld
	heard := len(s.Reasons) > 0 && w.hears(who, pass.Purpose(), s.Programme)
	if !heard {
		f.Programme, f.Title, f.Theme, f.Version, f.Next, f.NextBy = "", unheard, "", "", "", ""
	}
	for _, a := range acts {
		if a.Programme == s.Programme {
			f.Decided = ""
			if answers(a, store.Waiting{Since: s.Since}, w.Today()) || a.Act == store.PlanStarted {
				f.Decided = decided(a)
			}
			if !heard && f.Decided != "" {
				f.Decided = "It is in hand"
			}
		}
	}
	return f
}

// decided says what a team did about a finding.
func decided(a store.Act) string {
	switch a.Act {
	case store.NotNow:
		return "Not now, until " + a.Until.Words()
	case store.NotRight:
		return "Not right: " + a.Words
	case store.AlreadyKnown:
		return "Already known to " + a.Words
	}
	return "A plan was started on " + byname.MinuteOf(a.At).Day().Words()
}

func (w *Work) involvements(t population.Timeline) (list []Involvement) {
	for _, a := range w.Place.Agencies {
		var i Involvement
		for _, e := range t.Events {
			if e.Agency != a.ID {
				continue
			}
			day := e.At.Day()
			if i.First == 0 || day < i.First {
				i.First = day
			}
			i.Agency, i.Last = a.Short, max(i.Last, day)
		}
		if i.Agency != "" {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b Involvement) int { return cmp.Compare(b.Last, a.Last) })
	return list
}

// entries are a timeline newest first, narrowed by a filter, and what it can
// be narrowed to. waits are the rows that no build knows yet.
func (w *Work) entries(t population.Timeline, filter TimelineFilter, waits map[feed.Key]bool) (entries []Entry, agencies, classes []Choice) {
	for _, e := range slices.Backward(t.Events) {
		kind := feed.Kinds()[e.Kind]
		count(&agencies, string(e.Agency), w.Place.Short(e.Agency))
		count(&classes, kind.Class, w.Place.class(kind.Class))
		if filter.Agency != "" && filter.Agency != e.Agency || filter.Class != "" && filter.Class != kind.Class {
			continue
		}
		entries = append(entries, Entry{
			At: e.At, DayOnly: e.DayOnly, Until: e.Until, Agency: w.Place.Short(e.Agency), Phrase: signal.Phrase(e.Event),
			Class: w.Place.class(kind.Class), Balance: kind.Balance, Note: e.Note, Restricted: e.Restricted,
			Waiting: waits[population.RowOf(e.Key)],
		})
	}
	byTitle := func(a, b Choice) int { return cmp.Compare(a.Title, b.Title) }
	slices.SortFunc(agencies, byTitle)
	slices.SortFunc(classes, byTitle)
	return entries, agencies, classes
}

func count(choices *[]Choice, value, title string) {
	for i := range *choices {
		if (*choices)[i].Value == value {
			(*choices)[i].Entries++
			return
		}
	}
	*choices = append(*choices, Choice{value, title, 1})
}
