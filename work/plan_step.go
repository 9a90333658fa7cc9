package work

import (
	"slices"
	"strings"

	"byname"
	"byname/directory"
	"byname/plan"
	"byname/store"
	"byname/team"
)

// hiddenStep stands for a step that the asker may not read.
const hiddenStep = "A step of another agency"

// stepsOf are a plan's steps as the reader may see them. Who sees a plan in
// full sees all steps, but those for a member whom they may not see; anybody
// else sees their own agency's, and of others that a step is under way.
func (w *Work) stepsOf(tx *store.Tx, r reader, k kept, names map[byname.WorkerID]team.Worker, whole bool) (steps []Step, err error) {
	_, book, err := w.bookNow(tx)
	if err != nil {
		return nil, err
	}
	sent, err := tx.ReferralsOf(r.id)
	if err != nil {
		return nil, err
	}
	reads := func(s plan.Step) bool {
		return r.sees(s.For) && (whole || slices.Contains(w.Place.heirs(s.Agency, w.Today()), r.Agency))
	}
	for _, s := range k.plan.Steps {
		if !reads(s) {
			steps = append(steps, Step{ID: int64(s.ID), Title: hiddenStep, State: string(s.State), Hint: true})
			continue
		}
		step := w.stepShown(k, s, r, names)
		if whole {
			step.Programme, step.Version = s.Programme, s.Version
		}
		for _, before := range s.WaitsFor {
			if b, _ := k.plan.Step(before); b.State != plan.Done {
				title := b.Title
				if !reads(b) {
					title = hiddenStep
				}
				step.WaitsFor = append(step.WaitsFor, title)
			}
		}
		if service, there := book.Now(directory.ServiceID(s.Service)); there && s.Service != "" {
			step.Service = &Choice{Value: string(service.ID), Title: service.Name}
		}
		for _, row := range sent {
			if row.Plan == k.row.ID && row.Step == int64(s.ID) && step.Referral == 0 {
				step.Referral = row.Number
			}
		}
		steps = append(steps, step)
	}
	return steps, nil
}

func (w *Work) stepShown(k kept, s plan.Step, r reader, names map[byname.WorkerID]team.Worker) Step {
	open := s.State == plan.Ready || s.State == plan.Doing
	step := Step{ID: int64(s.ID), Title: s.Title, Owner: w.owner(s, names), Due: s.Due, Overdue: s.Overdue(w.Today()), State: string(s.State),
		Mine: slices.Contains(w.Place.heirs(s.Agency, w.Today()), r.Agency), MayMark: open, MayChange: true,
		Cost: s.Cost, Own: strings.HasPrefix(s.Budget, ownBudget), Free: s.Free(), Reason: s.Why.Text, Ended: s.Ended, Outcome: s.Outcome.Text, EndedBy: w.endedBy(k, s, names),
		Reference: plan.Reference(k.plan.Person, s.ID), Part: s.Part.Title(), For: r.called(k.plan, s.For)}
	if owner := names[s.Worker]; s.Worker != "" && s.Open() && !owner.Holds(w.Today()) {
		step.Left = owner.Name
	}
	return step
}

// owner is whose a step is: who does the agency's work now, where it has
// merged.
func (w *Work) owner(s plan.Step, names map[byname.WorkerID]team.Worker) string {
	agency := w.Place.Short(w.Place.heirs(s.Agency, w.Today())[0])
	if s.Worker != "" {
		return names[s.Worker].Name + ", " + agency
	}
	return agency
}

// path is the critical path in words, as far as the reader may read its steps.
func (w *Work) path(k kept, steps []Step) Path {
	found := k.plan.CriticalPath(w.Today())
	if len(found.Steps) == 0 {
		return Path{}
	}
	shown := Path{Done: found.Done, Stuck: found.Stuck}
	for _, id := range found.Steps {
		shown.Titles = append(shown.Titles, steps[id-1].Title)
	}
	shown.Holds, shown.By = steps[found.Holds-1].Title, steps[found.Holds-1].Owner
	return shown
}
