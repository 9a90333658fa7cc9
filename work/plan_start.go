package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/population"
	"byname/signal"
	"byname/store"
)

// StartPlan opens a plan for a person with the steps that programmes offer,
// and makes the worker its lead. Members of the household that the same
// programme found are in it too, when the worker may see them.
func (w *Work) StartPlan(ctx context.Context, who Who, id byname.PersonID, programmes []string, matters string) error {
	o, err := w.mayChange(ctx, who, id, "started a plan")
	if err != nil {
		return err
	}
	for _, p := range programmes {
		if !w.hears(who, o.pass.Purpose(), p) {
			return byname.NotFound("programme "+p, "a programme of this place that your agency may offer", "choose one that is offered")
		}
	}
	house, err := w.home(ctx, who, o.build, id)
	if err != nil {
		return err
	}
	came, err := w.cameToHome(ctx, o.build, id)
	if err != nil {
		return err
	}
	together, err := w.together(o.build, house, came, programmes)
	if err != nil {
		return err
	}
	facts, err := w.facts(ctx, o.build, came, id)
	if err != nil {
		return err
	}
	commands, err := w.opening(o.Person, together, programmes, who, matters, facts)
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		if _, open, err := w.openKept(tx, id); err != nil || open {
			if err == nil {
				err = byname.Conflict("plan", "a person with no open plan", "add to the one there is")
			}
			return err
		}
		persons := []store.PlanPerson{{Person: id, Anchor: string(o.Anchor)}}
		for _, p := range together {
			persons = append(persons, store.PlanPerson{Person: p.ID, Anchor: string(p.Anchor)})
		}
		row, err := tx.OpenPlan(persons, w.now())
		if err != nil {
			return err
		}
		k := kept{row: store.PlanRow{ID: row}}
		var changes []plan.Change
		p := k.plan
		for _, c := range commands {
			more, err := plan.Decide(p, c, plan.Hand{Worker: who.Worker}, byname.MinuteOf(w.now()))
			if err != nil {
				return err
			}
			p, changes = plan.Apply(p, more...), append(changes, more...)
		}
		if _, err := w.keep(tx, k, 0, who.Worker, changes); err != nil {
			return err
		}
		if err := w.takeLead(tx, who, o); err != nil {
			return err
		}
		for _, programme := range programmes {
			if err := tx.Act(store.Act{Person: id, Anchor: string(o.Anchor), Programme: programme, Act: store.PlanStarted, By: who.Worker, At: w.now()}); err != nil {
				return err
			}
		}
		return nil
	})
}

// An opened person is one whom a worker may read now.
type opened struct {
	population.Person
	build *store.Build
	pass  guard.Pass
}

// mayChange opens a person for a change of their plan.
func (w *Work) mayChange(ctx context.Context, who Who, id byname.PersonID, what string) (o opened, err error) {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return o, err
	}
	return w.opens(ctx, who, id, what)
}

// together are others of the household whom the same programmes found.
func (w *Work) together(build *store.Build, house guard.Pass, came arrived, programmes []string) (list []population.Person, err error) {
	for _, id := range house.Covers() {
		signals, err := came.signals(build, w, house, id)
		if err != nil {
			return nil, err
		}
		for _, s := range signals {
			if !slices.Contains(programmes, s.Programme) {
				continue
			}
			p, err := build.Person(house, w.now(), id)
			if err != nil {
				return nil, err
			}
			list = append(list, p)
			break
		}
	}
	return list, nil
}

func (w *Work) opening(person population.Person, together []population.Person, programmes []string, who Who, matters string, facts signal.Facts) ([]plan.Command, error) {
	begin := plan.Begin{Person: person.ID, Lead: who.Worker}
	for _, p := range together {
		begin.With = append(begin.With, p.ID)
	}
	commands := []plan.Command{begin}
	if matters != "" {
		commands = append(commands, plan.Say{Matters: matters})
	}
	agencies := w.Place.agenciesFor(person.Neighbourhood, w.Today())
	for _, id := range programmes {
		offer, err := w.Place.programme(id).OfferTo(facts, w.Place.Words)
		if err != nil {
			return nil, err
		}
		commands = append(commands, plan.Follow{Offer: offer, Agencies: agencies})
	}
	return commands, nil
}

// facts are all that rules may know of a person and their household, whoever
// asks: what a programme offers does not depend on what the asker may see. It
// is written down as a run of Byname itself.
func (w *Work) facts(ctx context.Context, build *store.Build, came arrived, id byname.PersonID) (signal.Facts, error) {
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "find", What: "chose the steps that a programme offers one person"})
	if err != nil {
		return signal.Facts{}, err
	}
	day := build.Day
	if len(came.rows) > 0 {
		day = max(day, w.Today())
	}
	return w.factsIn(ctx, build, pass, came, id, day)
}

// factsIn are those as of a day, in a run, with what came of them since the
// build was made. For their own plan somebody who objects to planning use is
// seen as anybody: it is direct care. In nobody else's are they.
func (w *Work) factsIn(ctx context.Context, build *store.Build, run guard.Pass, came arrived, id byname.PersonID, day byname.Day) (signal.Facts, error) {
	ids, err := build.HouseholdIDs(id)
	if err != nil {
		return signal.Facts{}, err
	}
	f := signal.Facts{AsOf: day}
	if err := w.DB.Read(ctx, func(tx *store.Tx) error {
		programmes, err := statesIn(tx, id)
		f.Programmes = programmes[id]
		return err
	}); err != nil {
		return f, err
	}
	for _, member := range ids {
		t, _, err := build.Timeline(run, w.now(), member, came.told[member]...)
		if err != nil {
			return f, err
		}
		if member != id {
			if !t.Unplanned() {
				f.Home = append(f.Home, t)
			}
			continue
		}
		t.NoPlanning = false
		f.Person = t
		f.Deprivation, f.Deciles = w.surroundings(t.LSOA)
	}
	return f, nil
}
