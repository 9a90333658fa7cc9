package work

import (
	"context"
	"errors"
	"slices"
	"time"

	"byname"
	"byname/guard"
	"byname/store"
)

// How long a reason holds, and broken glass.
const (
	reasonLasts    = 12 * time.Hour
	emergencyLasts = time.Hour
)

// GiveReason opens a person to whom the worker has no relationship, for a
// shift, on a written reason. It is written down before anything is shown.
func (w *Work) GiveReason(ctx context.Context, who Who, id byname.PersonID, purpose, reason string) error {
	return w.give(ctx, who, guard.Request{Purpose: purpose, Reason: reason}, id, reasonLasts)
}

// BreakGlass opens a person in an emergency, for an hour. The leads of the
// person's team are told, and it is reviewed.
func (w *Work) BreakGlass(ctx context.Context, who Who, id byname.PersonID, reason string) error {
	return w.give(ctx, who, guard.Request{Reason: reason, Emergency: true}, id, emergencyLasts)
}

func (w *Work) give(ctx context.Context, who Who, r guard.Request, id byname.PersonID, lasts time.Duration) error {
	if len(r.Reason) > 1000 {
		return byname.Invalid("reason", "at most 1,000 characters", "shorten it")
	}
	r.Worker, r.Persons, r.What = who.Worker, []byname.PersonID{id}, "gave a reason to see this record"
	if r.Emergency {
		r.What = "broke the glass to see this record"
	}
	pass, err := w.guard.Ask(ctx, r)
	if err != nil {
		return err
	}
	now := w.now()
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.GiveReason(store.Reason{Worker: who.Worker, Person: id, Purpose: pass.Purpose(), Reason: r.Reason,
			Emergency: r.Emergency, Given: now, Until: now.Add(lasts)})
	})
}

// reasoned are the purposes for which each role may give a reason.
var reasoned = map[guard.Role][]string{
	guard.Worker: {"support", "link"}, guard.Analyst: {"link"}, guard.Governance: {"rights"},
}

// Purposes are those for which the worker may give a reason and their agency
// may be shown something today.
func (w *Work) Purposes(ctx context.Context, who Who) ([]Choice, error) {
	agency, err := w.Place.Agencies.Agency(who.Agency)
	if err != nil {
		return nil, err
	}
	agreements, err := w.DB.Agreements(ctx)
	var choices []Choice
	for _, p := range w.Place.Rules.Purposes {
		may := slices.ContainsFunc(who.Roles, func(r guard.Role) bool { return slices.Contains(reasoned[r], p.ID) })
		if may && len(agreements.Givers(agency.Kind, p.ID, w.Today())) > 0 {
			choices = append(choices, Choice{Value: p.ID, Title: p.Words})
		}
	}
	return choices, err
}

// NeedsReason reports whether an error of a verb that opens a person would go
// away if the worker gave a reason; NeedsGlass, if the glass were broken.
func NeedsReason(err error) bool { return guard.What(err) == guard.GiveReason }

// NeedsGlass reports whether only an emergency would help.
func NeedsGlass(err error) bool { return guard.What(err) == guard.BreakGlass }

// nothing reports whether an error says that nothing is there.
func nothing(err error) bool { return errors.Is(err, byname.ErrNotFound) }
