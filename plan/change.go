package plan

import (
	"fmt"

	"byname"
	"byname/feed"
)

// A Change is one thing that happened to a plan. What says which, and which
// of the other fields it uses.
type Change struct {
	What   What
	On     byname.Day
	At     byname.Minute
	By     byname.WorkerID
	Step   int         // number of the step it is about
	Words  byname.Text // as written by the worker or the person
	Opened *Opening    // of WasOpened
	Added  *Step       // of StepAdded: Title, Owner, After, Within, Due, Cost, Free, Reason, Programme, Asked
	Owner  Owner       // of StepHandedOver
	After  []int       // of WaitsChanged
	Until  byname.Day  // of ReviewSet
	Lead   byname.WorkerID
	Goal   int // number of the goal, from 1
}

// An Opening is how a plan begins.
type Opening struct {
	Person     byname.PersonID
	Anchor     feed.Key
	With       []byname.PersonID
	Programmes []Version
	Lead       byname.WorkerID
	Review     byname.Day
}

// What is the kind of a change.
type What string

const (
	WasOpened      What = "opened"
	MattersSaid    What = "matters"
	GoalAdded      What = "goal"
	GoalReached    What = "goal_reached"
	StepAdded      What = "step"
	StepStarted    What = "started"
	StepDone       What = "done"
	StepNotDone    What = "not_done"
	StepHandedOver What = "handed_over"
	WaitsChanged   What = "waits"
	CostAgreed     What = "cost_agreed"
	CostRefused    What = "cost_refused"
	LeadChanged    What = "lead"
	ReviewSet      What = "review"
	WasClosed      What = "closed"
)

// Fold replays changes from nothing.
func Fold(id ID, changes []Change) (Plan, error) {
	p := Plan{ID: id}
	for i, c := range changes {
		if err := p.apply(c); err != nil {
			return Plan{}, fmt.Errorf("plan %d, change %d: %w", id, i+1, err)
		}
	}
	return p, nil
}

// apply makes one change. It refuses what could not have happened, so that a
// stored history that was tampered with is not shown as a plan.
func (p *Plan) apply(c Change) error {
	if (p.Opened == 0) != (c.What == WasOpened) {
		return byname.Conflict("plan", "a plan that is opened once and first", "read the plan again")
	}
	if p.Closed != 0 {
		return byname.Conflict("plan", "a plan that is not closed", "start a new plan")
	}
	if err := p.make(c); err != nil {
		return err
	}
	p.Changes++
	p.release(c.On)
	return nil
}

func (p *Plan) make(c Change) error {
	switch c.What {
	case WasOpened:
		o := c.Opened
		if o == nil || o.Person == 0 {
			return byname.Invalid("plan", "whom it is for", "open it again")
		}
		p.Person, p.Anchor, p.With, p.Programmes = o.Person, o.Anchor, o.With, o.Programmes
		p.Lead, p.Review, p.Opened = o.Lead, o.Review, c.On
		return nil
	case MattersSaid:
		p.Matters = c.Words
		return nil
	case GoalAdded:
		p.Goals = append(p.Goals, Goal{Words: c.Words})
		return nil
	case GoalReached:
		if c.Goal < 1 || c.Goal > len(p.Goals) {
			return byname.NotFound("goal", "a goal of this plan", "read the plan again")
		}
		p.Goals[c.Goal-1].Reached = c.On
		return nil
	case StepAdded:
		return p.add(c.Added)
	case LeadChanged:
		p.Lead = c.Lead
		return nil
	case ReviewSet:
		p.Review = c.Until
		return nil
	case WasClosed:
		p.Closed, p.Outcome = c.On, c.Words
		return nil
	}
	return p.changeStep(c)
}

func (p *Plan) changeStep(c Change) error {
	s, err := p.step(c.Step)
	if err != nil {
		return err
	}
	if s.Ended != 0 {
		return byname.Conflict("step", "one that has not ended", "read the plan again")
	}
	switch c.What {
	case StepStarted:
		s.Started = c.On
	case StepDone, StepNotDone:
		s.Ended, s.EndedBy, s.Words, s.Well = c.On, c.By, c.Words, c.What == StepDone
	case StepHandedOver:
		s.Owner = c.Owner
	case WaitsChanged:
		s.After, s.Ready, s.Started = c.After, 0, 0
	case CostAgreed:
		s.Asked = false
	case CostRefused:
		s.Asked, s.Ended, s.EndedBy, s.Words = false, c.On, c.By, c.Words
	default:
		return byname.Invalid("change of a plan", "one of those known", "use a program at least as new as the one that wrote it")
	}
	return nil
}

func (p *Plan) add(added *Step) error {
	if added == nil {
		return byname.Invalid("step", "what is to be done", "add it again")
	}
	s := *added
	s.Number = len(p.Steps) + 1
	for _, n := range s.After {
		if n < 1 || n >= s.Number {
			return byname.NotFound("step", "steps of this plan to wait for", "choose among those shown")
		}
	}
	p.Steps = append(p.Steps, s)
	return nil
}

func (p *Plan) step(number int) (*Step, error) {
	if number < 1 || number > len(p.Steps) {
		return nil, byname.NotFound("step", "a step of this plan", "read the plan again")
	}
	return &p.Steps[number-1], nil
}

// release lets every step go ahead that nothing holds any more, and starts
// its clock.
func (p *Plan) release(on byname.Day) {
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Ready != 0 || s.Ended != 0 || s.Asked || len(p.Holding(*s)) > 0 {
			continue
		}
		s.Ready = on
		if s.Within > 0 && s.Due == 0 {
			s.Due = on + byname.Day(s.Within)
		}
	}
}
