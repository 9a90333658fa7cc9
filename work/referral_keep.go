package work

import (
	"encoding/json"
	"fmt"
	"time"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// keepTurns adds turns to a referral, tells whoever should look, and lets the
// step that it carries out follow.
func (w *Work) keepTurns(tx *store.Tx, who Who, k keptReferral, seen int, turns []plan.Turn) error {
	var texts [][]byte
	for _, t := range turns {
		text, err := json.Marshal(t)
		if err != nil {
			return fmt.Errorf("referral %d: %w", k.row.Number, err)
		}
		texts = append(texts, text)
	}
	before := k.is
	k.is = plan.ApplyTurns(k.is, turns...)
	k.row.Stand, k.row.Open, k.row.Claimed = string(k.is.Stand), k.is.Stand.With(), k.is.Claimed
	k.row.AnswerBy, k.row.Finish = dueAt(k.is.AnswerBy), dueAt(k.is.FinishBy)
	if err := tx.TurnReferral(k.row, seen, who.Worker, w.now(), texts...); err != nil {
		return err
	}
	last := turns[len(turns)-1]
	if last.Service != "" {
		return w.tell(tx, store.Notice{Kind: ToldReferred, Agency: last.Agency, Link: referralLink(k.row.Number), About: asked(k.row.Number, k.is.Version), Person: k.row.Person})
	}
	if before.Stand != "" && (last.Claim != "" || last.To != "") { // the inbox has looked
		for version := range seen + 1 {
			if err := w.settled(tx, who, ToldReferred, asked(k.row.Number, version)); err != nil {
				return err
			}
		}
	}
	if last.To == "" || last.To == plan.Draft {
		return nil
	}
	if err := w.tellReferral(tx, k, last); err != nil {
		return err
	}
	return w.followReferral(tx, who, k, before.Stand, last)
}

// asked is what notices call a referral at one of its versions.
func asked(number int64, version int) string {
	return fmt.Sprintf("referral %d turn %d", number, version)
}

// dueAt is a due minute as the database has it.
func dueAt(m byname.Minute) (at time.Time) {
	if m != 0 {
		at = m.Time()
	}
	return at
}

// tellReferral tells the inbox that somebody was referred, and the sender
// what came of it. Who answers is not told of their own answer.
func (w *Work) tellReferral(tx *store.Tx, k keptReferral, t plan.Turn) error {
	n := store.Notice{Link: referralLink(k.row.Number), About: asked(k.row.Number, k.is.Version), Person: k.row.Person}
	if way := t.To; way == plan.Requested || (way == plan.Cancelled || way == plan.InError) && k.is.Claimed != "" {
		n.Kind, n.Agency, n.Team = ToldReferred, k.row.Agency, k.row.Team
		return w.tell(tx, n)
	}
	n.Kind, n.Worker = ToldAnswered, k.row.Worker
	if here, err := w.stillHere(tx, k.row.Worker); err != nil || here {
		if n.Worker == t.By || err != nil {
			return err
		}
		return w.tell(tx, n)
	}
	return w.tellLead(tx, k.row.Plan, k.row.Person, n) // who asked has left: somebody still has to hear
}

func referralLink(number int64) string { return fmt.Sprintf("/referral/%d", number) }

// stillHere reports whether a worker still works here.
func (w *Work) stillHere(tx *store.Tx, id byname.WorkerID) (bool, error) {
	if id == guard.ByItself {
		return false, nil
	}
	worker, err := tx.Worker(id)
	return worker.Holds(w.Today()), err
}

// tellLead tells the lead of a plan; where there is none, or the lead has
// left, the leads of the team of the person's neighbourhood.
func (w *Work) tellLead(tx *store.Tx, plan int64, person byname.PersonID, n store.Notice) error {
	n.Worker, n.Agency, n.Team = "", "", ""
	if plan != 0 {
		k, err := w.plan(tx, store.PlanRow{ID: plan})
		if err != nil {
			return err
		}
		here, err := w.stillHere(tx, k.plan.Lead)
		if err != nil {
			return err
		}
		if here {
			n.Worker = k.plan.Lead
			return w.tell(tx, n)
		}
	}
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	sketch, err := build.Sketch(person)
	if nothing(err) {
		return nil // whoever they are now, no build knows them
	}
	if t, covered := w.Place.team(sketch.Neighbourhood, w.Today()); covered && err == nil {
		n.Team = t.ID
		return w.tell(tx, n)
	}
	return err
}

// followReferral lets the step follow the referral that carries it out.
func (w *Work) followReferral(tx *store.Tx, who Who, k keptReferral, before plan.Stand, t plan.Turn) error {
	if k.row.Plan == 0 || before == k.is.Stand {
		return nil
	}
	p, err := w.plan(tx, store.PlanRow{ID: k.row.Plan})
	if err != nil {
		return err
	}
	step := plan.StepID(k.row.Step)
	s, _ := p.plan.Step(step)
	said := t.Words.Reveal()
	var c plan.Command
	switch t.To {
	case plan.Accepted, plan.InProgress:
		if s.State == plan.Ready {
			c = plan.Start{Step: step}
		}
	case plan.Completed:
		if s.State == plan.Ready || s.State == plan.Doing {
			c = plan.Finish{Step: step, Outcome: said}
		}
	case plan.Rejected, plan.Failed, plan.Cancelled, plan.InError:
		if s.Open() && before != plan.Draft {
			c = plan.GiveUp{Step: step, Reason: said}
		}
	}
	reopened := (t.To == plan.Requested || t.To == plan.InProgress) && !s.Open()
	if reopened {
		c = plan.Reopen{Step: step, Reason: said}
	}
	if c == nil || p.plan.Closed != 0 {
		return nil
	}
	changes, err := plan.Decide(p.plan, c, plan.Hand{Worker: who.Worker}, w.minute())
	if err != nil {
		return err
	}
	_, err = w.keep(tx, p, p.plan.Version, who.Worker, changes)
	return err
}
