package work

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// Answered is what became of a file of answers.
type Answered struct {
	Taken, Known int
	Refused      []string // each with its line, why and what to do; no names
}

// A StepAnswer is one answer of an agency's own system.
type StepAnswer = plan.Answer

// Answer takes a file in which an agency's own system answers its steps. A
// line that cannot be taken is told and leaves the others; the same file
// twice changes nothing.
func (w *Work) Answer(ctx context.Context, who Who, file io.Reader) (Answered, error) {
	answers, unread := plan.ReadAnswers(file)
	if unread != nil && len(answers) == 0 {
		return Answered{}, unread
	}
	done, err := w.AnswerSteps(ctx, who, answers)
	if unread != nil {
		done.Refused = append(strings.Split(unread.Error(), "\n"), done.Refused...)
	}
	return done, err
}

// AnswerSteps takes answers that came otherwise than in a file.
func (w *Work) AnswerSteps(ctx context.Context, who Who, answers []StepAnswer) (done Answered, err error) {
	if err := w.may(ctx, who, guard.ChangePlans); err != nil {
		return done, err
	}
	for _, a := range answers {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		changed, err := w.answer(ctx, who, a)
		switch {
		case err != nil:
			done.Refused = append(done.Refused, fmt.Sprintf("line %d: %v", a.Line, err))
		case changed:
			done.Taken++
		default:
			done.Known++
		}
	}
	return done, nil
}

// answer takes one. The agency is told of nothing but its own steps, and
// reads nobody: the reference it sends back is what it was given.
func (w *Work) answer(ctx context.Context, who Who, a plan.Answer) (changed bool, err error) {
	if person, number, err := plan.ParseReferralReference(a.Reference); err == nil {
		return w.answerReferral(ctx, who, a, person, number)
	}
	person, _, err := plan.ParseReference(a.Reference)
	if err != nil {
		return false, err
	}
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		k, open, err := w.openKept(tx, person)
		if err != nil {
			return err
		}
		if !open {
			return byname.NotFound("step reference", "a step of an open plan", "copy the reference from the referral")
		}
		changes, err := plan.Decide(k.plan, a, plan.Hand{Agency: who.Agency}, byname.MinuteOf(w.now()))
		if err != nil {
			return err
		}
		changed = len(changes) > 0
		_, err = w.keep(tx, k, k.plan.Version, who.Worker, changes)
		return err
	})
	return changed, err
}

// answerReferral takes an answer to a referral. The agency is told of nothing
// but its own, and reads nobody.
func (w *Work) answerReferral(ctx context.Context, who Who, a plan.Answer, person byname.PersonID, number int64) (changed bool, err error) {
	err = w.DB.Write(ctx, func(tx *store.Tx) error {
		unknown := byname.NotFound("reference", "a referral to your agency", "copy the reference from the referral")
		row, err := tx.Referral(number)
		if err != nil {
			return unknown
		}
		if person, err = tx.Alias(person); err != nil {
			return err
		}
		sides, err := w.sides(tx, who, row)
		if err != nil {
			return err
		}
		if row.Person != person || !slices.Contains(sides, plan.Receiver) {
			return unknown
		}
		k, err := w.referralKept(tx, row)
		if err != nil {
			return err
		}
		turns, err := k.is.Turn(a.To, a.Note, plan.Receiver, plan.Hand{Worker: who.Worker, Agency: who.Agency}, plan.Promise{}, w.minute())
		if err != nil || len(turns) == 0 {
			return err
		}
		changed = true
		return w.keepTurns(tx, who, k, k.is.Version, turns)
	})
	return changed, err
}
