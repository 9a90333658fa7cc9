package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
	"byname/team"
)

// Caseload lists for whom a worker leads, by name: the worker's own ("" is the
// asker), and for a lead of a team of theirs or who stands in, another's.
func (w *Work) Caseload(ctx context.Context, who Who, of byname.WorkerID, page int) (shown Caseload, err error) {
	if of == "" {
		of = who.Worker
	}
	var cares []team.Care
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		if err := w.mayReadLoad(ctx, tx, who, of); err != nil {
			return err
		}
		worker, err := tx.Worker(of)
		if err != nil {
			return err
		}
		shown.Worker, shown.Name, shown.Job, shown.Mine = of, worker.Name, worker.Job, of == who.Worker
		cares, err = tx.Caseload(of, w.Today())
		return err
	})
	if err != nil {
		return shown, err
	}
	shown.Weight = int(team.Weigh(cares))
	shown.Paging = pageOf(len(cares), page, guard.Most)
	first := (shown.Page - 1) * guard.Most
	cares = cares[first:min(len(cares), first+guard.Most)]
	var ids []byname.PersonID
	for _, c := range cares {
		ids = append(ids, c.Person)
	}
	pass, err := w.list(ctx, who, "support", ids)
	if err != nil {
		return shown, err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return shown, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		for _, c := range cares {
			if pass.Check(c.Person, w.now()) != nil {
				shown.Hidden++
				continue
			}
			p, err := build.Person(pass, w.now(), c.Person)
			if err != nil {
				return err
			}
			line := CaseloadPerson{PersonRef: PersonRef{c.Person, preferred(p)}, Since: c.From, Weight: c.Weight.String()}
			k, open, err := w.openKept(tx, c.Person)
			if err != nil {
				return err
			}
			if open && seesWhole(pass, who, k.plan) {
				line.HasPlan, line.Review = true, k.plan.Review
				line.Open, line.Overdue = w.pressing(k.plan)
			}
			shown.People = append(shown.People, line)
		}
		return nil
	})
	return shown, err
}

// pressing counts the steps of a plan that are to be done now, and those past
// their day.
func (w *Work) pressing(p plan.Plan) (open, overdue int) {
	for _, s := range p.Steps {
		if s.State == plan.Ready || s.State == plan.Doing {
			open++
		}
		if s.Overdue(w.Today()) {
			overdue++
		}
	}
	return open, overdue
}

// mayReadLoad is nil when the asker may read for whom a worker leads.
func (w *Work) mayReadLoad(ctx context.Context, tx *store.Tx, who Who, of byname.WorkerID) error {
	if of == who.Worker {
		return w.may(ctx, who, guard.SeeWorklist)
	}
	stands, err := w.standsFor(tx, who.Worker)
	if err != nil || slices.Contains(stands, of) {
		return err
	}
	if w.may(ctx, who, guard.HandOver) == nil {
		for _, r := range who.Teams {
			at, covered := w.Place.team(r.Neighbourhood, w.Today())
			if !covered {
				continue
			}
			t, err := tx.Team(at.ID)
			if err != nil {
				return err
			}
			if slices.ContainsFunc(t.Members, func(m team.Member) bool { return m.Worker == of }) {
				return nil
			}
		}
	}
	return byname.Denied("caseload", "your own, or one of a team you lead", "ask the lead of the team")
}

// standsFor are those whose work a worker does today besides their own: who is
// away and named them, and for a lead also who is away and named nobody, and
// who has left the team with people still theirs.
func (w *Work) standsFor(tx *store.Tx, id byname.WorkerID) (others []byname.WorkerID, err error) {
	day := w.Today()
	leaves, err := tx.Leaves(day)
	if err != nil {
		return nil, err
	}
	others = team.StandsFor(leaves, id, day)
	mine, err := tx.TeamsOf(id, day)
	if err != nil {
		return nil, err
	}
	for _, m := range mine {
		if !m.Lead {
			continue
		}
		t, err := tx.Team(m.Team)
		if err != nil {
			return nil, err
		}
		here := t.On(day)
		for _, x := range t.Members {
			if x.Worker == id || slices.ContainsFunc(here, func(h team.Member) bool { return h.Worker == x.Worker }) && team.StandIn(leaves, x.Worker, day) != "" {
				continue
			}
			elsewhere, err := tx.TeamsOf(x.Worker, day)
			if err != nil {
				return nil, err
			}
			if !slices.ContainsFunc(elsewhere, func(e store.Membership) bool { return e.Team != t.ID }) {
				others = append(others, x.Worker)
			}
		}
	}
	slices.Sort(others)
	return slices.Compact(others), nil
}
