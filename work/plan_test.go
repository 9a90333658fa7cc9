package work

import (
	"context"
	"errors"
	"testing"

	"byname"
	"byname/feed"
	"byname/guard"
)

// TestPlanOfMany: who is shown only hints of a plan changes nothing of the
// whole; the worker who leads it sees and changes it, whoever they work for.
func TestPlanOfMany(t *testing.T) {
	w, ctx := lived(t), context.Background()
	for _, a := range []NewAccount{
		{Account: "colin", Name: "Colin", Agency: "northfold", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
		{Account: "vi", Name: "Vi", Agency: "foodbank", Roles: []guard.Role{guard.Worker}, Neighbourhood: gorton},
	} {
		_, err := w.addAccount(ctx, a)
		ok(t, err)
	}
	lee, colin, vi := worker(t, w, "lee"), worker(t, w, "colin"), worker(t, w, "vi")
	version := func(who Who, id byname.PersonID) Plan {
		t.Helper()
		p, err := w.Plan(ctx, who, id)
		ok(t, err)
		return p
	}
	id := amina(t, w)
	ok(t, w.StartPlan(ctx, lee, id, []string{"falls"}, "To cook again"))
	p := version(colin, id)
	if !p.Matters.IsZero() || len(p.History) > 0 {
		t.Errorf("the landlord's officer reads %d lines of history", len(p.History))
	}
	for what, err := range map[string]error{
		"what matters": w.SayWhatMatters(ctx, colin, id, p.Version, "x"),
		"a goal":       w.AddGoal(ctx, colin, id, p.Version, "x"),
		"the order":    w.WaitFor(ctx, colin, id, p.Version, 1, nil),
		"the end":      w.EndPlan(ctx, colin, id, p.Version, "x"),
	} {
		if !errors.Is(err, byname.ErrDenied) {
			t.Errorf("the landlord's officer changed %s: %v", what, err)
		}
	}
	ok(t, w.EndPlan(ctx, lee, id, version(lee, id).Version, "She is steady"))

	if err := w.StartPlan(ctx, vi, id, []string{"falls"}, "Company"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("the food bank chose a programme that it may not hear of: %v", err)
	}
	ok(t, w.StartPlan(ctx, vi, id, nil, "Company"))
	for _, owner := range []string{"gp", "mcc-care", "northfold"} {
		ok(t, w.AddStep(ctx, lee, id, version(lee, id).Version, NewStep{Title: "Look in on her", Owner: owner, Reason: "She asked"}))
	}
	if p := version(vi, id); p.Matters.Reveal() != "Company" || p.Steps[0].Hint {
		t.Error("who leads a plan cannot read it")
	}
	if page, err := w.Person(ctx, vi, id, TimelineFilter{}); err != nil || page.Plan == nil || !page.Plan.Whole || page.Matters.Reveal() != "Company" || len(page.Plan.Helping) < 3 {
		t.Errorf("who leads a plan does not see it on the person's page: %v", err)
	}
	ok(t, w.AddGoal(ctx, vi, id, version(vi, id).Version, "A class on Tuesdays"))
}

// TestTokensAreForServices: nobody gets a token for a person's account.
func TestTokensAreForServices(t *testing.T) {
	w, ctx := lived(t), context.Background()
	_, err := w.addAccount(ctx, NewAccount{Account: "ada", Name: "Ada", Agency: "gmca", Roles: []guard.Role{guard.Administrator}})
	ok(t, err)
	_, err = w.addAccount(ctx, NewAccount{Account: "sys", Name: "A system", Agency: "mcc-care", Roles: []guard.Role{guard.Service}})
	ok(t, err)
	ada := worker(t, w, "ada")
	if _, err := w.Admit(ctx, ada, "dot", 10); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("a person has a token: %v", err)
	}
	token, err := w.Admit(ctx, ada, "sys", 10)
	ok(t, err)
	if who, err := w.Service(ctx, token); err != nil || who.Worker != "sys" {
		t.Errorf("%v, %v", who.Worker, err)
	}
}

// amina is somebody whom several agencies know, by a record of hers.
func amina(t *testing.T, w *Work) byname.PersonID {
	t.Helper()
	build, err := w.Builds.Current()
	ok(t, err)
	id, err := build.ByRecord(feed.Key("gp/gp_practice/101447"))
	ok(t, err)
	return id
}
