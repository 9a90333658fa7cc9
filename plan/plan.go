// Package plan keeps one plan for one person: what matters to them in their own
// words, goals, and steps that agencies do in the right order, each released
// when those it waits for are done. What a plan is follows from the changes
// made to it and from nothing else.
package plan

import (
	"slices"

	"byname"
)

// A Plan is one person's plan: the changes so far, added up.
type Plan struct {
	Person  byname.PersonID
	With    []byname.PersonID // others of the household whom the plan is for
	Lead    byname.WorkerID   // who answers for it
	Own                       // about the person
	Members []Own             // about each of the others, in the order of their first words
	Goals   []Goal
	Steps   []Step // in the order in which they were added
	Opened  byname.Day
	Review  byname.Day // when it is to be looked at again; 0 when no day is set
	Closed  byname.Day // 0 while it is open
	Version int        // how many changes there were

	Agreed     byname.Day // with the person, the last time; 0 when never
	AgreedAt   int        // the version that was agreed
	AgreedWith Words      // how, and with whom besides
}

// Own is one member's own part of a plan, in their words.
type Own struct {
	Who     byname.PersonID // 0 in the plan of one
	Call    Words           // what to call me
	Matters Words           // what matters to me
	About   Words           // how best to support me
}

// Of is what a member said of themselves.
func (p Plan) Of(person byname.PersonID) Own {
	if person == 0 || person == p.Person {
		return p.Own
	}
	for _, o := range p.Members {
		if o.Who == person {
			return o
		}
	}
	return Own{Who: person}
}

// has reports whether the plan is for somebody.
func (p Plan) has(person byname.PersonID) bool {
	return person == 0 || person == p.Person || slices.Contains(p.With, person)
}

// A GoalID numbers the goals of one plan from 1.
type GoalID int64

// A Goal is something the person wants, in their words.
type Goal struct {
	ID      GoalID
	Words   Words
	For     byname.PersonID // whose it is; 0 is the person's, or all of theirs
	Reached byname.Day      // 0 until it is
}

// A StepID numbers the steps of one plan from 1.
type StepID int64

// State is how a step stands.
type State string

const (
	Waiting State = "waiting"  // for the steps before it
	Asked   State = "asked"    // for the lead's yes to its cost
	Ready   State = "ready"    // to be done now
	Doing   State = "doing"    // begun
	Done    State = "done"     // and what came of it is in Outcome
	NotDone State = "not_done" // and why is in Outcome
)

// A Step is one thing somebody does.
type Step struct {
	ID         StepID          `json:"id"`
	Title      string          `json:"title"` // in words the person would use
	Agency     byname.AgencyID `json:"agency"`
	Worker     byname.WorkerID `json:"worker,omitempty"` // "" is whoever the agency sends
	WaitsFor   []StepID        `json:"waits_for,omitempty"`
	WithinDays int             `json:"within_days"`       // from the day it is ready
	Working    bool            `json:"working,omitempty"` // they are working days
	Part       Part            `json:"part,omitempty"`
	Service    string          `json:"service,omitempty"` // of the directory
	For        byname.PersonID `json:"for,omitempty"`     // of a household, whom it is for; 0 is all of them
	State      State           `json:"state"`
	Due        byname.Day      `json:"due,omitempty"` // 0 until it is ready
	Cost       byname.Pence    `json:"cost_pence,omitempty"`

	Programme string `json:"programme,omitempty"` // which programme foresaw it; "" when none did
	Version   string `json:"version,omitempty"`   // of the programme's file
	Name      string `json:"name,omitempty"`      // in that file

	Why           Words           `json:"why,omitzero"`     // the reason for a step no programme foresaw
	Budget        string          `json:"budget,omitempty"` // whose budget pays for it
	AskedBy       byname.WorkerID `json:"asked_by,omitempty"`
	Countersigned byname.WorkerID `json:"countersigned,omitempty"` // who said yes to a cost above the limit

	Reference string     `json:"reference,omitempty"` // its number in the owner's own system
	Ended     byname.Day `json:"ended,omitempty"`     // when it was done, or was found not to be
	Outcome   Words      `json:"outcome,omitzero"`
}

// Free reports that no programme foresaw the step.
func (s Step) Free() bool { return s.Programme == "" }

// Open reports that the step is still to be done.
func (s Step) Open() bool { return s.State != Done && s.State != NotDone }

// Overdue reports that the step was due before today.
func (s Step) Overdue(today byname.Day) bool {
	return (s.State == Ready || s.State == Doing) && s.Due < today
}

// Step gives one step.
func (p Plan) Step(id StepID) (Step, bool) {
	if id < 1 || int(id) > len(p.Steps) {
		return Step{}, false
	}
	return p.Steps[id-1], true
}

// Cost is what all steps cost that were done or may still be.
func (p Plan) Cost() (sum byname.Pence) {
	for _, s := range p.Steps {
		if s.State != NotDone {
			sum += s.Cost
		}
	}
	return sum
}

// PaidFrom is what a budget pays for this person.
func (p Plan) PaidFrom(budget string) (sum byname.Pence) {
	for _, s := range p.Steps {
		if s.Budget == budget && s.State != NotDone {
			sum += s.Cost
		}
	}
	return sum
}

// Stuck are the steps that wait for one that was not done: somebody has to
// decide what now.
func (p Plan) Stuck() (stuck []Step) {
	for _, s := range p.Steps {
		if s.State != Waiting {
			continue
		}
		for _, w := range s.WaitsFor {
			if before, _ := p.Step(w); before.State == NotDone {
				stuck = append(stuck, s)
				break
			}
		}
	}
	return stuck
}
