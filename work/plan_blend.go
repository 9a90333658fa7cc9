package work

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"byname"
	"byname/internal/calendar"
	"byname/plan"
	"byname/store"
)

// An AboutMe is what somebody says of themselves.
type AboutMe struct{ Call, Matters, About string }

// SayAboutMe writes down what a person said: what to call them, what matters,
// and how best to support them.
func (w *Work) SayAboutMe(ctx context.Context, who Who, id byname.PersonID, version int, said AboutMe) error {
	return w.changePlan(ctx, who, id, version, "wrote down what matters to this person", nil, func(_ *store.Tx, k kept, o opened) (plan.Command, error) {
		return plan.Say{For: memberOf(k, id), Call: said.Call, Matters: said.Matters, About: said.About}, o.mayLead(who, k)
	})
}

// ReachGoal marks a goal as reached.
func (w *Work) ReachGoal(ctx context.Context, who Who, id byname.PersonID, version int, goal int64) error {
	r := plan.Reach{Goal: plan.GoalID(goal)}
	return w.changePlan(ctx, who, id, version, "marked a goal as reached", r, whole(who, r))
}

// AgreePlan writes down that the plan was agreed with the person, and how.
func (w *Work) AgreePlan(ctx context.Context, who Who, id byname.PersonID, version int, how string) error {
	a := plan.Agree{How: how}
	return w.changePlan(ctx, who, id, version, "agreed the plan with this person", a, whole(who, a))
}

// ReviewPlan sets the day to look at the plan again.
func (w *Work) ReviewPlan(ctx context.Context, who Who, id byname.PersonID, version int, day byname.Day) error {
	r := plan.ReviewOn{Day: day}
	return w.changePlan(ctx, who, id, version, "set a day to look at the plan again", r, whole(who, r))
}

// HandPlan gives the plan to another worker to lead.
func (w *Work) HandPlan(ctx context.Context, who Who, id byname.PersonID, version int, to byname.WorkerID) error {
	if err := w.worksHere(ctx, to); err != nil {
		return err
	}
	l := plan.Lead{Worker: to}
	return w.changePlan(ctx, who, id, version, "passed the plan to another lead", l, whole(who, l))
}

// worksHere is nil for a worker who is there today.
func (w *Work) worksHere(ctx context.Context, id byname.WorkerID) error {
	return w.DB.Read(ctx, func(tx *store.Tx) error {
		here, err := w.stillHere(tx, id)
		if err == nil && !here {
			err = byname.Invalid("owner", "somebody who works here today", "choose another")
		}
		return err
	})
}

// ReopenStep takes back that a step was done or not done.
func (w *Work) ReopenStep(ctx context.Context, who Who, id byname.PersonID, version int, step int64, why string) error {
	r := plan.Reopen{Step: plan.StepID(step), Reason: why}
	return w.changePlan(ctx, who, id, version, "opened a step of the plan again", r, func(_ *store.Tx, k kept, o opened) (plan.Command, error) {
		return r, o.mayMark(who, k, r.Step)
	})
}

// GiveStep hands a step to an agency, or to a worker ("worker:farah").
func (w *Work) GiveStep(ctx context.Context, who Who, id byname.PersonID, version int, step int64, owner string) error {
	agency, to, err := w.ownerOf(ctx, owner)
	if err != nil {
		return err
	}
	g := plan.Give{Step: plan.StepID(step), Agency: agency, Worker: to}
	return w.changePlan(ctx, who, id, version, "handed a step of the plan over", g, func(_ *store.Tx, k kept, o opened) (plan.Command, error) {
		return g, o.mayMark(who, k, g.Step)
	})
}

// MoveStep changes when a step is due, and says why.
func (w *Work) MoveStep(ctx context.Context, who Who, id byname.PersonID, version int, step int64, due byname.Day, why string) error {
	m := plan.Move{Step: plan.StepID(step), Due: due, Reason: why}
	return w.changePlan(ctx, who, id, version, "moved the day of a step", m, func(_ *store.Tx, k kept, o opened) (plan.Command, error) {
		return m, o.mayMark(who, k, m.Step)
	})
}

