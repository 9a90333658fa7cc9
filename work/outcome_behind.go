package work

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/outcome"
)

// PeopleBehind are the people that a number counts, for the team of their
// neighbourhood: those of them that the asker may be shown.
func (w *Work) PeopleBehind(ctx context.Context, who Who, indicator, neighbourhood, period string, page int) (Behind, error) {
	if neighbourhood == "" && len(who.Teams) > 0 {
		neighbourhood = who.Teams[0].Neighbourhood
	}
	in, err := w.Outcome(ctx, who, indicator, neighbourhood)
	if err != nil {
		return Behind{}, err
	}
	if !in.PeopleBehind {
		return Behind{}, byname.Denied("people behind a number", "a member of the neighbourhood's team", "ask the team")
	}
	g, err := w.grid(ctx, in.ID, neighbourhoodLevel)
	if err != nil {
		return Behind{}, err
	}
	asked := -1
	if g != nil {
		asked = slices.IndexFunc(g.Periods[:g.Years], func(p outcome.Period) bool { return strings.EqualFold(p.Name, period) })
	}
	if asked < 0 {
		return Behind{}, byname.NotFound("period "+period, "one that was counted", "choose one from the table")
	}
	behind := Behind{Indicator: in.ID, Title: in.Title, Period: g.Periods[asked].Name, Area: in.Area}
	return w.behind(ctx, who, behind, neighbourhood, asked, page)
}

// behind finds all whom a measure counts, for the period so many before the
// latest, the latest event first, and shows a page of them.
// Somebody is left out when the events that count are not for the asker to
// see: being on the list would tell of them.
func (w *Work) behind(ctx context.Context, who Who, behind Behind, neighbourhood string, back, page int) (Behind, error) {
	build, err := w.Builds.Current()
	if err != nil {
		return behind, err
	}
	tally := outcome.NewTally(w.Place.Measures, countedTo(build), yearsBack, monthsBack)
	last := func(l outcome.Life) (e outcome.Event, counted bool) {
		events := tally.Counted(behind.Indicator, l, back)
		if len(events) == 0 {
			return e, false
		}
		return slices.MaxFunc(events, func(a, b outcome.Event) int { return cmp.Compare(a.Day, b.Day) }), true
	}
	own, err := w.ownEvents(ctx, build)
	if err != nil {
		return behind, err
	}
	days := map[byname.PersonID]byname.Day{}
	err = w.everybody(ctx, build, "looked for the people behind an indicator", func(id byname.PersonID, lives string, l *outcome.Life) error {
		if e, counted := last(*l); counted && lives == neighbourhood {
			days[id] = e.Day
		}
		return nil
	}, tally.Wants)
	if err != nil {
		return behind, err
	}
	ids := slices.SortedFunc(maps.Keys(days), func(a, b byname.PersonID) int {
		return cmp.Or(cmp.Compare(days[b], days[a]), cmp.Compare(a, b))
	})
	behind.Paging = pageOf(len(ids), page, guard.Most)
	first := (behind.Page - 1) * guard.Most
	ids = ids[first:min(len(ids), first+guard.Most)]
	pass, err := w.list(ctx, who, "find", ids)
	if err != nil {
		return behind, err
	}
	for _, id := range ids {
		t, _, err := build.Timeline(pass, w.now(), id)
		if errors.Is(err, byname.ErrDenied) || errors.Is(err, byname.ErrNotFound) {
			continue
		}
		if err != nil {
			return behind, err
		}
		e, counted := last(life(&t, tally.Wants, slices.Clone(own[id])))
		if !counted {
			continue
		}
		p := BehindPerson{PersonRef: PersonRef{id, preferred(t.Person)}, Day: e.Day, Phrase: feed.Kinds()[e.Kind].Phrase}
		p.Age, p.HasAge = w.age(t.Person)
		behind.People = append(behind.People, p)
	}
	return behind, nil
}
