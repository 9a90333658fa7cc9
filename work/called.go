package work

import (
	"context"
	"fmt"

	"byname"
	"byname/population"
	"byname/store"
)

// tellCalled tells the team of a neighbourhood of whoever of a home ambulance,
// fire or police came to again and again, as the place declares: once, and not
// again until as many days have gone by. What was told in confidence does not
// count, for all of the team reads the notice.
func (n *weighing) tellCalled(tx *store.Tx, home []population.Timeline) error {
	calls, today := n.Place.Calls, n.Today()
	for i := range home {
		t := &home[i]
		var at []byname.Minute
		for _, e := range t.Events {
			if calls.Counts(e.Kind) && !e.Restricted {
				at = append(at, e.At)
			}
		}
		times, often := calls.Repeated(at, today)
		team, covered := n.Place.team(t.Neighbourhood, today)
		if !often || !covered || t.Unplanned() || t.Died != 0 {
			continue
		}
		objects, err := tx.Objects(t.ID, today)
		if err != nil {
			return err
		}
		if objects {
			continue
		}
		anew, err := tx.Called(store.Called{Person: t.ID, Anchor: string(t.Anchor), Neighbourhood: t.Neighbourhood, Times: times, On: today}, today-byname.Day(calls.Days))
		if err != nil {
			return err
		}
		if !anew {
			continue
		}
		if err := n.tell(tx, store.Notice{Kind: ToldCalled, Team: team.ID, Whole: true, Person: t.ID, Link: "/population/" + t.ID.String(), About: fmt.Sprintf("person %v on %s", t.ID, today)}); err != nil {
			return err
		}
	}
	return nil
}

// tellCalledAnew looks through those whom the current build tells anew: of a
// whole build everybody, of a joined one whom what came concerns.
func (w *Work) tellCalledAnew(ctx context.Context) error {
	calls, today := w.Place.Calls, w.Today()
	if calls.Times == 0 {
		return nil
	}
	n, err := w.beginWeighing(ctx, "a build was made: looked to whom ambulance, fire and police came again and again")
	if err != nil || n.build == nil {
		return err
	}
	var often []byname.PersonID
	var at []byname.Minute
	err = n.build.LivesAnew(n.pass, w.now(), calls.Counts, func(l *store.Life) error {
		at = at[:0]
		for _, e := range l.Events {
			at = append(at, e.At)
		}
		if _, yes := calls.Repeated(at, today); yes {
			often = append(often, l.ID)
		}
		return nil
	})
	if err != nil || len(often) == 0 {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		for _, id := range often {
			home, err := n.home(tx, id)
			if err != nil {
				return err
			}
			if err := n.tellCalled(tx, home); err != nil {
				return err
			}
		}
		return nil
	})
}
