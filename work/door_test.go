package work

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"byname"
	"byname/guard"
)

// atTheirOwnDoor: a door shows the plan as it was agreed, to the person it was
// agreed with; what was noted along the way, what they have not heard of yet,
// and what a household's others said is not there.
func atTheirOwnDoor(t *testing.T, w *Work, id byname.PersonID) {
	ctx := context.Background()
	lee, colin := worker(t, w, "lee"), worker(t, w, "colin")
	ask := CodeAsk{Uses: 20, Days: 30, Reach: "Lee, 0161 496 0000, mornings", Alone: true}
	for what, bad := range map[string]CodeAsk{
		"never": {Days: 1, Reach: "x", Alone: true}, "for ever": {Uses: 1, Days: 1000, Reach: "x", Alone: true},
		"nobody to call": {Uses: 1, Days: 1, Alone: true}, "not alone": {Uses: 1, Days: 1, Reach: "x"},
	} {
		if _, _, err := w.GiveCode(ctx, lee, id, bad); !errors.Is(err, byname.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, _, err := w.GiveCode(ctx, colin, id, ask); !errors.Is(err, byname.ErrDenied) {
		t.Error("who does not read the plan gives a code:", err)
	}
	code, _, err := w.GiveCode(ctx, lee, id, ask)
	ok(t, err)
	self := func() guard.Self {
		t.Helper()
		token, err := w.OpenDoor(ctx, code.Reveal())
		ok(t, err)
		s, err := w.AtDoor(ctx, token)
		ok(t, err)
		return s
	}
	mine := func() MyPlan {
		t.Helper()
		p, err := w.MyPlan(ctx, self())
		ok(t, err)
		return p
	}
	if p := mine(); p.There || p.Name.Reveal() != "Amina" || p.Reach != ask.Reach {
		t.Errorf("without a plan: %+v", p)
	}
	ok(t, w.StartPlan(ctx, lee, id, nil, "To cook again"))
	step := func(s NewStep) { ok(t, w.AddStep(ctx, lee, id, current(t, w, lee, id), s)) }
	step(NewStep{Title: "Try the chair class", Owner: "mcc-care", Part: "health", Reason: "Her daughter says that she drinks"})
	step(NewStep{Title: "An officer calls", Owner: "gmp", Reason: "The neighbours rang"})
	step(NewStep{Title: "A safe word", Owner: "mcc-care", Part: "safety", Reason: "She asked"})
	if p := mine(); !p.There || p.Agreed != 0 || len(p.Steps) > 0 || !p.Matters.IsZero() {
		t.Errorf("before it was agreed: %+v", p)
	}
	ok(t, w.AgreePlan(ctx, lee, id, latest, "at her table"))
	step(NewStep{Title: "A way out", Owner: "mcc-care", Reason: "She has not heard of this yet"})
	ok(t, w.AlterStep(ctx, lee, id, latest, 1, "Stop her drinking", "health", ""))
	p := mine()
	if len(p.Steps) != 1 || p.Steps[0].Title != "Try the chair class" || p.Matters.Reveal() != "To cook again" || p.Since < 2 || p.Lead != "Lee" {
		t.Errorf("as it was agreed: %+v", p)
	}
	for _, secret := range []string{"drinks", "neighbours", "officer", "safe word", "way out", "Stop her"} {
		if strings.Contains(fmt.Sprintf("%+v", p), secret) {
			t.Errorf("the door says %q", secret)
		}
	}
	looked, err := w.WhoLooked(ctx, lee, id, 1)
	ok(t, err)
	if !slices.ContainsFunc(looked.Looks, func(l Look) bool {
		return strings.HasPrefix(l.Worker, "The person") && l.What == "read their own plan"
	}) {
		t.Error("what she read herself is not written down")
	}
}

// current is the version of a plan.
func current(t *testing.T, w *Work, who Who, id byname.PersonID) int {
	t.Helper()
	p, err := w.Plan(context.Background(), who, id)
	ok(t, err)
	return p.Version
}
