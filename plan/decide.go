package plan

import (
	"slices"
	"strings"

	"byname"
)

// A Maker is who changes a plan, and when.
type Maker struct {
	By byname.WorkerID
	At byname.Minute
}

func (m Maker) change(what What) Change {
	return Change{What: what, By: m.By, At: m.At, On: m.At.Day()}
}

// Longest is how many characters free text may have.
const Longest = 4000

// words checks what a worker wrote.
func words(s, what string) (byname.Text, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return byname.Text{}, byname.Invalid(what, "a few words", "write them")
	}
	if len(s) > Longest {
		return byname.Text{}, byname.Invalid(what, "at most 4,000 characters", "shorten it")
	}
	return byname.Hide(s), nil
}

// SayMatters puts down what matters to the person, in their words.
func (p *Plan) SayMatters(m Maker, said string) ([]Change, error) {
	w, err := words(said, "what matters")
	c := m.change(MattersSaid)
	c.Words = w
	return p.decide(err, c)
}

// AddGoal adds a goal in the person's words.
func (p *Plan) AddGoal(m Maker, said string) ([]Change, error) {
	w, err := words(said, "goal")
	c := m.change(GoalAdded)
	c.Words = w
	return p.decide(err, c)
}

// ReachGoal says that a goal, counted from 1, was reached.
func (p *Plan) ReachGoal(m Maker, goal int) ([]Change, error) {
	c := m.change(GoalReached)
	c.Goal = goal
	return p.decide(nil, c)
}

// Start says that somebody is at work on a ready step.
func (p *Plan) Start(m Maker, step int) ([]Change, error) {
	c := m.change(StepStarted)
	c.Step = step
	return p.decide(p.mayAct(step), c)
}

// Done ends a step well, which releases those that wait for it alone.
func (p *Plan) Done(m Maker, step int, what string) ([]Change, error) {
	c := m.change(StepDone)
	c.Step, c.Words = step, byname.Hide(strings.TrimSpace(what))
	return p.decide(p.mayAct(step), c)
}

// NotDone ends a step that will not happen, with the reason. What waits for
// it goes on waiting until somebody calls GoAhead.
func (p *Plan) NotDone(m Maker, step int, why string) ([]Change, error) {
	w, err := words(why, "why the step was not done")
	c := m.change(StepNotDone)
	c.Step, c.Words = step, w
	return p.decide(err, c)
}

// HandOver gives a step to another owner.
func (p *Plan) HandOver(m Maker, step int, to Owner) ([]Change, error) {
	c := m.change(StepHandedOver)
	c.Step, c.Owner = step, to
	if to.Agency == "" {
		return nil, byname.Invalid("owner of a step", "an agency", "choose one")
	}
	return p.decide(nil, c)
}

// GoAhead drops from a step's waits those that were not done, with a reason.
func (p *Plan) GoAhead(m Maker, step int, why string) ([]Change, error) {
	w, err := words(why, "why the step may go ahead")
	if err != nil {
		return nil, err
	}
	s, err := p.step(step)
	if err != nil {
		return nil, err
	}
	c := m.change(WaitsChanged)
	c.Step, c.Words = step, w
	for _, n := range s.After {
		if p.Steps[n-1].State() != NotDone {
			c.After = append(c.After, n)
		}
	}
	return p.decide(nil, c)
}

// WaitFor changes what a step waits for. Steps that wait for each other in a
// circle are refused, each named.
func (p *Plan) WaitFor(m Maker, step int, after []int) ([]Change, error) {
	if _, err := p.step(step); err != nil {
		return nil, err
	}
	after = slices.Compact(slices.Sorted(slices.Values(after)))
	for _, n := range after {
		if _, err := p.step(n); err != nil {
			return nil, err
		}
	}
	if circle := p.circle(step, after); circle != nil {
		return nil, inCircle(circle)
	}
	c := m.change(WaitsChanged)
	c.Step, c.After = step, after
	return p.decide(nil, c)
}

// Agree is the lead's yes to what a step costs; Refuse is the no, and ends it.
func (p *Plan) Agree(m Maker, step int) ([]Change, error) {
	c := m.change(CostAgreed)
	c.Step = step
	return p.decide(p.isAsked(step), c)
}

// Refuse is the lead's no to what a step costs.
func (p *Plan) Refuse(m Maker, step int, why string) ([]Change, error) {
	w, err := words(why, "why the money was refused")
	if err == nil {
		err = p.isAsked(step)
	}
	c := m.change(CostRefused)
	c.Step, c.Words = step, w
	return p.decide(err, c)
}

// PassTo makes another worker the lead of the plan.
func (p *Plan) PassTo(m Maker, lead byname.WorkerID) ([]Change, error) {
	c := m.change(LeadChanged)
	c.Lead = lead
	return p.decide(nil, c)
}

// ReviewBy sets the day by which the plan is looked at again with the person.
func (p *Plan) ReviewBy(m Maker, day byname.Day) ([]Change, error) {
	c := m.change(ReviewSet)
	c.Until = day
	return p.decide(nil, c)
}

// Close ends the plan. Open steps stay as they are, and say so.
func (p *Plan) Close(m Maker, what string) ([]Change, error) {
	w, err := words(what, "what came of the plan")
	c := m.change(WasClosed)
	c.Words = w
	return p.decide(err, c)
}

// decide tries the changes on a copy, so that what is decided can be kept.
func (p *Plan) decide(err error, changes ...Change) ([]Change, error) {
	if err != nil {
		return nil, err
	}
	trial := p.clone()
	for _, c := range changes {
		if err := trial.apply(c); err != nil {
			return nil, err
		}
	}
	return changes, nil
}

// After is the plan with the changes made.
func (p *Plan) After(changes []Change) (Plan, error) {
	next := p.clone()
	for _, c := range changes {
		if err := next.apply(c); err != nil {
			return Plan{}, err
		}
	}
	return next, nil
}

func (p *Plan) clone() Plan {
	c := *p
	c.Goals, c.Steps = slices.Clone(p.Goals), slices.Clone(p.Steps)
	return c
}

func (p *Plan) mayAct(step int) error {
	s, err := p.step(step)
	if err != nil {
		return err
	}
	switch s.State() {
	case Ready, Doing:
		return nil
	case Waiting:
		return byname.Conflict("step", "one that waits for nothing", "finish first: "+titles(p.Holding(*s)))
	case Asked:
		return byname.Conflict("step", "one whose cost is agreed", "ask the lead")
	}
	return byname.Conflict("step", "one that has not ended", "read the plan again")
}

func (p *Plan) isAsked(step int) error {
	s, err := p.step(step)
	if err == nil && s.State() != Asked {
		err = byname.Conflict("step", "one that waits for the lead", "read the plan again")
	}
	return err
}

func titles(steps []Step) string {
	list := make([]string, len(steps))
	for i, s := range steps {
		list[i] = s.Title
	}
	return strings.Join(list, "; ")
}
