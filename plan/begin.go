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

// Join takes somebody of the household into the plan, with a part of their own.
type Join struct{ Person byname.PersonID }

func (j Join) decide(p Plan, _ moment) ([]Change, error) {
	if j.Person == 0 {
		return nil, byname.Invalid("person", "somebody who lives with them", "choose one")
	}
	if p.has(j.Person) {
		return nil, nil
	}
	return []Change{{What: Joined, Person: j.Person}}, nil
}

// Say writes down what a member said: what matters to them, how best to
// support them, and what to call them. For is whose words they are; 0 is the
// person's whose plan it is.
type Say struct {
	For                  byname.PersonID
	Call, Matters, About string
}

func (s Say) decide(p Plan, _ moment) ([]Change, error) {
	if !p.has(s.For) {
		return nil, notInIt
	}
	was := p.Of(s.For)
	if s.Matters == was.Matters.Reveal() && s.About == was.About.Reveal() && s.Call == was.Call.Reveal() {
		return nil, nil
	}
	return []Change{{What: Said, Person: s.For, Words: words(s.Matters), About: words(s.About), Call: words(s.Call)}}, nil
}

var notInIt = byname.NotFound("person", "somebody whom the plan is for", "open the plan again")

// Want adds a goal in somebody's words.
type Want struct {
	Words string
	For   byname.PersonID // whose it is; 0 is the person's, or all of theirs
}

func (w Want) decide(p Plan, _ moment) ([]Change, error) {
	if w.Words == "" {
		return nil, byname.Invalid("goal", "what the person wants, in their words", "ask them")
	}
	if !p.has(w.For) {
		return nil, notInIt
	}
	return []Change{{What: Wanted, Goal: GoalID(len(p.Goals) + 1), Words: words(w.Words), Person: w.For}}, nil
}

// Agree writes down that the plan, as it is, was agreed with the person: how,
// and with whom besides.
type Agree struct {
	How string
	Day byname.Day // 0 is today
}

func (a Agree) decide(p Plan, m moment) ([]Change, error) {
	day, err := m.on(a.Day)
	if err == nil {
		err = needs("agreed", a.How)
	}
	if err != nil || p.AgreedAt == p.Version && p.AgreedWith.Reveal() == a.How {
		return nil, err
	}
	return []Change{{What: Agreed, Day: day, Words: words(a.How)}}, nil
}

// SinceAgreed is how many changes of substance there were since the plan was
// agreed: -1 when it never was.
func SinceAgreed(changes []Change) (since int) {
	since = -1
	for _, c := range changes {
		switch c.What {
		case Agreed:
			since = 0
		case Said, Wanted, Added, Altered, GaveUp, Gave, Moved, Reordered, Led:
			if since >= 0 {
				since++
			}
		}
	}
	return since
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
