package work

import (
	"context"
	"slices"

	"byname"
	"byname/directory"
	"byname/guard"
	"byname/plan"
	"byname/store"
	"byname/team"
)

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
