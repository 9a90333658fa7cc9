package work

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
)

// Talk opens an item of a huddle on the screen that all in the room look at.
// Everybody there must be allowed to hear about the person, and each is
// written down as having heard; of what is known, as much is shown as every
// one of them may see. When somebody may not, they are named and nothing of
// the person is shown.
func (w *Work) Talk(ctx context.Context, who Who, item int64) (shown HuddleTalk, err error) {
	r, at, err := w.itemOf(ctx, who, item)
	if err != nil {
		return shown, err
	}
	i := r.items[at]
	shown = HuddleTalk{Huddle: i.Huddle, Item: item, Line: at + 1, Of: len(r.items), Why: aloud(i.Why), Since: i.Since, Lead: r.leads[i.Person]}
	for _, o := range r.outs[item] {
		shown.Out = append(shown.Out, w.present(o, r.names).Called())
	}
	if at+1 < len(r.items) {
		shown.Next = r.items[at+1].Number
	}
	barred, err := w.barred(ctx, r)
	if err != nil {
		return shown, err
	}
	if shown.Barred = barred[item]; len(shown.Barred) > 0 {
		return shown, nil
	}
	return shown, w.talk(ctx, who, r, i, &shown)
}

// itemOf is the room of an item of a huddle under way, and which it is. Who
// asks is there and has not stepped out.
func (w *Work) itemOf(ctx context.Context, who Who, item int64) (r room, at int, err error) {
	var i store.HuddleItem
	if err := w.DB.Read(ctx, func(tx *store.Tx) error { i, err = tx.Item(item); return err }); err != nil {
		return r, 0, err
	}
	h, err := w.underWay(ctx, who, i.Huddle)
	if err != nil {
		return r, 0, err
	}
	if err := w.DB.Read(ctx, func(tx *store.Tx) error { r, err = w.room(tx, h); return err }); err != nil {
		return r, 0, err
	}
	if !slices.ContainsFunc(r.hearing(item), func(p HuddlePresent) bool { return p.Worker == who.Worker }) {
		return r, 0, byname.Denied("item of the huddle", "somebody who is in the room", "say that you have come, or come back in")
	}
	return r, slices.IndexFunc(r.items, func(o store.HuddleItem) bool { return o.Number == item }), nil
}

func (w *Work) talk(ctx context.Context, who Who, r room, i store.HuddleItem, shown *HuddleTalk) error {
	build, err := w.Builds.Current()
	if err != nil {
		return err
	}
	hearing := r.hearing(i.Number)
	workers := workersOf(hearing)
	passes, err := w.guard.Together(ctx, guard.Request{Worker: who.Worker, Persons: []byname.PersonID{i.Person}, What: "heard about this person in the team's huddle"}, workers)
	if err != nil {
		return err
	}
	p, err := build.Person(passes[0], w.now(), i.Person)
	if err != nil {
		return err
	}
	shown.PersonRef = PersonRef{i.Person, preferred(p)}
	for n, pass := range passes {
		shown.Grounds = append(shown.Grounds, HuddleGround{r.names[workers[n]].Name, pass.Ground(i.Person)})
	}
	if shown.Reasons, shown.Hidden, err = w.shared(build, passes, i.Person); err != nil {
		return err
	}
	return w.DB.Read(ctx, func(tx *store.Tx) error {
		everybody := make([]Who, len(workers))
		for n, id := range workers {
			x, err := w.who(tx, id)
			if err != nil {
				return err
			}
			everybody[n] = x
		}
		a := audience{passes, everybody}
		if err := w.talkPlan(tx, r, i, a, shown); err != nil {
			return err
		}
		if shown.Owners, err = w.owners(tx, p.Neighbourhood, r.names); err != nil {
			return err
		}
		for _, p := range r.here { // who came from elsewhere may take a step too
			x := r.names[p.Worker]
			one := Choice{Value: "worker:" + string(x.ID), Title: x.Name + ", " + p.Agency}
			if p.Worker != "" && !slices.ContainsFunc(shown.Owners, func(c Choice) bool { return c.Value == one.Value }) {
				shown.Owners = append(shown.Owners, one)
			}
		}
		// People come before agencies: what is agreed is mostly somebody's.
		slices.SortStableFunc(shown.Owners, func(a, b Choice) int {
			return cmp.Compare(strings.Index(b.Value, "worker:"), strings.Index(a.Value, "worker:"))
		})
		return w.talkSaid(tx, r, i, a, shown)
	})
}

// shared are the reasons of signals that all of some passes show alike, and
// how many at least one of them does not.
func (w *Work) shared(build *store.Build, passes []guard.Pass, id byname.PersonID) (reasons []Reason, hidden int, err error) {
	var each [][]Reason
	most := 0
	for _, pass := range passes {
		signals, err := build.Signals(pass, w.now(), id)
		if err != nil {
			return nil, 0, err
		}
		var mine []Reason
		told := 0
		for _, s := range signals {
			for _, r := range w.reasons(build, s, pass) {
				if r.Of.IsZero() && !slices.ContainsFunc(mine, func(o Reason) bool { return o.Text == r.Text }) {
					mine = append(mine, r)
				}
			}
			told += s.Withheld + len(s.Hints)
		}
		each, most = append(each, mine), max(most, len(mine)+told)
	}
	for _, r := range each[0] {
		if !slices.ContainsFunc(each[1:], func(other []Reason) bool {
			return !slices.ContainsFunc(other, func(o Reason) bool { return o.Text == r.Text })
		}) {
			reasons = append(reasons, r)
		}
	}
	return reasons, most - len(reasons), nil
}

