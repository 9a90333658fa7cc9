package work

import (
	"context"
	"fmt"

	"byname"
	"byname/plan"
	"byname/store"
)

// planLink is where a plan's notices lead.
func planLink(person byname.PersonID) string { return "/plan/" + person.String() }

// tellSteps tells whose turn it is now, and the lead when others wait for what
// was not done. Who made the change is not told of it.
func (w *Work) tellSteps(tx *store.Tx, k kept, by byname.WorkerID, changes []plan.Change) error {
	stuck := false
	for i, c := range changes {
		s, _ := k.plan.Step(c.Step)
		n := store.Notice{Link: planLink(k.plan.Person), About: released(k.row.ID, k.plan.Version-len(changes)+i+1), Person: k.plan.Person}
		switch c.What {
		case plan.Released:
			n.Kind = ToldReady
		case plan.Gave:
			n.Kind = ToldGiven
		case plan.Led:
			if n.Kind, n.Worker = ToldLead, c.Worker; c.Worker != c.By {
				if err := w.tell(tx, n); err != nil {
					return err
				}
			}
			continue
		case plan.GaveUp, plan.Finished:
			stuck = stuck || c.What == plan.GaveUp
			if err := w.settleStep(tx, k, by, c); err != nil {
				return err
			}
			continue
		default:
			continue
		}
		if err := w.tellOwner(tx, k, s, c.By, n); err != nil {
			return err
		}
	}
	if stuck && len(k.plan.Stuck()) > 0 {
		return w.tellLead(tx, k.row.ID, k.plan.Person, store.Notice{Kind: ToldStuck, Link: planLink(k.plan.Person), About: released(k.row.ID, k.plan.Version), Person: k.plan.Person})
	}
	return nil
}

// released is what notices call a change of a plan.
func released(plan int64, version int) string { return fmt.Sprintf("plan %d change %d", plan, version) }

// settleStep ends what was told of a step that has ended.
func (w *Work) settleStep(tx *store.Tx, k kept, by byname.WorkerID, ended plan.Change) error {
	for i, c := range k.changes {
		if c.Step != ended.Step || c.What != plan.Released && c.What != plan.Gave {
			continue
		}
		for _, kind := range []string{ToldReady, ToldGiven, ToldLeft} {
			if err := w.settled(tx, Who{Worker: by}, kind, released(k.row.ID, i+1)); err != nil {
				return err
			}
		}
	}
	return nil
}

// tellOwner tells the worker who owns a step, or else all of its agency; when
// the worker has left, the lead.
func (w *Work) tellOwner(tx *store.Tx, k kept, s plan.Step, by byname.WorkerID, n store.Notice) error {
	if s.Worker == "" {
		n.Agency = w.Place.heirs(s.Agency, w.Today())[0]
		return w.tell(tx, n)
	}
	if s.Worker == by {
		return nil
	}
	here, err := w.stillHere(tx, s.Worker)
	if err != nil {
		return err
	}
	if !here {
		n.Kind = ToldLeft
		return w.tellLead(tx, k.row.ID, k.plan.Person, n)
	}
	n.Worker = s.Worker
	return w.tell(tx, n)
}

// Nudge tells of every clock that has run out: the inbox or the owner at once
// and once a day after, the lead and the sender from the day after; and of
// every plan whose day of review has come. It reads nobody. It gives how many
// referrals and steps were late.
func (w *Work) Nudge(ctx context.Context) (late int, err error) {
	if err := w.planReviews(ctx); err != nil {
		return 0, err
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		late = 0
		referrals, err := tx.LateReferrals(w.now())
		if err != nil {
			return err
		}
		for _, row := range referrals {
			if err := w.nudgeReferral(tx, row); err != nil {
				return err
			}
		}
		steps, err := tx.LateSteps(w.Today())
		if err != nil {
			return err
		}
		for _, row := range steps {
			if err := w.nudgeStep(tx, row); err != nil {
				return err
			}
		}
		late = len(referrals) + len(steps)
		return nil
	})
	return late, err
}

// escalation is how long after a clock has run out the lead hears of it.
const escalation = 24 * 60

func (w *Work) nudgeReferral(tx *store.Tx, row store.ReferralRow) error {
	due := row.Finish
	if !row.AnswerBy.IsZero() {
		due = row.AnswerBy
	}
	n := store.Notice{Kind: ToldLate, Link: referralLink(row.Number), About: fmt.Sprintf("referral %d on %s", row.Number, w.Today()), Person: row.Person}
	inbox := n
	inbox.Agency, inbox.Team = row.Agency, row.Team
	if here, err := w.stillHere(tx, row.Claimed); row.Claimed != "" && here && err == nil {
		inbox.Agency, inbox.Team, inbox.Worker = "", "", row.Claimed
	}
	if err := w.tell(tx, inbox); err != nil || w.minute() < byname.MinuteOf(due)+escalation {
		return err
	}
	if here, err := w.stillHere(tx, row.Worker); err != nil {
		return err
	} else if here {
		sender := n
		sender.Worker = row.Worker
		if err := w.tell(tx, sender); err != nil {
			return err
		}
	}
	return w.tellLead(tx, row.Plan, row.Person, n)
}

func (w *Work) nudgeStep(tx *store.Tx, row store.StepRow) error {
	k, err := w.plan(tx, store.PlanRow{ID: row.Plan})
	if err != nil {
		return err
	}
	s, _ := k.plan.Step(plan.StepID(row.Step))
	n := store.Notice{Kind: ToldOverdue, Link: planLink(k.plan.Person), About: fmt.Sprintf("plan %d step %d on %s", row.Plan, row.Step, w.Today()), Person: k.plan.Person}
	if err := w.tellOwner(tx, k, s, "", n); err != nil || w.Today() < s.Due+2 {
		return err
	}
	return w.tellLead(tx, row.Plan, k.plan.Person, n)
}
