// Package plan holds one sequenced Plan for one person: steps of many
// agencies, each waiting for those before it. A plan is the fold of its
// changes: every change is kept with who made it and when, and none is ever
// taken back.
package plan

import (
	"slices"

	"byname"
	"byname/feed"
)

// An ID names a plan for ever. Zero is a plan not opened yet.
type ID int64

// A Plan is where its changes have brought it.
type Plan struct {
	ID         ID
	Person     byname.PersonID
	Anchor     feed.Key          // a record of the person, so that a rolled-back build finds them again
	With       []byname.PersonID // others of the household whom it is for
	Programmes []Version         // which began it
	Matters    byname.Text       // what matters to the person, in their words
	Goals      []Goal
	Steps      []Step // by number, from 1
	Lead       byname.WorkerID
	Opened     byname.Day
	Review     byname.Day
	Closed     byname.Day
	Outcome    byname.Text // why it was closed, or what came of it
	Changes    int         // how many changes made it: the version that a next change names
}

// A Version is a programme as it was when it was used.
type Version struct{ Programme, Version string }

// A Goal is in the person's own words.
type Goal struct {
	Words   byname.Text
	Reached byname.Day
}

// An Owner is an agency, or one worker of it.
type Owner struct {
	Agency byname.AgencyID
	Worker byname.WorkerID // "" when the agency itself decides who
}

// A Step is one thing that somebody does.
type Step struct {
	Number    int
	Title     string // plain words, for the person to read
	Owner     Owner
	After     []int // steps that must end well first
	Within    int   // days from the day it is ready until it is due; 0 when only Due counts
	Due       byname.Day
	Ready     byname.Day // the day on which nothing held it any more; 0 while it waits
	Cost      byname.Pence
	Free      bool        // no programme foresaw it
	Reason    byname.Text // why, when Free
	Programme string
	Asked     bool // waits for the lead's yes to its cost
	Started   byname.Day
	Ended     byname.Day
	Well      bool // ended as done, not as not done
	EndedBy   byname.WorkerID
	Words     byname.Text // what came of it, or why it was not done
}

// A State is where a step stands.
type State string

const (
	Waiting State = "waiting" // for the steps before it
	Asked   State = "asked"   // for the lead's yes to its cost
	Ready   State = "ready"
	Doing   State = "doing"
	Done    State = "done"
	NotDone State = "not_done"
)

// State is where the step stands.
func (s Step) State() State {
	switch {
	case s.Ended != 0 && s.Well:
		return Done
	case s.Ended != 0:
		return NotDone
	case s.Asked:
		return Asked
	case s.Started != 0:
		return Doing
	case s.Ready != 0:
		return Ready
	}
	return Waiting
}

// Overdue reports whether the step should have ended before the day.
func (s Step) Overdue(on byname.Day) bool {
	return s.Ended == 0 && s.Due != 0 && s.Due < on
}

// Holding are the steps that a step still waits for, in order. One that was
// not done holds for ever, until somebody says that the step may go ahead.
func (p *Plan) Holding(s Step) []Step {
	var holding []Step
	for _, n := range s.After {
		if before := p.Steps[n-1]; before.State() != Done {
			holding = append(holding, before)
		}
	}
	return holding
}

// Paid is what the free steps cost that were agreed to, done or not.
func (p *Plan) Paid() (sum byname.Pence) {
	for _, s := range p.Steps {
		if s.Free && !s.Asked && !(s.Ended != 0 && !s.Well) {
			sum += s.Cost
		}
	}
	return sum
}

// Open are the steps that have not ended.
func (p *Plan) Open() []Step {
	return slices.DeleteFunc(slices.Clone(p.Steps), func(s Step) bool { return s.Ended != 0 })
}

// Next is the ready step that is due first, false when there is none.
func (p *Plan) Next() (Step, bool) {
	var next Step
	for _, s := range p.Open() {
		if state := s.State(); state != Ready && state != Doing {
			continue
		}
		if next.Number == 0 || s.Due != 0 && (next.Due == 0 || s.Due < next.Due) {
			next = s
		}
	}
	return next, next.Number != 0
}

// Reference names a step to an agency's own system: "17-3".
func (p *Plan) Reference(s Step) Reference { return Reference{p.ID, s.Number} }
