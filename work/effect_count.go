package work

import (
	"context"
	"encoding/json"
	"slices"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/programme"
	"byname/store"

	"byname/outcome"
)

// CountEffect compares those whom a programme reached with those it had found
// and not reached yet, as its file declares, and keeps what may be shown. It
// is a run, written down in the name of who asked; who objects is not in it.
func (w *Work) CountEffect(ctx context.Context, who Who, id string) error {
	if err := w.may(ctx, who, guard.TryProgrammes); err != nil {
		return err
	}
	p, err := w.declaring(id)
	if err != nil {
		return err
	}
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	pass, err := w.guard.Run(ctx, guard.Request{Worker: who.Worker, Purpose: "measure", Reason: "to see whether a programme does what it is for",
		What: "compared those whom " + p.ID + " reached with those not reached yet, version " + p.Version})
	if err != nil {
		return err
	}
	courses, err := w.courses(ctx, p, build, pass)
	if err != nil {
		return err
	}
	last := lastTold(build)
	study, err := p.Study(courses, last, w.Place.Words)
	if err != nil {
		return err
	}
	e, err := w.declared(ctx, p)
	if err != nil {
		return err
	}
	e.On, e.Build, e.UpTo = w.Today(), build.Whole(), last
	e.found(study)
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		return tx.KeepEffect(store.Effect{Programme: p.ID, Build: e.Build, Effect: text, By: who.Worker, On: e.On})
	})
}

// declaring is a programme that says how its effect is judged.
func (w *Work) declaring(id string) (programme.Programme, error) {
	p := w.Place.programme(id)
	switch {
	case p.Version == "":
		return p, byname.NotFound("programme "+id, "one that is live", "choose one from the list")
	case !p.Effect.Declared():
		return p, byname.Invalid("programme "+id, "a file that says how its effect is judged", "add effect: to it, before anybody counts")
	}
	return p, nil
}

// courses are what became of everybody whom a programme ever found, who is in
// the build and does not object.
func (w *Work) courses(ctx context.Context, p programme.Programme, build *store.Build, pass guard.Pass) ([]programme.Course, error) {
	at := map[byname.PersonID]*programme.Course{}
	err := w.DB.Read(ctx, func(tx *store.Tx) error {
		objects, err := tx.ObjectingNow(w.Today())
		if err != nil {
			return err
		}
		seen, err := tx.EverFoundBy(p.ID)
		if err != nil {
			return err
		}
		for _, s := range seen {
			id, err := w.nowKnownAs(tx, build, s.Person)
			if err != nil {
				return err
			}
			if id == 0 || objects[id] {
				continue
			}
			sketch, err := build.Sketch(id)
			if nothing(err) || err == nil && sketch.Unplanned() {
				continue
			}
			if err != nil {
				return err
			}
			if at[id] == nil {
				at[id] = &programme.Course{}
			}
			at[id].Found = append(at[id].Found, programme.Stretch{From: max(s.First, s.Told), Gone: s.Gone})
		}
		return w.followed(tx, p.ID, build, at)
	})
	if err != nil {
		return nil, err
	}
	var ids []byname.PersonID
	for id := range at {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var courses []programme.Course
	for _, id := range ids {
		f, err := w.factsIn(ctx, build, pass, arrived{}, id, build.Day)
		if nothing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		at[id].Facts = f
		courses = append(courses, *at[id])
	}
	return courses, nil
}

// nowKnownAs is the id that somebody has in the build, 0 when they are in it no more.
func (w *Work) nowKnownAs(tx *store.Tx, build *store.Build, id byname.PersonID) (byname.PersonID, error) {
	if build.NumberOf(id) != 0 {
		return id, nil
	}
	id, err := tx.Alias(id)
	if err != nil || build.NumberOf(id) == 0 {
		return 0, err
	}
	return id, nil
}

// followed notes when plans took the programme's steps up, and what came of them.
func (w *Work) followed(tx *store.Tx, id string, build *store.Build, at map[byname.PersonID]*programme.Course) error {
	plans, err := tx.PlansFollowing(id)
	if err != nil {
		return err
	}
	for _, row := range plans {
		k, err := w.plan(tx, row)
		if err != nil {
			return err
		}
		for _, person := range append([]byname.PersonID{k.plan.Person}, k.plan.With...) {
			now, err := w.nowKnownAs(tx, build, person)
			if err != nil {
				return err
			}
			if c := at[now]; c != nil {
				follow(c, k, id, person)
			}
		}
	}
	return nil
}

// follow reads one plan into somebody's course. The first plan counts as
// reaching them; steps of later ones count as done all the same.
func follow(c *programme.Course, k kept, id string, person byname.PersonID) {
	steps, open := 0, 0
	for _, s := range k.plan.Steps {
		if s.Programme != id || s.For != 0 && s.For != person {
			continue
		}
		steps++
		if s.State == plan.Done {
			c.Done = append(c.Done, s.Ended)
		} else {
			open++
		}
	}
	if steps == 0 {
		return
	}
	for _, ch := range k.changes {
		if day := ch.At.Day(); ch.Add != nil && ch.Add.Programme == id && (c.Reached == 0 || day < c.Reached) {
			c.Reached = day
		}
	}
	if k.plan.Closed != 0 && open > 0 && (c.Left == 0 || k.plan.Closed < c.Left) {
		c.Left = k.plan.Closed
	}
}

// found takes a study in, as anybody may see it.
func (e *Effect) found(study programme.Study) {
	s := outcome.ProtectStudy(outcome.Judge(study.Design, study.Subjects))
	e.First, e.Beforehand = study.First, e.DeclaredOn != 0 && (study.First == 0 || e.DeclaredOn <= study.First)
	e.Helped, e.Matched, e.Waiting = outcome.About(s.Helped), outcome.About(s.Matched), outcome.About(s.Waiting)
	e.Left, e.Crossed = outcome.About(s.Dropped), outcome.About(s.Crossed)
	e.Unknown, e.TooEarly = outcome.About(study.Unknown), outcome.About(study.TooEarly)
	e.With, e.Without = sideOf(s.With), sideOf(s.Without)
	e.Size = sizeOf(s.Effect)
	e.Balance = s.Balance
	e.Said, e.Unmeasured = s.Words(e.Within), s.UnmeasuredWords()
	if len(s.Balance) > 0 {
		e.Balanced = s.BalanceWords()
	}
	for _, d := range s.Doses {
		e.Doses = append(e.Doses, EffectDose{doseWords(d.From, d.To), outcome.About(int(d.Effect.Denominator)), sizeOf(d.Effect)})
	}
}
