package work

import (
	"context"

	"byname"
	"byname/outcome"
	"byname/plan"
	"byname/store"
)

// What is done here comes back as events of these kinds, though no agency's
// extract tells of it.
const (
	stepDone       = "plan.step.done"
	stepNotDone    = "plan.step.not_done"
	answeredInTime = "referral.answered.in_time"
	answeredLate   = "referral.answered.late"
)

// ownEvents are the answered steps of plans, and the referrals whose service
// keeps a clock, by person.
func (w *Work) ownEvents(ctx context.Context, build *store.Build) (map[byname.PersonID][]outcome.Event, error) {
	events := map[byname.PersonID][]outcome.Event{}
	err := w.DB.Read(ctx, func(tx *store.Tx) error {
		add := func(person byname.PersonID, list ...outcome.Event) error {
			id, err := w.nowKnownAs(tx, build, person)
			if err == nil && id != 0 {
				events[id] = append(events[id], list...)
			}
			return err
		}
		plans, err := tx.EveryPlan()
		if err != nil {
			return err
		}
		for _, row := range plans {
			k, err := w.plan(tx, row)
			if err != nil {
				return err
			}
			for _, person := range append([]byname.PersonID{k.plan.Person}, k.plan.With...) {
				if err := add(person, stepEvents(k.plan, person)...); err != nil {
					return err
				}
			}
		}
		referrals, err := tx.EveryReferral()
		if err != nil {
			return err
		}
		for _, row := range referrals {
			k, err := w.referralKept(tx, row)
			if err != nil {
				return err
			}
			if err := add(row.Person, answerEvents(k.turns, w.minute())...); err != nil {
				return err
			}
		}
		return nil
	})
	return events, err
}

// ownEventsOf are those of one person.
func (w *Work) ownEventsOf(tx *store.Tx, build *store.Build, id byname.PersonID) (events []outcome.Event, err error) {
	plans, err := tx.PlansOf(id)
	if err != nil {
		return nil, err
	}
	for _, row := range plans {
		k, err := w.plan(tx, row)
		if err != nil {
			return nil, err
		}
		for _, person := range append([]byname.PersonID{k.plan.Person}, k.plan.With...) {
			now, err := w.nowKnownAs(tx, build, person)
			if err != nil {
				return nil, err
			}
			if now == id {
				events = append(events, stepEvents(k.plan, person)...)
			}
		}
	}
	referrals, err := tx.ReferralsOf(id)
	if err != nil {
		return nil, err
	}
	for _, row := range referrals {
		k, err := w.referralKept(tx, row)
		if err != nil {
			return nil, err
		}
		events = append(events, answerEvents(k.turns, w.minute())...)
	}
	return events, nil
}

// stepEvents are the answered steps of a plan that are for somebody.
func stepEvents(p plan.Plan, person byname.PersonID) (list []outcome.Event) {
	for _, s := range p.Steps {
		switch {
		case s.For != 0 && s.For != person || s.Ended == 0:
		case s.State == plan.Done:
			list = append(list, outcome.Event{Kind: stepDone, Day: s.Ended})
		case s.State == plan.NotDone:
			list = append(list, outcome.Event{Kind: stepNotDone, Day: s.Ended})
		}
	}
	return list
}

// answerEvents are how often a referral that was asked was answered in time,
// yes or no, and how often its clock ran out first. What was taken back before
// is neither.
func answerEvents(turns []plan.Turn, now byname.Minute) (list []outcome.Event) {
	var r plan.Referral
	late := func(due byname.Minute) { list = append(list, outcome.Event{Kind: answeredLate, Day: due.Day()}) }
	for _, t := range turns {
		due, was := r.AnswerBy, r.Stand
		r = plan.ApplyTurns(r, t)
		switch {
		case was != plan.Requested || due == 0 || r.AnswerBy == due && r.Stand == was:
		case t.At > due:
			late(due)
		case r.Stand == plan.Accepted || r.Stand == plan.Rejected || r.Stand == plan.Completed:
			list = append(list, outcome.Event{Kind: answeredInTime, Day: t.At.Day()})
		}
	}
	if r.Stand == plan.Requested && r.AnswerBy != 0 && now > r.AnswerBy {
		late(r.AnswerBy)
	}
	return list
}
