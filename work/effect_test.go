package work

import (
	"context"
	"errors"
	"testing"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/programme"
)

// What a programme did is counted by who may count, with the declaration that
// stood beforehand; of a handful of people nothing is said, and no number of
// them is told.
func countsWhatAProgrammeDid(t *testing.T, w *Work) {
	ctx := context.Background()
	fin, dot := worker(t, w, "fin"), worker(t, w, "dot")
	e, err := w.Effect(ctx, dot, "falls")
	ok(t, err)
	if !e.Declared || e.On != 0 || e.DeclaredIn != e.Version || e.DeclaredOn == 0 || e.Within != "26 weeks" || len(e.Alike) != 7 || e.Counts == "" {
		t.Errorf("declared: %+v", e)
	}
	if e, err := w.Effect(ctx, dot, "carers"); err != nil || e.Declared {
		t.Errorf("carers declares nothing: %+v %v", e, err)
	}
	if err := w.CountEffect(ctx, fin, "carers"); !errors.Is(err, byname.ErrInvalid) {
		t.Errorf("what nobody declared is counted: %v", err)
	}
	if err := w.CountEffect(ctx, dot, "falls"); !errors.Is(err, byname.ErrDenied) {
		t.Errorf("somebody who neither leads nor counts counts: %v", err)
	}
	if _, err := w.Effect(ctx, fin, "none"); !errors.Is(err, byname.ErrNotFound) {
		t.Errorf("a programme that is not: %v", err)
	}

	build, err := w.Builds.Current()
	ok(t, err)
	pass, err := w.guard.Run(ctx, guard.Request{Worker: "fin", Purpose: "measure", Reason: "to see whether it works", What: "read courses"})
	ok(t, err)
	p, err := w.declaring("falls")
	ok(t, err)
	courses, err := w.courses(ctx, p, build, pass)
	ok(t, err)
	if len(courses) == 0 {
		t.Errorf("%d people were ever found", len(courses))
	}
	for _, c := range courses {
		if len(c.Found) == 0 || c.Facts.Person.ID == 0 {
			t.Errorf("somebody of whom nothing is known: %+v", c.Found)
		}
	}

	ok(t, w.CountEffect(ctx, fin, "falls"))
	e, err = w.Effect(ctx, dot, "falls")
	ok(t, err)
	if e.On != w.Today() || e.Size.Refused == "" || e.Helped != "none" || e.TooEarly != "none" && e.TooEarly != "fewer than 8" || !e.Beforehand || e.Stale || len(e.Doses)+len(e.Balance) != 0 {
		t.Errorf("of a handful is said: %+v", e)
	}
}

// A plan reaches those for whom it took the programme's steps up, on that day;
// it is left when it ended before they were done.
func TestFollow(t *testing.T) {
	const day = byname.Day(46000)
	step := func(id plan.StepID, programme string, whose byname.PersonID, state plan.State) plan.Change {
		s := plan.Step{ID: id, Programme: programme, For: whose, State: state, Ended: day + byname.Day(id)}
		return plan.Change{At: (day + byname.Day(id)).Start(), What: plan.Added, Step: id, Add: &s}
	}
	k := kept{changes: []plan.Change{step(1, "carers", 0, plan.Done), step(2, "falls", 0, plan.Done), step(3, "falls", 7, plan.NotDone)}}
	for _, c := range k.changes {
		k.plan.Steps = append(k.plan.Steps, *c.Add)
	}
	k.plan.Closed = day + 40
	for _, c := range []struct {
		person        byname.PersonID
		id            string
		reached, left byname.Day
		done          int
	}{{7, "falls", day + 2, day + 40, 1}, {8, "falls", day + 2, 0, 1}, {7, "carers", day + 1, 0, 1}, {7, "crisis", 0, 0, 0}} {
		var got programme.Course
		follow(&got, k, c.id, c.person)
		if got.Reached != c.reached || got.Left != c.left || len(got.Done) != c.done {
			t.Errorf("%d by %s: reached %v, left %v, %d done", c.person, c.id, got.Reached, got.Left, len(got.Done))
		}
	}
}
