package work

import "byname"

// A Plan is one person's plan, as the asker may see it. Every change names
// the Version it saw, and is refused as a conflict when somebody was first.
type Plan struct {
	ID              byname.PersonID
	Preferred, Full byname.Text
	Age             int
	HasAge          bool
	Version         int
	Whole           bool        // the asker sees all of it; else their own agency's steps
	Matters         byname.Text // what matters to the person, in their words
	Goals           []Goal
	Steps           []Step // in order
	Lead            string
	Opened, Review  byname.Day
	Closed          byname.Day
	With            []PersonRef // others the plan is for
	Cost            byname.Pence
	BudgetLeft      byname.Pence // of the team, this year
	BudgetLimit     byname.Pence // what one person may cost without the lead's yes
	Owners          []Choice     // who a step may be given to
	History         []Change     // newest first
}

// A Goal is in the person's own words.
type Goal struct {
	Words   byname.Text
	Reached bool
}

// States of a Step.
const (
	StepWaiting = "waiting" // for the steps before it
	StepAsked   = "asked"   // for the lead's yes to its cost
	StepReady   = "ready"   // to be done now
	StepDone    = "done"
	StepNotDone = "not_done"
)

// A Step is one thing somebody does.
type Step struct {
	ID        int64
	Title     string // in words for the person
	Owner     string // agency, or worker and agency
	Due       byname.Day
	Overdue   bool
	State     string
	WaitsFor  []string // titles of steps before it that are not done
	Cost      byname.Pence
	Free      bool        // no programme foresaw it
	Reason    byname.Text // why, when Free
	Ended     byname.Day
	EndedBy   string
	Outcome   byname.Text // what came of it, or why not
	Mine      bool        // the asker's, or the asker's agency's
	MayMark   bool        // the asker may mark it
	Hint      bool        // the asker sees that a step is under way and no more
	Reference string      // by which another system answers it
}

// A Change is one line of a plan's history.
type Change struct {
	At   byname.Minute
	By   string
	What string
}

// A NewStep is one that a worker adds. A Cost is paid from the team's budget
// with the step; above the limit the step waits for the lead.
type NewStep struct {
	Title, Owner string
	Due          byname.Day
	After        []int64 // steps it waits for
	Cost         byname.Pence
	Reason       string
}
