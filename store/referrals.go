package store

import (
	"time"

	"byname"
	"byname/team"
)

// A ReferralRow is a referral as it stands now. What was said is in its turns.
type ReferralRow struct {
	Number           int64
	Plan, Step       int64 // 0 when it carries out no step
	Person           byname.PersonID
	Anchor           string
	Service          string
	Agency           byname.AgencyID
	Team             team.TeamID
	Sender           byname.AgencyID
	Worker           byname.WorkerID // who asked
	Stand            string
	Open             bool // somebody there has it in hand, or should
	Claimed          byname.WorkerID
	AnswerBy, Finish time.Time // zero when nothing is due
	Turned           time.Time
	Version          int
}

const referralColumns = `number, plan, step, person, anchor, service, agency, team, sender, worker, stand, open, claimed, answer_at, finish_at, turned_at, version`

func readReferral(row scanner) (r ReferralRow, err error) {
	var answer, finish, turned int64
	err = row.Scan(&r.Number, &r.Plan, &r.Step, &r.Person, &r.Anchor, &r.Service, &r.Agency, &r.Team, &r.Sender, &r.Worker, &r.Stand, &r.Open, &r.Claimed,
		&answer, &finish, &turned, &r.Version)
	r.AnswerBy, r.Finish, r.Turned = moment(answer), moment(finish), moment(turned)
	return r, err
}

// BeginReferral makes an empty one and gives its number.
func (tx *Tx) BeginReferral(r ReferralRow) (int64, error) {
	return one(tx, value[int64], nil, `
		insert into plan_referral (plan, step, person, anchor, service, agency, team, sender, worker, stand, open, claimed, answer_at, finish_at, turned_at, version)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', false, '', 0, 0, 0, 0) returning number`,
		r.Plan, r.Step, r.Person, r.Anchor, r.Service, r.Agency, r.Team, r.Sender, r.Worker)
}

// TurnReferral adds turns to a referral of which seen is the version that
// their writer saw, and brings up to date how it stands. It is a conflict
// when somebody was first.
func (tx *Tx) TurnReferral(r ReferralRow, seen int, by byname.WorkerID, at time.Time, turns ...[]byte) error {
	first := byname.Conflict("referral", "the referral as it is now", "somebody was first: look at it again")
	err := tx.change(first, `update plan_referral set service = $3, agency = $4, team = $5, stand = $6, open = $7, claimed = $8, answer_at = $9, finish_at = $10,
		turned_at = $11, version = version + $12 where number = $1 and version = $2`,
		r.Number, seen, r.Service, r.Agency, r.Team, r.Stand, r.Open, r.Claimed, millis(r.AnswerBy), millis(r.Finish), millis(at), len(turns))
	if err != nil {
		return err
	}
	for i, turn := range turns {
		err := tx.exec(`insert into plan_turn (referral, version, worker, at, turn) values ($1, $2, $3, $4, $5)`, r.Number, seen+1+i, by, millis(at), string(turn))
		if err != nil {
			return err
		}
	}
	return nil
}

// Referral finds one; its person is who they are now.
func (tx *Tx) Referral(number int64) (ReferralRow, error) {
	r, err := one(tx, readReferral, byname.NotFound("referral", "one that was made", "look in the inbox"),
		`select `+referralColumns+` from plan_referral where number = $1`, number)
	if err != nil {
		return r, err
	}
	r.Person, err = tx.Alias(r.Person)
	return r, err
}

// Turns are a referral's, in order, as JSON.
func (tx *Tx) Turns(number int64) ([][]byte, error) {
	return all(tx, func(row scanner) ([]byte, error) {
		var text string
		err := row.Scan(&text)
		return []byte(text), err
	}, `select turn from plan_turn where referral = $1 order by version`, number)
}

// ReceivedBy are the open referrals to agencies or teams: unanswered ones
// first, then those due first.
func (tx *Tx) ReceivedBy(agencies []byname.AgencyID, teams []team.TeamID) ([]ReferralRow, error) {
	var args []any
	for _, a := range agencies {
		args = append(args, a)
	}
	query := `agency in (` + numbered(1, len(agencies)) + `)`
	if len(teams) > 0 {
		query += ` or team in (` + numbered(len(args)+1, len(teams)) + `)`
		for _, t := range teams {
			args = append(args, t)
		}
	}
	return tx.referrals(`where open and (`+query+`) order by case when answer_at = 0 then 1 else 0 end, answer_at, case when finish_at = 0 then 1 else 0 end, finish_at, number`, args...)
}

// SentBy are the referrals of a worker, those turned last first.
func (tx *Tx) SentBy(w byname.WorkerID) ([]ReferralRow, error) {
	return tx.referrals(`where worker = $1 order by turned_at desc, number desc`, w)
}

// ReferralsOf are those for a person, and for who became them; newest first.
func (tx *Tx) ReferralsOf(person byname.PersonID) ([]ReferralRow, error) {
	args, err := tx.was(person)
	if err != nil {
		return nil, err
	}
	return tx.referrals(`where person in (`+numbered(1, len(args))+`) order by number desc`, args...)
}

// LateReferrals are the open ones of which a clock has run out.
func (tx *Tx) LateReferrals(now time.Time) ([]ReferralRow, error) {
	return tx.referrals(`where open and (answer_at > 0 and answer_at < $1 or finish_at > 0 and finish_at < $1) order by number`, millis(now))
}

// EveryReferral is all that were ever made.
func (tx *Tx) EveryReferral() ([]ReferralRow, error) { return tx.referrals(`order by number`) }

func (tx *Tx) referrals(where string, args ...any) ([]ReferralRow, error) {
	list, err := all(tx, readReferral, `select `+referralColumns+` from plan_referral `+where, args...)
	for i := range list {
		if err == nil {
			list[i].Person, err = tx.Alias(list[i].Person)
		}
	}
	return list, err
}
