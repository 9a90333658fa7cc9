package work

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"byname"
	"byname/directory"
	"byname/guard"
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
		if err := w.mayShare(tx, o); err != nil {
			return err
		}
		asking := plan.Asking{Person: o.ID, Step: plan.StepID(n.Step), Sender: who.Agency}
		promise, err := w.addressed(tx, o, n, &asking)
		if err != nil {
			return err
		}
		row := store.ReferralRow{Step: n.Step, Person: o.ID, Anchor: string(o.Anchor), Service: asking.Service, Agency: asking.Agency, Team: team.TeamID(asking.Team),
			Sender: who.Agency, Worker: who.Worker}
		if row.Plan, err = w.stepToRefer(tx, who, o, n.Step); err != nil {
			return err
		}
		turns, err := plan.Ask(asking, n.Ask, n.Need, !n.Draft, promise, who.Worker, w.minute())
		if err != nil {
			return err
		}
		if number, err = w.askedBefore(tx, row, turns); err != nil || number != 0 {
			return err
		}
		if row.Number, err = tx.BeginReferral(row); err != nil {
			return err
		}
		number = row.Number
		return w.keepTurns(tx, who, keptReferral{row: row}, 0, turns)
	})
	return number, err
}

// mayShare is nil when somebody's record may be shared with whoever is asked
// to help: not when they object.
func (w *Work) mayShare(tx *store.Tx, o opened) error {
	objects, err := tx.Objects(o.ID, w.Today())
	if err == nil && (objects || w.objectsInBuild(o.build, o.ID)) {
		err = byname.Denied("referral", "somebody who does not object to sharing", "ask them whether you may, or go along with them")
	}
	return err
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

// sides are those of a referral that a worker is on: both, when they refer to
// their own agency.
func (w *Work) sides(tx *store.Tx, who Who, row store.ReferralRow) (sides []plan.Side, err error) {
	sender := row.Worker == who.Worker || slices.Contains(w.Place.heirs(row.Sender, w.Today()), who.Agency)
	if !sender && row.Plan != 0 {
		k, err := w.plan(tx, store.PlanRow{ID: row.Plan})
		if err != nil {
			return nil, err
		}
		sender = k.plan.Lead == who.Worker
	}
	if sender {
		sides = append(sides, plan.Sender)
	}
	if row.Stand == string(plan.Draft) {
		return sides, nil
	}
	if row.Agency != "" && slices.Contains(w.Place.heirs(row.Agency, w.Today()), who.Agency) || row.Team != "" && slices.Contains(w.teamsOf(who), row.Team) {
		sides = append(sides, plan.Receiver)
	}
	return sides, nil
}

// teamsOf are the teams of a worker.
func (w *Work) teamsOf(who Who) (teams []team.TeamID) {
	for _, r := range who.Teams {
		if t, covered := w.Place.team(r.Neighbourhood, w.Today()); covered {
			teams = append(teams, t.ID)
		}
	}
	return teams
}

// TurnReferral takes a referral a step on, as plan.Ways allows.
func (w *Work) TurnReferral(ctx context.Context, who Who, number int64, version int, to, said string) error {
	return w.turn(ctx, who, number, version, func(k keptReferral, side plan.Side, p plan.Promise) ([]plan.Turn, error) {
		return k.is.Turn(plan.Stand(to), said, side, plan.Hand{Worker: who.Worker}, p, w.minute())
	}, plan.Stand(to))
}

// ClaimReferral takes one out of the inbox; from somebody else too, who may be
// away.
func (w *Work) ClaimReferral(ctx context.Context, who Who, number int64, version int) error {
	return w.turn(ctx, who, number, version, func(k keptReferral, _ plan.Side, _ plan.Promise) ([]plan.Turn, error) {
		return k.is.Claim(who.Worker, w.minute())
	}, "")
}

// HandBackReferral puts one back into the inbox.
func (w *Work) HandBackReferral(ctx context.Context, who Who, number int64, version int) error {
	return w.turn(ctx, who, number, version, func(k keptReferral, _ plan.Side, _ plan.Promise) ([]plan.Turn, error) {
		return k.is.HandBack(who.Worker, w.minute())
	}, "")
}

// turn opens the person, decides and saves, all or nothing. Of two who turn a
// referral at once the second is told, unless both said the same.
func (w *Work) turn(ctx context.Context, who Who, number int64, version int, decide func(keptReferral, plan.Side, plan.Promise) ([]plan.Turn, error), to plan.Stand) error {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return err
	}
	row, err := w.referralRow(ctx, who, number)
	if err != nil {
		return err
	}
	if _, err := w.open(ctx, who, row.Person, "answered a referral"); err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		row, err := tx.Referral(number)
		if err != nil {
			return err
		}
		k, err := w.referralKept(tx, row)
		if err != nil {
			return err
		}
		sides, err := w.sides(tx, who, row)
		if err != nil {
			return err
		}
		side := plan.Receiver
		if way, there := k.is.Stand.Way(to); there {
			side = way.By
		}
		if !slices.Contains(sides, side) {
			return byname.Denied("referral", "the "+string(side)+" of the referral", "ask them")
		}
		promise, err := w.promise(tx, row)
		if err != nil {
			return err
		}
		turns, err := decide(k, side, promise)
		if err != nil || len(turns) == 0 {
			return err
		}
		if version != k.is.Version && version != latest {
			return byname.Conflict("referral", "the referral as it is now", "somebody was first: read what they said, then say yours")
		}
		return w.keepTurns(tx, who, k, k.is.Version, turns)
	})
}

// promise is the clock of the service that a referral is with now.
func (w *Work) promise(tx *store.Tx, row store.ReferralRow) (plan.Promise, error) {
	if row.Service == "" {
		return plan.Promise{}, nil
	}
	_, book, err := w.bookNow(tx)
	s, _ := book.Now(directory.ServiceID(row.Service))
	return promiseOf(s), err
}

var noReferral = byname.NotFound("referral", "one that you sent, or that was sent to you", "look in your referrals")

// referralRow finds one that is the asker's to see.
func (w *Work) referralRow(ctx context.Context, who Who, number int64) (row store.ReferralRow, err error) {
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		if row, err = tx.Referral(number); err != nil {
			return err
		}
		sides, err := w.sides(tx, who, row)
		if err == nil && len(sides) == 0 {
			err = noReferral
		}
		return err
	})
	return row, err
}

// referralTitle is what a referral is called in a plan's history and notices.
func referralTitle(book directory.Book, r plan.Referral) string {
	if s, there := book.Service(directory.ServiceID(r.Service)); there {
		return s.Name
	}
	return strings.ReplaceAll(r.Team, "-", " ") + " team"
}
