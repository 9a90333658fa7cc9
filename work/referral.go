package work

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"byname"
	"byname/directory"
	"byname/plan"
	"byname/store"
	"byname/team"
)

// A NewReferral is one that a worker makes: to a service of the directory, or
// to a neighbourhood's team.
type NewReferral struct {
	Service, Neighbourhood string
	Step                   int64  // of the person's plan that it carries out; 0 for none
	Ask, Need              string // what is asked for; what whoever comes should know
	Draft                  bool   // not sent yet
}

// Refer makes a referral for a person and gives its number. The same asked
// again while the first is open gives the first.
func (w *Work) Refer(ctx context.Context, who Who, id byname.PersonID, n NewReferral) (number int64, err error) {
	o, err := w.mayChange(ctx, who, id, "referred this person")
	if err != nil {
		return 0, err
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		number, err = w.refer(tx, who, o, n)
		return err
	})
	return number, err
}

// refer is Refer for who has opened the person, as part of a transaction.
func (w *Work) refer(tx *store.Tx, who Who, o opened, n NewReferral) (number int64, err error) {
	if err := w.mayShare(tx, o); err != nil {
		return 0, err
	}
	asking := plan.Asking{Person: o.ID, Step: plan.StepID(n.Step), Sender: who.Agency}
	promise, err := w.addressed(tx, o, n, &asking)
	if err != nil {
		return 0, err
	}
	row := store.ReferralRow{Step: n.Step, Person: o.ID, Anchor: string(o.Anchor), Service: asking.Service, Agency: asking.Agency, Team: team.TeamID(asking.Team),
		Sender: who.Agency, Worker: who.Worker}
	if row.Plan, err = w.stepToRefer(tx, who, o, n.Step); err != nil {
		return 0, err
	}
	turns, err := plan.Ask(asking, n.Ask, n.Need, !n.Draft, promise, who.Worker, w.minute())
	if err != nil {
		return 0, err
	}
	if number, err = w.askedBefore(tx, row, turns); err != nil || number != 0 {
		return number, err
	}
	if row.Number, err = tx.BeginReferral(row); err != nil {
		return 0, err
	}
	return row.Number, w.keepTurns(tx, who, keptReferral{row: row}, 0, turns)
}

// mayShare is nil when somebody's record may be shared with whoever is asked
// to help: not when they object.
func (w *Work) mayShare(tx *store.Tx, o opened) error {
	objects, err := w.noSharing(tx, o)
	if err == nil && objects {
		err = byname.Denied("referral", "somebody who does not object to sharing", "ask them whether you may, or go along with them")
	}
	return err
}

// noSharing reports whether somebody objects to all sharing.
func (w *Work) noSharing(tx *store.Tx, o opened) (bool, error) {
	objects, err := tx.Objects(o.ID, w.Today())
	return objects || err == nil && w.objectsInBuild(o.build, o.ID), err
}

// addressed says whom a referral goes to, and what clock they keep.
func (w *Work) addressed(tx *store.Tx, o opened, n NewReferral, a *plan.Asking) (p plan.Promise, err error) {
	if n.Neighbourhood != "" {
		t, covered := w.Place.team(n.Neighbourhood, w.Today())
		if !covered {
			return p, byname.NotFound("service", "a neighbourhood that a team covers", "choose another")
		}
		a.Team = string(t.ID)
		return plan.Promise{}, nil
	}
	_, book, err := w.bookNow(tx)
	if err != nil {
		return p, err
	}
	s, there := book.Now(directory.ServiceID(n.Service))
	switch {
	case !there || !s.Here || !s.Open() || s.Agency == "":
		return p, byname.Invalid("service", "one of the directory that is open and takes referrals here", "choose another")
	case !o.Born.IsZero():
		if years, _ := w.age(o.Person); !s.TakesAge(years) {
			return p, byname.Invalid("service", "one that takes people of this age", "choose another")
		}
	}
	a.Service, a.Agency = string(s.ID), w.Place.heirs(s.Agency, w.Today())[0]
	return promiseOf(s), nil
}

func promiseOf(s directory.Service) plan.Promise {
	return plan.Promise{Hours: s.Hours, Answer: s.Answer, Finish: s.Finish}
}

// stepToRefer is the plan whose step a referral carries out, 0 for none.
func (w *Work) stepToRefer(tx *store.Tx, who Who, o opened, step int64) (int64, error) {
	if step == 0 {
		return 0, nil
	}
	k, open, err := w.openKept(tx, o.ID)
	if err != nil {
		return 0, err
	}
	s, found := k.plan.Step(plan.StepID(step))
	if !open || !found || !o.reads(who, k, s) {
		return 0, byname.NotFound("step", "a step of the person's plan", "open the plan again")
	}
	return k.row.ID, nil
}

// askedBefore finds the same referral of the same worker, still open: a form
// that was sent twice asks once.
func (w *Work) askedBefore(tx *store.Tx, row store.ReferralRow, turns []plan.Turn) (int64, error) {
	rows, err := tx.ReferralsOf(row.Person)
	if err != nil {
		return 0, err
	}
	now := plan.ApplyTurns(plan.Referral{}, turns...)
	for _, r := range rows {
		if r.Worker != row.Worker || r.Service != row.Service || r.Team != row.Team || r.Stand != string(now.Stand) {
			continue
		}
		k, err := w.referralKept(tx, r)
		if err != nil {
			return 0, err
		}
		if k.is.Ask == now.Ask && k.is.Need == now.Need && k.is.Version == len(turns) {
			return r.Number, nil
		}
	}
	return 0, nil
}

// A keptReferral is one as the database has it.
type keptReferral struct {
	row   store.ReferralRow
	is    plan.Referral
	turns []plan.Turn
}

func (w *Work) referralKept(tx *store.Tx, row store.ReferralRow) (keptReferral, error) {
	texts, err := tx.Turns(row.Number)
	if err != nil {
		return keptReferral{}, err
	}
	k := keptReferral{row: row}
	for i, text := range texts {
		var t plan.Turn
		if json.Unmarshal(text, &t) != nil {
			return k, fmt.Errorf("referral %d: turn %d cannot be read", row.Number, i+1)
		}
		k.turns = append(k.turns, t)
	}
	k.is = plan.ApplyTurns(plan.Referral{}, k.turns...)
	return k, nil
}

// referralTitle is what a referral is called in a plan's history and notices.
func referralTitle(book directory.Book, r plan.Referral) string {
	if s, there := book.Service(directory.ServiceID(r.Service)); there {
		return s.Name
	}
	return strings.ReplaceAll(r.Team, "-", " ") + " team"
}
