package work

import (
	"context"
	"errors"
	"strings"
	"testing"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// TestOnePlanTwoWorkers: a form sent twice changes once, also when it costs;
// of two who change one plan at once the second is told, and nothing of the
// first's is lost.
func TestOnePlanTwoWorkers(t *testing.T) {
	w, id, who := referred(t)
	ctx := context.Background()
	lee, frank := who("lee"), who("frank")
	ok(t, w.StartPlan(ctx, lee, id, nil, "To cook again"))
	p, err := w.Plan(ctx, lee, id)
	ok(t, err)
	alarms := NewStep{Title: "Alarms fitted", Owner: "gmfrs", Reason: "She hears badly", Part: "safety"}
	for range 2 {
		ok(t, w.AddStep(ctx, lee, id, p.Version, alarms))
		ok(t, w.SayAboutMe(ctx, lee, id, p.Version+2, AboutMe{Call: "Auntie", Matters: "To cook again", About: "Slowly, in Sylheti"}))
	}
	if err := w.AddGoal(ctx, lee, id, p.Version, "The mosque on Fridays"); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("a change on what was read before: %v", err)
	}
	if p, err = w.Plan(ctx, lee, id); err != nil || len(p.Steps) != 1 || p.Call.Reveal() != "Auntie" || p.Steps[0].Part != "Safety" {
		t.Fatalf("the plan is %+v, %v", p, err)
	}
	version := p.Version
	done := func(who Who, version int) {
		t.Helper()
		_, err := w.MarkDone(ctx, who, id, version, 1, "fitted")
		ok(t, err)
	}
	done(frank, version)
	done(frank, version) // the back button, and the form again
	if err := w.MarkNotDone(ctx, lee, id, version, 1, "nobody in"); !errors.Is(err, byname.ErrConflict) {
		t.Errorf("the other worker's word at once: %v", err)
	}
	ok(t, w.AgreePlan(ctx, lee, id, latest, "At her table, with her daughter"))
	ok(t, w.ReopenStep(ctx, lee, id, latest, 1, "one beeps"))
	ok(t, w.GiveStep(ctx, lee, id, latest, 1, "worker:frank"))
	ok(t, w.MoveStep(ctx, lee, id, latest, 1, w.Today()+9, "he is on leave until then"))
	ok(t, w.ReviewPlan(ctx, lee, id, latest, w.Today()+90))
	if p, err = w.Plan(ctx, lee, id); err != nil || p.Steps[0].Owner != "Frank, Fire service" || p.Path.Holds != "Alarms fitted" || p.Path.Done != w.Today()+9 ||
		p.SinceAgreed != 2 || p.Agreed != w.Today() || p.Review != w.Today()+90 {
		t.Errorf("the plan is %+v, %v", p, err)
	}
	c, err := w.ComparePlan(ctx, lee, id, 0, 0)
	ok(t, err)
	var said []string
	for _, d := range c.Differences {
		said = append(said, d.What)
	}
	if strings.Join(said, ", ") != "State, Owner, Due, Outcome, Look again" {
		t.Errorf("since it was agreed: %v", said)
	}

	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error { // Frank leaves
		x, err := tx.Worker("frank")
		x.To = w.Today()
		return errors.Join(err, tx.ChangeWorker(x))
	}))
	if p, err = w.Plan(ctx, lee, id); err != nil || p.Steps[0].Left != "Frank" {
		t.Errorf("the owner left, and the step says %q, %v", p.Steps[0].Left, err)
	}
	if err := w.GiveStep(ctx, lee, id, latest, 1, "worker:frank"); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("a step was given to somebody who left: %v", err)
	}
	ok(t, w.GiveStep(ctx, who("fiona"), id, latest, 1, "worker:fiona")) // a colleague takes it on
	if p, err = w.Plan(ctx, lee, id); err != nil || p.Steps[0].Left != "" || p.Steps[0].Owner != "Fiona, Fire service" {
		t.Errorf("taken on, the step is %+v, %v", p.Steps[0], err)
	}
}