// AlterStep changes what a step is called, what it is about and which service
// does it.
func (w *Work) AlterStep(ctx context.Context, who Who, id byname.PersonID, version int, step int64, title, part, service string) error {
	if part != "" && plan.Part(part).Title() == "" {
		return byname.Invalid("part", "one of the parts of a plan", "choose one")
	}
	return w.changePlan(ctx, who, id, version, "changed a step of the plan", nil, func(_ *store.Tx, k kept, o opened) (plan.Command, error) {
		s, _ := k.plan.Step(plan.StepID(step))
		return plan.Alter{Step: plan.StepID(step), Title: title, Part: plan.Part(part), Service: service, For: s.For}, o.mayMark(who, k, plan.StepID(step))
	})
}

// ownerOf reads whom a form names: an agency, or "worker:" and a worker, whose
// agency is theirs.
func (w *Work) ownerOf(ctx context.Context, owner string) (byname.AgencyID, byname.WorkerID, error) {
	id, named := strings.CutPrefix(owner, "worker:")
	if !named {
		a, err := w.Place.Agencies.Agency(byname.AgencyID(owner))
		if err == nil && !a.Holds(w.Today()) {
			err = byname.Invalid("owner", "an agency that is there today", "choose who took its work over")
		}
		return a.ID, "", err
	}
	if err := w.worksHere(ctx, byname.WorkerID(id)); err != nil {
		return "", "", err
	}
	var agency byname.AgencyID
	err := w.DB.Read(ctx, func(tx *store.Tx) error {
		x, err := tx.Worker(byname.WorkerID(id))
		agency = x.Agency
		return err
	})
	return agency, byname.WorkerID(id), err
}

// workingDays are how many days are worked from one day until another.
func workingDays(from, until byname.Day) (n int) {
	for day := from + 1; day <= until; day++ {
		if _, _, works := calendar.Office.On(day); works {
			n++
		}
	}
	return n
}

// PlanVersions are what changed in a plan from one version to another.
type PlanVersions struct {
	PersonRef
	From, To    int // versions
	Latest      int
	Differences []Difference
	Versions    []Choice // those that somebody made, newest first
	Unseen      bool     // something changed that the asker may not read
}

// A Difference is one thing the two versions do not say alike.
type Difference struct {
	What         string
	Step         string
	Before, Then byname.Text
}

// ComparePlan compares two versions of a plan; 0 and 0 is since it was agreed,
// or else since it was begun, until now.
func (w *Work) ComparePlan(ctx context.Context, who Who, id byname.PersonID, from, to int) (shown PlanVersions, err error) {
	o, err := w.opens(ctx, who, id, "compared versions of this person's plan")
	if err != nil {
		return shown, err
	}
	house, err := w.home(ctx, who, o.build, id)
	if err != nil {
		return shown, err
	}
	shown.PersonRef = PersonRef{ID: id, Preferred: preferred(o.Person)}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		k, open, err := w.openKept(tx, id)
		if err != nil {
			return err
		}
		if !open || !seesWhole(o.pass, who, k.plan) {
			return byname.NotFound("plan", "an open plan that you see the whole of", "ask its lead")
		}
		shown.Latest = len(k.changes)
		if to <= 0 || to > shown.Latest {
			to = shown.Latest
		}
		if from <= 0 || from > to {
			from = max(1, k.plan.AgreedAt)
		}
		shown.From, shown.To = from, to
		r := w.reading(who, o, house, k)
		for _, d := range plan.Compare(plan.At(k.changes, from), plan.At(k.changes, to)) {
			s, _ := k.plan.Step(d.Step)
			if !r.sees(s.For) || !r.sees(d.Of) {
				shown.Unseen = true
				continue
			}
			shown.Differences = append(shown.Differences, Difference{What: d.What, Step: s.Title, Before: d.Before.Text, Then: d.Then.Text})
		}
		names, err := w.workers(tx)
		for i, c := range slices.Backward(k.changes) {
			if said := changeWords(k.plan, c); said != "" && r.sees(concerns(k.plan, c)) {
				shown.Versions = append(shown.Versions, Choice{Value: strconv.Itoa(i + 1), Title: c.At.Words() + ": " + w.hand(c, names) + " " + said})
			}
		}
		return err
	})
	return shown, err
}
