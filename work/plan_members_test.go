package work

import (
	"context"
	"errors"
	"slices"
	"testing"

	"byname"
	"byname/guard"
	"byname/store"
)

// oneMoreInAPlan: a plan for one becomes that of two who live together. Each
// finds it on their own page, says what matters to them there, and a form that
// is sent twice takes nobody in twice. Who lives elsewhere, or has a plan of
// their own, is not taken in.
func oneMoreInAPlan(t *testing.T, w *Work) {
	ctx, lee := context.Background(), worker(t, w, "lee")
	build, err := w.Builds.Current()
	ok(t, err)
	pass, err := w.guard.Run(ctx, guard.Request{Worker: guard.ByItself, Purpose: "find", What: "looked for two who live together"})
	ok(t, err)
	var one, two byname.PersonID
	ok(t, build.Lives(pass, w.now(), func(string) bool { return false }, func(l *store.Life) error {
		if two != 0 || l.Neighbourhood != gorton || l.Died != 0 {
			return nil
		}
		ids, err := build.HouseholdIDs(l.ID)
		if err != nil || len(ids) != 2 || ids[0] != l.ID {
			return err
		}
		for _, id := range ids {
			sketch, err := build.Sketch(id)
			if err != nil || sketch.Restricted || sketch.Objects || sketch.NoPlanning || sketch.Died {
				return err
			}
			if err := w.DB.Read(ctx, func(tx *store.Tx) error {
				_, open, err := w.openKept(tx, id)
				if open {
					err = errHasPlan
				}
				return err
			}); err != nil {
				return nil
			}
		}
		one, two = ids[0], ids[1]
		return nil
	}))
	if two == 0 {
		t.Fatal("nobody lives with one other")
	}
	elsewhere, err := w.Whose(ctx, "gp/gp_practice/101447")
	ok(t, err)
	for _, id := range []byname.PersonID{one, two} {
		ok(t, w.GiveReason(ctx, lee, id, "support", "They came together and asked for help."))
	}
	ok(t, w.StartPlan(ctx, lee, one, nil, "A warm flat"))
	p, err := w.Plan(ctx, lee, one)
	ok(t, err)
	if len(p.Home) != 1 || p.Home[0].Value != two.String() || len(p.With) != 0 {
		t.Fatalf("who could join: %+v", p.Home)
	}
	if err := w.AddMember(ctx, lee, one, p.Version, elsewhere); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("somebody from elsewhere joins: %v", err)
	}
	for range 2 {
		ok(t, w.AddMember(ctx, lee, one, p.Version, two))
	}
	ok(t, w.SayWhatMatters(ctx, lee, two, latest, "Quiet at night"))
	p, err = w.Plan(ctx, lee, one)
	ok(t, err)
	if len(p.Home) != 0 || len(p.With) != 1 || p.With[0].ID != two || p.Matters.Reveal() != "A warm flat" || len(p.Members) != 1 || p.Members[0].Matters.Reveal() != "Quiet at night" {
		t.Errorf("the plan of both: %+v", p)
	}
	if q, err := w.Plan(ctx, lee, two); err != nil || q.Matters.Reveal() != "Quiet at night" || len(q.With) != 1 {
		t.Errorf("on the other's page: %+v, %v", q, err)
	}
	if err := w.StartPlan(ctx, lee, two, nil, "x"); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("a second plan for who joined: %v", err)
	}
	theOwnerHasLeft(t, w, one)
}

// theOwnerHasLeft: a step comes ready whose owner has left since. Its lead
// hears of it, the step says so, and a colleague of the agency takes it on.
func theOwnerHasLeft(t *testing.T, w *Work, id byname.PersonID) {
	ctx, lee, olu := context.Background(), worker(t, w, "lee"), worker(t, w, "olu")
	ok(t, w.AddStep(ctx, lee, id, latest, NewStep{Title: "Ask about the chip pan", Owner: "gp", Reason: "She said so"}))
	ok(t, w.AddStep(ctx, lee, id, latest, NewStep{Title: "A look at the kitchen", Owner: "worker:olu", After: []int64{1}, Reason: "She said so"}))
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		x, err := tx.Worker(olu.Worker)
		x.To = w.Today()
		return errors.Join(err, tx.ChangeWorker(x))
	}))
	if slices.Contains(awaiting(t, w, lee), ToldLeft) {
		t.Error("the lead was told before the step was ready")
	}
	_, err := w.MarkDone(ctx, lee, id, latest, 1, "Asked")
	ok(t, err)
	if kinds := awaiting(t, w, lee); !slices.Contains(kinds, ToldLeft) {
		t.Errorf("the lead was told %v", kinds)
	}
	p, err := w.Plan(ctx, lee, id)
	ok(t, err)
	if s := p.Steps[1]; s.State != "ready" || s.Left == "" {
		t.Errorf("the step: %+v", s)
	}
	ok(t, w.GiveStep(ctx, lee, id, latest, 2, "gmfrs"))
	if p, err = w.Plan(ctx, lee, id); err != nil || p.Steps[1].Left != "" {
		t.Errorf("handed to the agency: %+v, %v", p.Steps[1], err)
	}
}

var errHasPlan = errors.New("has a plan")