// TestAHouseholdsPlan: each member has a part of their own, and who may not
// see a child reads nothing of the child's.
func TestAHouseholdsPlan(t *testing.T) {
	w, id, who := referred(t)
	ctx := context.Background()
	lee := who("lee")
	build, err := w.Builds.Current()
	ok(t, err)
	child := childOf(t, w, build)
	mother := parentOf(t, build, child)
	_ = id
	ok(t, w.GiveReason(ctx, lee, mother, "support", "The family asked us for help at school."))
	ok(t, w.GiveReason(ctx, lee, child, "support", "The family asked us for help at school."))
	o, err := w.opens(ctx, lee, mother, "began")
	ok(t, err)
	c, err := w.opens(ctx, lee, child, "began")
	ok(t, err)
	ok(t, w.DB.Write(ctx, func(tx *store.Tx) error {
		row, err := tx.OpenPlan([]store.PlanPerson{{Person: mother, Anchor: string(o.Anchor)}, {Person: child, Anchor: string(c.Anchor)}}, w.now())
		if err != nil {
			return err
		}
		var changes []plan.Change
		p := plan.Plan{}
		for _, c := range []plan.Command{
			plan.Begin{Person: mother, With: []byname.PersonID{child}, Lead: "lee"}, plan.Say{Matters: "Rent paid"},
			plan.Say{For: child, Matters: "SECRETCHILD football"}, plan.Want{For: child, Words: "SECRETCHILD team"},
			plan.Free{Title: "SECRETCHILD boots", Agency: "northfold", For: child, Why: "asked"}, plan.Free{Title: "Rent plan", Agency: "northfold", Why: "owed"},
		} {
			more, err := plan.Decide(p, c, plan.Hand{Worker: "lee"}, w.minute())
			if err != nil {
				return err
			}
			p, changes = plan.Apply(p, more...), append(changes, more...)
		}
		_, err = w.keep(tx, kept{row: store.PlanRow{ID: row}}, 0, "lee", changes)
		return err
	}))
	whole, err := w.Plan(ctx, lee, mother)
	ok(t, err)
	if len(whole.Members) != 1 || !whole.Members[0].Child || whole.Members[0].Matters.Reveal() != "SECRETCHILD football" || whole.Goals[0].For == "" {
		t.Errorf("who may see the child reads %+v", whole.Members)
	}
	if theirs, err := w.Plan(ctx, lee, child); err != nil || theirs.Matters.Reveal() != "SECRETCHILD football" || theirs.Members[0].Matters.Reveal() != "Rent paid" {
		t.Errorf("from the child's own page: %+v, %v", theirs.Matters, err)
	}
	o2, err := w.opens(ctx, lee, mother, "read")
	ok(t, err)
	blind := Plan{ID: mother}
	ok(t, w.DB.Read(ctx, func(tx *store.Tx) error {
		k, _, err := w.openKept(tx, mother)
		ok(t, err)
		names, err := w.workers(tx)
		ok(t, err)
		return w.showPlan(tx, &blind, k, w.reading(lee, o2, guard.Pass{}, k), names) // a pass that covers none of the household
	}))
	for _, s := range blind.Steps {
		if strings.Contains(s.Title+s.Reason.Reveal()+s.For, "SECRETCHILD") {
			t.Errorf("who may not see the child reads the step %q", s.Title)
		}
	}
	for _, h := range blind.History {
		if strings.Contains(h.What, "SECRETCHILD") {
			t.Errorf("who may not see the child reads %q", h.What)
		}
	}
	if len(blind.Members) != 0 || blind.Unseen != 1 || len(blind.Goals) != 0 || strings.Contains(strings.Join(blind.Path.Titles, ""), "SECRETCHILD") {
		t.Errorf("who may not see the child reads %+v", blind)
	}
}

// childOf is a child of the town who lives with somebody.
func childOf(t *testing.T, w *Work, build *store.Build) byname.PersonID {
	t.Helper()
	pass, err := w.guard.Run(context.Background(), guard.Request{Worker: guard.ByItself, Purpose: "find"})
	ok(t, err)
	for id := byname.PersonID(1); id < 2000; id++ {
		p, err := build.Person(pass, w.now(), id)
		if err != nil {
			continue
		}
		sketch, err := build.Sketch(id)
		ok(t, err)
		others, err := build.HouseholdIDs(id)
		ok(t, err)
		if years, known := w.age(p); known && years > 4 && years < 16 && len(others) > 1 && !sketch.Restricted && !sketch.Objects && sketch.Neighbourhood == gorton {
			return id
		}
	}
	t.Fatal("the town has no child")
	return 0
}

func parentOf(t *testing.T, build *store.Build, child byname.PersonID) byname.PersonID {
	t.Helper()
	others, err := build.HouseholdIDs(child)
	ok(t, err)
	for _, o := range others {
		if o != child {
			return o
		}
	}
	return 0
}
