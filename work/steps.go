package work

import (
	"context"
	"errors"
	"slices"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// Steps are those that an agency was given in open plans and that are still
// to be done, whose turn it is first, then first due first.
type Steps struct {
	Steps    []GivenStep
	Withheld int // of this page: of people who object to sharing
	Paging
}

// A GivenStep is one of them, as its agency's own system needs to know it.
type GivenStep struct {
	Reference string // by which it is answered
	Title     string
	State     string
	Due       byname.Day // 0 until it is ready
	Overdue   bool
	Person    *PersonRef // nil when the asker may not know
}

// turns are the states of open steps, whose turn it is first.
var turns = []plan.State{plan.Doing, plan.Ready, plan.Waiting, plan.Asked}

// StepsFor lists the steps of the asker's agency. The audit row names the
// persons of a page; whose they are is told as far as the Pass shows.
func (w *Work) StepsFor(ctx context.Context, who Who, page int) (shown Steps, err error) {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return shown, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return shown, err
	}
	var list []given
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		list, shown.Paging, err = w.givenTo(tx, who.Agency, page)
		return err
	})
	if err != nil {
		return shown, err
	}
	pass, err := w.list(ctx, who, "support", persons(list))
	if err != nil {
		return shown, err
	}
	for _, g := range list {
		if g.objects || w.objectsInBuild(build, g.person) {
			shown.Withheld++
			continue
		}
		p, err := build.Person(pass, w.now(), g.person)
		switch {
		case err == nil:
			g.Person = &PersonRef{ID: g.person, Preferred: preferred(p)}
		case !errors.Is(err, byname.ErrDenied) && !nothing(err):
			return shown, err
		case g.free: // a worker's own words may name somebody
			g.Title = "A step of the team's own"
		}
		shown.Steps = append(shown.Steps, g.GivenStep)
	}
	return shown, nil
}

// A given step is one with whose it is.
type given struct {
	GivenStep
	person  byname.PersonID
	free    bool
	objects bool
}

func persons(steps []given) (ids []byname.PersonID) {
	for _, s := range steps {
		ids = append(ids, s.person)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// givenTo reads one page of an agency's open steps.
func (w *Work) givenTo(tx *store.Tx, agency byname.AgencyID, page int) (list []given, at Paging, err error) {
	var rows []store.StepRow
	for _, state := range turns {
		more, err := tx.StepsOf(agency, string(state))
		if err != nil {
			return nil, at, err
		}
		rows = append(rows, more...)
	}
	at = pageOf(len(rows), page, guard.Most)
	first := (at.Page - 1) * guard.Most
	plans := map[int64]plan.Plan{}
	for _, row := range rows[first:min(len(rows), first+guard.Most)] {
		p, read := plans[row.Plan]
		if !read {
			k, err := w.plan(tx, store.PlanRow{ID: row.Plan})
			if err != nil {
				return nil, at, err
			}
			p, plans[row.Plan] = k.plan, k.plan
		}
		s, _ := p.Step(plan.StepID(row.Step))
		g := given{person: p.Person, free: s.Free(), GivenStep: GivenStep{Reference: plan.Reference(p.Person, s.ID),
			Title: s.Title, State: row.State, Due: s.Due, Overdue: s.Overdue(w.Today())}}
		if g.objects, err = tx.Objects(p.Person, w.Today()); err != nil {
			return nil, at, err
		}
		list = append(list, g)
	}
	return list, at, nil
}

// objectsInBuild reports whether an agency told that the person objects.
func (w *Work) objectsInBuild(build *store.Build, id byname.PersonID) bool {
	sketch, err := build.Sketch(id)
	return err == nil && sketch.Objects
}