// An audience is all who look at one screen: what they see is what each of
// them may see.
type audience struct {
	passes []guard.Pass
	who    []Who // in the order of the passes
}

func (a audience) reads(p plan.Plan, s plan.Step) bool {
	return a.each(func(pass guard.Pass, who Who) bool { return s.Agency == who.Agency || seesWhole(pass, who, p) })
}

func (a audience) whole(p plan.Plan) bool {
	return a.each(func(pass guard.Pass, who Who) bool { return seesWhole(pass, who, p) })
}

func (a audience) each(may func(guard.Pass, Who) bool) bool {
	for n, who := range a.who {
		if !may(a.passes[n], who) {
			return false
		}
	}
	return true
}

// talkSaid fills in what this huddle said about the person so far.
func (w *Work) talkSaid(tx *store.Tx, r room, i store.HuddleItem, a audience, shown *HuddleTalk) error {
	lines, err := tx.Minutes(i.Huddle)
	if err != nil {
		return err
	}
	k, _, err := w.openKept(tx, i.Person)
	for _, l := range lines {
		if l.Item != i.Number {
			continue
		}
		m := Minute{At: byname.MinuteOf(l.At), Words: minuteWords[l.Kind], By: r.names[l.By].Name}
		s, found := k.plan.Step(plan.StepID(l.Step))
		if l.Kind == store.MinuteOut || a.whole(k.plan) || found && l.Plan == k.row.ID && a.reads(k.plan, s) {
			m.Said = l.Words
		}
		shown.Said = append(shown.Said, m)
	}
	return err
}

// talkPlan fills in the open steps of the person's plan as far as everybody
// may read them, and what earlier huddles promised.
func (w *Work) talkPlan(tx *store.Tx, r room, i store.HuddleItem, a audience, shown *HuddleTalk) error {
	k, open, err := w.openKept(tx, i.Person)
	if err != nil {
		return err
	}
	if shown.HasPlan = open; open {
		if a.whole(k.plan) {
			shown.Matters = k.plan.Matters.Text
		}
		for _, s := range k.plan.Steps {
			if !s.Open() {
				continue
			}
			step := Step{ID: int64(s.ID), Title: hiddenStep, State: string(s.State), Hint: true}
			if a.reads(k.plan, s) {
				step = Step{ID: int64(s.ID), Title: s.Title, Owner: w.owner(s, r.names), Due: s.Due, Overdue: s.Overdue(w.Today()), State: string(s.State)}
			}
			shown.Steps = append(shown.Steps, step)
		}
	}
	promises, err := tx.Promises(r.team.ID)
	if err != nil {
		return err
	}
	for _, m := range promises {
		of, err := tx.Item(m.Item)
		if err != nil || of.Person != i.Person || of.Huddle == i.Huddle {
			continue
		}
		row, err := tx.Plan(m.Plan)
		if err != nil {
			return err
		}
		kept, err := w.plan(tx, row)
		if err != nil {
			return err
		}
		s, found := kept.plan.Step(plan.StepID(m.Step))
		p := Promise{Plan: m.Plan, Step: m.Step, Title: hiddenStep, Agreed: byname.MinuteOf(m.At).Day(), State: string(s.State), Due: s.Due}
		if found && a.reads(kept.plan, s) {
			p.Title, p.Owner, p.Outcome = s.Title, w.owner(s, r.names), s.Outcome.Text
			p.MayMark = s.State == plan.Ready || s.State == plan.Doing
		}
		shown.Promised = append(shown.Promised, p)
	}
	return nil
}

// HaveStepped writes down that those who may not hear about a person have
// stepped out, until the next item.
func (w *Work) HaveStepped(ctx context.Context, who Who, item int64) error {
	r, at, err := w.itemOf(ctx, who, item)
	if err != nil {
		return err
	}
	barred, err := w.barred(ctx, r)
	if err != nil {
		return err
	}
	return w.DB.Write(ctx, func(tx *store.Tx) error {
		for _, p := range barred[item] {
			if p.Worker == who.Worker {
				return byname.Denied("item of the huddle", "a screen shown by somebody who may hear about this person", "let somebody else show the screen")
			}
			if err := tx.StepOut(item, store.Present{Worker: p.Worker, Guest: p.Guest}); err != nil {
				return err
			}
			if err := w.jot(tx, who, store.Minute{Huddle: r.items[at].Huddle, Item: item, Kind: store.MinuteOut, Words: byname.Hide(p.Called())}); err != nil {
				return err
			}
		}
		return nil
	})
}
