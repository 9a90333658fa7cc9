package plan

import (
	"slices"

	"byname"
)

// Start marks a step as begun.
type Start struct{ Step StepID }

func (a Start) decide(p Plan, _ moment) ([]Change, error) {
	s, err := p.ready(a.Step)
	if err != nil || s.State == Doing {
		return nil, err
	}
	return []Change{{What: Started, Step: s.ID}}, nil
}

// ready gives a step that may be done now.
func (p Plan) ready(id StepID) (Step, error) {
	s, err := p.open(id)
	if err == nil && s.State != Ready && s.State != Doing {
		return s, byname.Conflict("step “"+s.Title+"”", "a step that is ready", "it is "+string(s.State)+": see what it waits for")
	}
	return s, err
}

// Finish marks a step as done, and says what came of it.
type Finish struct {
	Step    StepID
	Day     byname.Day // 0 is today
	Outcome string
}

func (a Finish) decide(p Plan, m moment) ([]Change, error) {
	s, err := p.ready(a.Step)
	if err != nil {
		return nil, err
	}
	day, err := m.on(a.Day)
	return []Change{{What: Finished, Step: s.ID, Day: day, Words: words(a.Outcome)}}, err
}

// on is the day something happened: not one to come.
func (m moment) on(day byname.Day) (byname.Day, error) {
	if day == 0 {
		return m.today, nil
	}
	if day > m.today {
		return 0, byname.Invalid("day", "today or before", "mark it when it has happened")
	}
	return day, nil
}

// GiveUp marks a step as not done, and says why. What waits for it goes on
// waiting until somebody decides otherwise.
type GiveUp struct {
	Step   StepID
	Day    byname.Day // 0 is today
	Reason string
}

func (a GiveUp) decide(p Plan, m moment) ([]Change, error) {
	s, err := p.open(a.Step)
	if err != nil {
		return nil, err
	}
	if err := needs("step “"+s.Title+"”", a.Reason); err != nil {
		return nil, err
	}
	day, err := m.on(a.Day)
	return []Change{{What: GaveUp, Step: s.ID, Day: day, Words: words(a.Reason)}}, err
}

// Reopen takes back that a step was done or not done.
type Reopen struct {
	Step   StepID
	Reason string
}

func (a Reopen) decide(p Plan, _ moment) ([]Change, error) {
	s, found := p.Step(a.Step)
	if !found || s.Open() {
		return nil, byname.Conflict("step", "a step that has ended", "look at the plan again")
	}
	return []Change{{What: Reopened, Step: s.ID, Words: words(a.Reason)}}, needs("reopening “"+s.Title+"”", a.Reason)
}

// Give gives a step to an agency, or to a named worker of one.
type Give struct {
	Step   StepID
	Agency byname.AgencyID
	Worker byname.WorkerID
}

func (a Give) decide(p Plan, _ moment) ([]Change, error) {
	s, err := p.open(a.Step)
	if err != nil || s.Agency == a.Agency && s.Worker == a.Worker {
		return nil, err
	}
	if a.Agency == "" {
		return nil, byname.Invalid("owner of “"+s.Title+"”", "an agency", "name one")
	}
	return []Change{{What: Gave, Step: s.ID, Agency: a.Agency, Worker: a.Worker}}, nil
}

// Move changes when a step is due, and says why.
type Move struct {
	Step   StepID
	Due    byname.Day
	Reason string
}

func (a Move) decide(p Plan, m moment) ([]Change, error) {
	s, err := p.ready(a.Step)
	if err != nil || s.Due == a.Due {
		return nil, err
	}
	if a.Due < m.today {
		return nil, byname.Invalid("due day of “"+s.Title+"”", "today or later", "choose a later day")
	}
	return []Change{{What: Moved, Step: s.ID, Day: a.Due, Words: words(a.Reason)}}, needs("moving “"+s.Title+"”", a.Reason)
}

// Reorder changes what a step waits for.
type Reorder struct {
	Step  StepID
	After []StepID
}

func (a Reorder) decide(p Plan, _ moment) ([]Change, error) {
	s, err := p.open(a.Step)
	if err != nil || slices.Equal(s.WaitsFor, a.After) {
		return nil, err
	}
	return []Change{{What: Reordered, Step: s.ID, WaitsFor: a.After}}, p.known(a.After)
}

// Alter changes what a step is called, what it is about, which service does it
// and for whom.
type Alter struct {
	Step    StepID
	Title   string
	Part    Part
	Service string
	For     byname.PersonID
}

func (a Alter) decide(p Plan, _ moment) ([]Change, error) {
	s, err := p.open(a.Step)
	if err != nil || s.Title == a.Title && s.Part == a.Part && s.Service == a.Service && s.For == a.For {
		return nil, err
	}
	switch {
	case a.Title == "":
		return nil, byname.Invalid("title of the step", "what will happen", "say it as you would to the person")
	case !p.has(a.For):
		return nil, notInIt
	}
	return []Change{{What: Altered, Step: s.ID, Add: &Step{Title: a.Title, Part: a.Part, Service: a.Service, For: a.For}}}, nil
}
