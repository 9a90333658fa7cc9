package work

import (
	"context"
	"slices"

	"byname"
	"byname/guard"
	"byname/plan"
	"byname/store"
	"byname/team"
)

// A MyPlan is a plan as the person reads it at their own door: as it was agreed
// with them, in the words they heard. What was noted along the way (reasons,
// outcomes, who said what) is not there: it may be somebody else's.
type MyPlan struct {
	Name           byname.Text // what they like to be called
	There          bool        // a plan is open
	Agreed, Review byname.Day  // Agreed is 0 until it was agreed with them
	Since          int         // changes since then, of which the door tells no more
	Matters, About byname.Text
	Goals          []MyGoal
	Steps          []MyStep
	Lead           string
	Reach          string // whom they can ring
}

// A MyGoal is one of theirs.
type MyGoal struct {
	Words   byname.Text
	Reached bool
}

// A MyStep is one thing that somebody does.
type MyStep struct {
	Title, Who string
	State      string
	Due        byname.Day
	Ended      byname.Day
	After      []string // what has to be done first
}

// MyPlan reads a person's own plan.
func (w *Work) MyPlan(ctx context.Context, self guard.Self) (p MyPlan, err error) {
	pass, build, err := w.own(ctx, self, "read their own plan")
	if err != nil {
		return p, err
	}
	who, err := build.Person(pass, w.now(), self.Person())
	if err != nil {
		return p, err
	}
	err = w.DB.Read(ctx, func(tx *store.Tx) error {
		m, err := w.mine(tx, pass, self)
		p = w.myPlan(m, preferred(who))
		return err
	})
	return p, err
}

// myPlan is as much of a plan as a door shows.
func (w *Work) myPlan(m mine, name byname.Text) MyPlan {
	p := MyPlan{Name: name, There: m.there, Reach: m.code.Reach}
	if !m.there {
		return p
	}
	p.Lead, p.Agreed, p.Review = m.names[m.now.Lead].Name, m.now.Agreed, m.now.Review
	if p.Agreed == 0 {
		return p
	}
	own := m.agreed.Of(m.member)
	p.Since, p.Matters, p.About = m.now.Version-m.now.AgreedAt, own.Matters.Text, own.About.Text
	if !own.Call.IsZero() {
		p.Name = own.Call.Text
	}
	for _, g := range m.agreed.Goals {
		if m.owns(g.For) {
			p.Goals = append(p.Goals, MyGoal{g.Words.Text, reached(m.now, g.ID)})
		}
	}
	for _, s := range m.agreed.Steps {
		if w.shows(m, s) {
			p.Steps = append(p.Steps, w.myStep(m, s))
		}
	}
	return p
}

// mine is what a door shows pages of: the open plan, as it is and as it was
// agreed.
type mine struct {
	code   store.DoorCode
	there  bool
	now    plan.Plan
	agreed plan.Plan // as it was agreed with them
	member byname.PersonID
	names  map[byname.WorkerID]team.Worker
}

// mine reads it, as far as the Pass shows plans.
func (w *Work) mine(tx *store.Tx, pass guard.Pass, self guard.Self) (m mine, err error) {
	if m.code, err = tx.CodeNumber(self.Code()); err != nil {
		return m, err
	}
	if m.names, err = w.workers(tx); err != nil {
		return m, err
	}
	k, open, err := w.openKept(tx, self.Person())
	if err != nil || !open || pass.Sees("plan", "", false) != guard.Full {
		return m, err
	}
	m.there, m.now, m.member = true, k.plan, memberOf(k, self.Person())
	m.agreed = plan.At(k.changes, k.plan.AgreedAt)
	return m, nil
}

// owns reports whether something of a plan is theirs. What is said to be for
// all of a household is at the door of whose plan it is above all, and not at a
// child's: it may be about a parent.
func (m mine) owns(member byname.PersonID) bool {
	if m.member != 0 {
		return member == m.member
	}
	return member == 0 || member == m.now.Person
}

// shows reports whether a step is at the door: theirs, of a programme that
// tells of nothing the door keeps quiet, by an agency that may be named, and
// not about being safe, which is spoken of and not written here: nor one of
// which that is found out after it was agreed.
func (w *Work) shows(m mine, s plan.Step) bool {
	now, _ := m.now.Step(s.ID)
	if !m.owns(s.For) || s.Part == "safety" || now.Part == "safety" || !w.atDoor(s.Agency) || !w.atDoor(now.Agency) || now.State == plan.NotDone || now.State == plan.Asked {
		return false
	}
	from := w.Place.programme(s.Programme)
	return s.Programme == "" || from.Version != "" && !slices.ContainsFunc(from.Tells, func(class string) bool {
		return w.Place.Sharing.Sees(guard.Person, guard.Own, class) == guard.Nothing
	})
}

// myStep says a step in the words that were agreed, and how it stands now.
func (w *Work) myStep(m mine, s plan.Step) MyStep {
	now, _ := m.now.Step(s.ID)
	step := MyStep{Title: s.Title, Who: w.owner(now, m.names), State: string(now.State), Due: now.Due, Ended: now.Ended}
	for _, id := range s.WaitsFor {
		before, _ := m.agreed.Step(id)
		if b, _ := m.now.Step(id); b.State != plan.Done && w.shows(m, before) {
			step.After = append(step.After, before.Title)
		}
	}
	return step
}

func reached(p plan.Plan, id plan.GoalID) bool {
	return slices.ContainsFunc(p.Goals, func(g plan.Goal) bool { return g.ID == id && g.Reached != 0 })
}
