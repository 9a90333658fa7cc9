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
	About, Call     byname.Text // how best to support them; what to call them
	Members         []Own       // each other's own part, of those the asker may see
	Unseen          int         // others the plan is for whom the asker may not see
	Home            []Choice    // who lives with them and is not in the plan
	Goals           []Goal
	Path            Path
	Agreed          byname.Day // with the person; 0 when never
	AgreedWith      byname.Text
	SinceAgreed     int         // changes since then
	Others          []OtherPlan // of the same person: ended, or begun when they were thought to be somebody else
	Moved           *PersonRef  // the record that the plan was begun on is somebody else's now
	Steps           []Step      // in order
	Lead            string
	Opened, Review  byname.Day
	Closed          byname.Day
	With            []PersonRef // others the plan is for
	Cost            byname.Pence
	BudgetLeft      byname.Pence // of the team, this year
	BudgetLimit     byname.Pence // what one person may cost without the lead's yes
	OwnBudget       OwnBudget    // the person's own, this year
	Owners          []Choice     // who a step may be given to
	History         []Change     // newest first
}

// An Own is a member's own part of a plan.
type Own struct {
	PersonRef
	Call, Matters, About byname.Text
	Child                bool
}

// A Path is the chain of steps that decides when a plan is done.
type Path struct {
	Titles []string
	Done   byname.Day // 0 when it is stuck
	Holds  string     // what all wait for now
	By     string     // whose that is
	Stuck  bool       // it was not done: somebody has to decide
}

// An OtherPlan is another plan of the same person.
type OtherPlan struct {
	ID             int64
	Lead           string
	Opened, Closed byname.Day // Closed is 0 while it is open
}

// A Goal is in the person's own words.
type Goal struct {
	ID      int64
	Words   byname.Text
	For     string // of a household: whose it is
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
	Own       bool        // paid from the person's own budget
	Free      bool        // no programme foresaw it
	Reason    byname.Text // why, when Free
	Ended     byname.Day
	EndedBy   string
	Outcome   byname.Text // what came of it, or why not
	Mine      bool        // the asker's, or the asker's agency's
	MayMark   bool        // the asker may mark it
	Hint      bool        // the asker sees that a step is under way and no more
	Reference string      // by which another system answers it
	Part      string      // what it is about: "Home"
	Service   *Choice     // of the directory
	For       string      // of a household: whom it is for
	Left      string      // its owner, who has left; "" while they are here
	Referral  int64       // that carries it out; 0 for none
	MayChange bool

	Programme, Version string // of the file that offered it; "" when none did, or the asker does not see the plan whole
}

// A Change is one line of a plan's history.
type Change struct {
	At   byname.Minute
	By   string
	What string
}

// A NewStep is one that a worker adds. A Cost is paid with the step from the
// team's budget, and above the limit the step waits for the lead; or from the
// person's own.
type NewStep struct {
	Title, Owner string
	Due          byname.Day
	After        []int64 // steps it waits for
	Part         string
	Service      string          // of the directory
	For          byname.PersonID // of a household; 0 is all of them
	Working      bool            // Due is so many working days from now, and stays so when it waits
	Cost         byname.Pence
	Own          bool // the person's own budget pays
	Reason       string
}
