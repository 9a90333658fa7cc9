package work

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"byname"
	"byname/feed"
	"byname/guard"
	"byname/outcome"
	"byname/store"
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
	build, err := w.Builds.Current()
	if err != nil {
		return Behind{}, err
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
	ids, err := w.roll(ctx, build, g, in.AreaID, asked)
	if err != nil {
		return Behind{}, err
	}
	behind := Behind{Indicator: in.ID, Title: in.Title, Period: g.Periods[asked].Name, Area: in.Area, Paging: pageOf(len(ids), page, guard.Most)}
	first := (behind.Page - 1) * guard.Most
	behind.People, err = w.shownBehind(ctx, who, build, g, asked, ids[first:min(len(ids), first+guard.Most)])
	return behind, err
}

// shownBehind are those of some people whom the asker may be shown, with the
// latest event that a measure counts. Somebody is left out when the events
// that count are not for the asker to see: being on the list would tell of
// them.
func (w *Work) shownBehind(ctx context.Context, who Who, build *store.Build, g *outcome.Grid, period int, ids []byname.PersonID) (shown []BehindPerson, err error) {
	m, err := w.measure(g.Measure)
	if err != nil {
		return nil, err
	}
	tally := outcome.NewTally([]outcome.Measure{m}, g.Periods[0].Last, yearsBack, 0)
	pass, err := w.list(ctx, who, "find", ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		t, _, err := build.Timeline(pass, w.now(), id)
		if errors.Is(err, byname.ErrDenied) || errors.Is(err, byname.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var own []outcome.Event
		if tally.Wants(stepDone) || tally.Wants(stepNotDone) || tally.Wants(answeredInTime) || tally.Wants(answeredLate) {
			if err := w.DB.Read(ctx, func(tx *store.Tx) (err error) { own, err = w.ownEventsOf(tx, build, id); return err }); err != nil {
				return nil, err
			}
		}
		events := tally.Counted(m.ID, life(&t, tally.Wants, own), period)
		if len(events) == 0 {
			continue
		}
		last := slices.MaxFunc(events, func(a, b outcome.Event) int { return cmp.Compare(a.Day, b.Day) })
		p := BehindPerson{PersonRef: PersonRef{id, preferred(t.Person)}, Day: last.Day, Phrase: feed.Kinds()[last.Kind].Phrase}
		p.Age, p.HasAge = w.age(t.Person)
		shown = append(shown, p)
	}
	return shown, nil
}
