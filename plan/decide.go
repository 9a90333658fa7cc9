package plan

import "byname"

// A Command is something a worker, a person or another agency's file asks of a
// plan.
type Command interface {
	// decide gives the changes that the command itself makes to an open plan.
	decide(Plan, moment) ([]Change, error)
}

// moment is when and by whom.
type moment struct {
	today byname.Day
	by    Hand
}

// A Hand is who makes a change: a worker, or an agency whose own system
// answered.
type Hand struct {
	Worker byname.WorkerID
	Agency byname.AgencyID // set when the answer came in a file
}

// Decide gives the changes that a command makes, with the steps it releases.
// Nothing is changed when there is an error; a command that would change
// nothing gives none. Save the changes against p.Version, so that of two
// people who decided at once the second is told.
func Decide(p Plan, c Command, by Hand, now byname.Minute) ([]Change, error) {
	if _, begins := c.(Begin); p.Version == 0 && !begins {
		return nil, byname.NotFound("plan", "a plan that was begun", "begin one first")
	}
	if p.Closed != 0 {
		return nil, byname.Conflict("plan", "an open plan", "it ended on "+p.Closed.Words()+": begin another")
	}
	if by.Worker == "" && by.Agency == "" {
		return nil, byname.Denied("plan", "every change has a hand", "sign in")
	}
	changes, err := c.decide(p, moment{now.Day(), by})
	if err != nil || len(changes) == 0 {
		return nil, err
	}
	first := Change{At: now, By: by.Worker, For: by.Agency}
	for i := range changes {
		changes[i] = first.then(changes[i])
	}
	after := Apply(p, changes...)
	if err := after.checkOrder(); err != nil {
		return nil, err
	}
	return append(changes, after.settle(first, now.Day())...), nil
}

// open gives a step that is still to be done.
func (p Plan) open(id StepID) (Step, error) {
	s, found := p.Step(id)
	if !found {
		return s, byname.NotFound("step", "a step of this plan", "look at the plan again")
	}
	if !s.Open() {
		return s, byname.Conflict("step “"+s.Title+"”", "a step that is still to be done", "it ended on "+s.Ended.Words()+": reopen it if that was wrong")
	}
	return s, nil
}

func needs(what, reason string) error {
	if reason != "" {
		return nil
	}
	return byname.Invalid(what, "a reason in plain words", "say why")
}
