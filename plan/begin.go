package plan

import "byname"

// Begin opens a plan.
type Begin struct {
	Person byname.PersonID
	With   []byname.PersonID
	Lead   byname.WorkerID
}

func (b Begin) decide(p Plan, m moment) ([]Change, error) {
	if p.Version > 0 {
		return nil, byname.Conflict("plan", "no plan yet", "add to the one there is")
	}
	if b.Person == 0 || b.Lead == "" {
		return nil, byname.Invalid("plan", "a person and a worker who leads it", "name both")
	}
	return []Change{{What: Began, Person: b.Person, With: b.With, Worker: b.Lead, Day: m.today}}, nil
}

// Say writes down what the person said: what matters to them, and how best to
// support them.
type Say struct{ Matters, About string }

func (s Say) decide(p Plan, _ moment) ([]Change, error) {
	if s.Matters == p.Matters.Reveal() && s.About == p.About.Reveal() {
		return nil, nil
	}
	return []Change{{What: Said, Words: words(s.Matters), About: words(s.About)}}, nil
}

// Want adds a goal in the person's words.
type Want struct{ Words string }

func (w Want) decide(p Plan, _ moment) ([]Change, error) {
	if w.Words == "" {
		return nil, byname.Invalid("goal", "what the person wants, in their words", "ask them")
	}
	return []Change{{What: Wanted, Goal: GoalID(len(p.Goals) + 1), Words: words(w.Words)}}, nil
}

// Reach marks a goal as reached.
type Reach struct{ Goal GoalID }

func (r Reach) decide(p Plan, m moment) ([]Change, error) {
	if r.Goal < 1 || int(r.Goal) > len(p.Goals) {
		return nil, byname.NotFound("goal", "a goal of this plan", "look at the plan again")
	}
	if p.Goals[r.Goal-1].Reached != 0 {
		return nil, nil
	}
	return []Change{{What: Reached, Goal: r.Goal, Day: m.today}}, nil
}

// Lead gives the plan to another worker to answer for.
type Lead struct{ Worker byname.WorkerID }

func (l Lead) decide(p Plan, _ moment) ([]Change, error) {
	if l.Worker == "" {
		return nil, byname.Invalid("lead", "a worker", "name one")
	}
	if l.Worker == p.Lead {
		return nil, nil
	}
	return []Change{{What: Led, Worker: l.Worker}}, nil
}

// ReviewOn sets the day to look at the plan again.
type ReviewOn struct{ Day byname.Day }

func (r ReviewOn) decide(p Plan, m moment) ([]Change, error) {
	if r.Day < m.today {
		return nil, byname.Invalid("review", "a day that is still to come", "choose a later one")
	}
	if r.Day == p.Review {
		return nil, nil
	}
	return []Change{{What: ReviewSet, Day: r.Day}}, nil
}

// End closes the plan. Steps that are open stay as they are.
type End struct{ Why string }

func (e End) decide(_ Plan, m moment) ([]Change, error) {
	return []Change{{What: Ended, Day: m.today, Words: words(e.Why)}}, needs("ending the plan", e.Why)
}
