package work

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"byname"
	"byname/guard"
	"byname/population"
	"byname/store"
)

// weighing is the work of weighing homes anew in the middle of a day, over one
// build, under the Pass of a run.
type weighing struct {
	*Work
	build *store.Build // nil when there is none yet
	pass  guard.Pass
}

// beginWeighing asks for the Pass of such a run.
func (w *Work) beginWeighing(ctx context.Context, what string) (*weighing, error) {
	n := &weighing{Work: w}
	var err error
	if n.build, err = w.Builds.Current(); err != nil && !errors.Is(err, byname.ErrNotFound) {
		return nil, err
	}
	n.pass, err = w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: purposeFind, What: what})
	return n, err
}

// weigh puts the rules to the homes of some persons, with all that came of
// them since the build was made; what they find stands in the place of what
// the build says, and teams are told of whom it did not find.
func (n *weighing) weigh(tx *store.Tx, persons ...byname.PersonID) error {
	if n.build == nil {
		return nil
	}
	done := map[byname.PersonID]bool{0: true}
	for _, id := range persons {
		if done[id] {
			continue
		}
		home, err := n.home(tx, id)
		if err != nil {
			return err
		}
		for _, t := range home {
			done[t.ID] = true
		}
		if err := n.weighHome(tx, home); err != nil {
			return err
		}
		if err := n.tellCalled(tx, home); err != nil {
			return err
		}
	}
	return nil
}

// home is somebody's household with all that came of it in the day.
func (n *weighing) home(tx *store.Tx, id byname.PersonID) ([]population.Timeline, error) {
	home, err := n.build.Home(n.pass, n.now(), id)
	if errors.Is(err, byname.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	came, err := tx.Came(personsOf(home)...)
	if err != nil {
		return nil, err
	}
	objecting, err := tx.ObjectingNow(n.Today())
	if err != nil {
		return nil, err
	}
	for i := range home {
		home[i].NoPlanning = home[i].NoPlanning || objecting[home[i].ID]
		rows := slices.DeleteFunc(cameAs(home[i].ID, came), func(r population.Told) bool { return r.Mine && !n.build.Weighs(n.pass, r.Event) })
		home[i] = home[i].Tell(rows...)
	}
	return home, nil
}

func personsOf(home []population.Timeline) (ids []byname.PersonID) {
	for _, t := range home {
		ids = append(ids, t.ID)
	}
	return ids
}

func (n *weighing) weighHome(tx *store.Tx, home []population.Timeline) error {
	if len(home) == 0 {
		return nil
	}
	day := max(n.Today(), n.build.Day)
	ids := personsOf(home)
	programmes, err := statesIn(tx, ids...)
	if err != nil {
		return err
	}
	signals := n.Place.Signs.EvaluateHome(n.homeOf(home, programmes), day)
	before, err := tx.FoundOf(ids...)
	if err != nil {
		return err
	}
	var found []store.Seen
	for i := range home {
		p := &home[i].Person
		s := store.SignsNow{Person: p.ID, Neighbourhood: p.Neighbourhood, Anchor: string(p.Anchor), At: n.Work.now()}
		for _, x := range signals {
			if x.Person == p.ID {
				s.Signals = append(s.Signals, x)
				found = append(found, store.Seen{Person: p.ID, Anchor: string(p.Anchor), Programme: x.Programme, Theme: x.Theme, Where: p.Neighbourhood, First: x.Since})
			}
		}
		if err := tx.KeepSigns(n.build.Number, s); err != nil {
			return err
		}
		if err := n.tellTeam(tx, s, before); err != nil {
			return err
		}
	}
	return tx.FindOf(ids, found, day)
}

// tellTeam tells the team of the neighbourhood when somebody is found by a
// programme that did not find them before.
func (n *weighing) tellTeam(tx *store.Tx, s store.SignsNow, before []store.Seen) error {
	team, covered := n.Place.team(s.Neighbourhood, n.Today())
	for _, x := range s.Signals {
		known := func(b store.Seen) bool { return b.Person == s.Person && b.Programme == x.Programme }
		if !covered || slices.ContainsFunc(before, known) {
			continue
		}
		return n.tell(tx, store.Notice{Kind: ToldFound, Team: team.ID, Whole: true, Person: s.Person, Link: "/population/" + s.Person.String(),
			About: fmt.Sprintf("person %v at %d", s.Person, s.At.UnixMilli())})
	}
	return nil
}
