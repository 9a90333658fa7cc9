package work

import (
	"context"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// AddStep adds a step that no programme foresaw. A cost is posted to the
// team's budget in the same transaction, and above the limit the step and the
// money wait for the lead; or to the person's own, as far as it goes.
func (w *Work) AddStep(ctx context.Context, who Who, id byname.PersonID, version int, s NewStep) error {
	within := 0
	if s.Due != 0 {
		if within = int(s.Due - w.Today()); within < 0 {
			return byname.Invalid("due day", "today or later", "choose a later day")
		}
	}
	if s.Cost > 0 {
		if err := w.may(ctx, who, guard.Spend); err != nil {
			return err
		}
	}
	agency, owner, err := w.ownerOf(ctx, s.Owner)
	if err != nil {
		return err
	}
	free := plan.Free{Title: s.Title, Agency: agency, Worker: owner, WithinDays: within, Working: s.Working, Why: s.Reason, Cost: s.Cost,
		Part: plan.Part(s.Part), Service: s.Service, For: s.For}
	if s.Working {
		free.WithinDays = workingDays(w.Today(), s.Due)
	}
	for _, step := range s.After {
		free.After = append(free.After, plan.StepID(step))
	}
	again := free
	again.Budget, again.Limit = teamBudget, s.Cost
	if s.Own {
		again.Budget = ownOf(id)
	}
	return w.changePlan(ctx, who, id, version, "added a step to the plan", again, func(tx *store.Tx, k kept, o opened) (plan.Command, error) {
		if s.Cost <= 0 {
			return free, nil
		}
		if err := o.maySpend(who); err != nil {
			return nil, err
		}
		if s.Own {
			free.Budget, free.Limit = ownOf(id), k.plan.PaidFrom(ownOf(id))+s.Cost
			return free, w.payOwn(tx, who, k, o, plan.StepID(len(k.plan.Steps)+1), s)
		}
		ref := stepRef(k.row.ID, plan.StepID(len(k.plan.Steps)+1))
		held, err := w.pay(tx, who, o.Person, ref, s.Title, s.Reason, s.Cost)
		free.Budget, free.Limit = teamBudget, k.plan.PaidFrom(teamBudget)+s.Cost
		if held {
			free.Limit = 0
		}
		return free, err
	})
}

// MarkDone ends a step well and gives back the titles of the steps that this
// released, as far as the worker may read them.
func (w *Work) MarkDone(ctx context.Context, who Who, id byname.PersonID, version int, step int64, words string) (released []string, err error) {
	finish := plan.Finish{Step: plan.StepID(step), Outcome: words}
	err = w.changePlan(ctx, who, id, version, "marked a step of the plan as done", finish, func(_ *store.Tx, k kept, o opened) (plan.Command, error) {
		if err := o.mayMark(who, k, finish.Step); err != nil {
			return nil, err
		}
		changes, err := plan.Decide(k.plan, finish, plan.Hand{Worker: who.Worker}, byname.MinuteOf(w.now()))
		for _, c := range changes {
			if s, _ := k.plan.Step(c.Step); c.What == plan.Released && o.reads(who, k, s) {
				released = append(released, s.Title)
			}
		}
		return finish, err
	})
	return released, err
}

// MarkNotDone ends a step that will not happen.
func (w *Work) MarkNotDone(ctx context.Context, who Who, id byname.PersonID, version int, step int64, why string) error {
	giveUp := plan.GiveUp{Step: plan.StepID(step), Reason: why}
	return w.changePlan(ctx, who, id, version, "marked a step of the plan as not done", giveUp, func(_ *store.Tx, k kept, o opened) (plan.Command, error) {
		return giveUp, o.mayMark(who, k, giveUp.Step)
	})
}

// seesWhole reports whether a worker sees all of a plan: by what sharing
// allows, or because they lead it.
func seesWhole(pass guard.Pass, who Who, p plan.Plan) bool {
	return pass.Sees("plan", "", false) == guard.Full || p.Lead == who.Worker && !pass.Alone()
}

// reads reports whether the worker may read a step: their own agency's, or any
// when they see the whole plan.
func (o opened) reads(who Who, k kept, s plan.Step) bool {
	return s.Agency == who.Agency || seesWhole(o.pass, who, k.plan)
}

// mayMark is nil when the worker may end a step: one they may read.
func (o opened) mayMark(who Who, k kept, step plan.StepID) error {
	if s, found := k.plan.Step(step); found && !o.reads(who, k, s) {
		return byname.Denied("step", "a step of your own agency", "leave it to the agency whose it is")
	}
	return nil
}

// SayWhatMatters writes down what the person said.
func (w *Work) SayWhatMatters(ctx context.Context, who Who, id byname.PersonID, version int, said string) error {
	return w.changePlan(ctx, who, id, version, "wrote down what matters to this person", nil, func(_ *store.Tx, k kept, o opened) (plan.Command, error) {
		own := k.plan.Of(memberOf(k, id))
		return plan.Say{For: memberOf(k, id), Matters: said, About: own.About.Reveal(), Call: own.Call.Reveal()}, o.mayLead(who, k)
	})
}

// AddGoal adds a goal in the person's words.
func (w *Work) AddGoal(ctx context.Context, who Who, id byname.PersonID, version int, words string) error {
	return w.changePlan(ctx, who, id, version, "added a goal to the plan", nil, func(_ *store.Tx, k kept, o opened) (plan.Command, error) {
		return plan.Want{Words: words, For: memberOf(k, id)}, o.mayLead(who, k)
	})
}

// WaitFor changes what a step waits for; a circle is refused.
func (w *Work) WaitFor(ctx context.Context, who Who, id byname.PersonID, version int, step int64, after []int64) error {
	r := plan.Reorder{Step: plan.StepID(step)}
	for _, a := range after {
		r.After = append(r.After, plan.StepID(a))
	}
	return w.changePlan(ctx, who, id, version, "changed the order of the plan", r, whole(who, r))
}

// EndPlan closes a plan and says what came of it.
func (w *Work) EndPlan(ctx context.Context, who Who, id byname.PersonID, version int, why string) error {
	return w.changePlan(ctx, who, id, version, "ended the plan", plan.End{Why: why}, whole(who, plan.End{Why: why}))
}

// Countersign is the lead's word on a cost above the limit: yes lets the step
// go on and pays it, no ends it and gives the money back.
func (w *Work) Countersign(ctx context.Context, who Who, id byname.PersonID, step int64, yes bool, words string) error {
	if err := w.may(ctx, who, guard.Countersign); err != nil {
		return err
	}
	return w.changePlan(ctx, who, id, latest, "answered a cost in the plan", nil, func(tx *store.Tx, k kept, o opened) (plan.Command, error) {
		if err := o.maySpend(who); err != nil {
			return nil, err
		}
		if err := w.answerSpend(tx, who, stepRef(k.row.ID, plan.StepID(step)), yes, words); err != nil {
			return nil, err
		}
		if !yes {
			return plan.GiveUp{Step: plan.StepID(step), Reason: words}, nil
		}
		return plan.Countersign{Step: plan.StepID(step)}, nil
	})
}

// maySpend is nil when the budget that pays for the person is that of the
// worker's own team.
func (o opened) maySpend(who Who) error {
	if !who.inTeamOf(o.Neighbourhood) {
		return byname.Denied("cost of a step", "a member of the team of the person's neighbourhood", "ask the plan's lead to add it")
	}
	return nil
}

// latest stands for whatever version the plan has.
const latest = -1

// whole is a command for those who see the whole plan alone.
func whole(who Who, c plan.Command) func(*store.Tx, kept, opened) (plan.Command, error) {
	return func(_ *store.Tx, k kept, o opened) (plan.Command, error) { return c, o.mayLead(who, k) }
}

// mayLead is nil when the worker may change what the plan as a whole says.
func (o opened) mayLead(who Who, k kept) error {
	if !seesWhole(o.pass, who, k.plan) {
		return byname.Denied("plan", "somebody who sees the whole plan", "tell the worker who leads it")
	}
	return nil
}

// changePlan opens the person, reads their open plan, decides and saves, all
// or nothing. A version other than the one seen is a conflict, unless the same
// hand has made this change since: again is the change as it would be made, for
// a form that is sent twice; nil when the command tells only with the plan.
func (w *Work) changePlan(ctx context.Context, who Who, id byname.PersonID, version int, what string, again plan.Command,
	ask func(*store.Tx, kept, opened) (plan.Command, error)) error {
	o, err := w.mayChange(ctx, who, id, what)
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		k, open, err := w.openKept(tx, id)
		if err != nil {
			return err
		}
		if !open {
			return byname.NotFound("plan", "a person with an open plan", "start one from their page")
		}
		seen := version
		if seen == latest {
			seen = k.plan.Version
		}
		hand := plan.Hand{Worker: who.Worker}
		if seen != k.plan.Version && again == nil {
			if again, err = ask(tx, k, o); err != nil {
				return err
			}
		}
		if seen != k.plan.Version && plan.Repeats(k.changes, seen, again, hand, w.minute()) {
			return nil
		}
		if seen != k.plan.Version {
			return byname.Conflict("plan", "the plan as it is now", "somebody was first: read it again, then make your change")
		}
		c, err := ask(tx, k, o)
		if err != nil {
			return err
		}
		changes, err := plan.Decide(k.plan, c, hand, byname.MinuteOf(w.now()))
		if err != nil {
			return err
		}
		_, err = w.keep(tx, k, seen, who.Worker, changes)
		return err
	})
}
