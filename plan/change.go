package plan

import (
	"slices"

	"byname"
)

// What happened to a plan.
type What string

const (
	Began         What = "began"    // the plan
	Said          What = "said"     // what matters, how best to support, what to call me
	Agreed        What = "agreed"   // with the person
	Altered       What = "altered"  // what a step is, or for whom
	Wanted        What = "wanted"   // a goal
	Reached       What = "reached"  // a goal
	Added         What = "added"    // a step
	Released      What = "released" // a step may begin
	Held          What = "held"     // a step waits again
	Started       What = "started"
	Finished      What = "finished"
	GaveUp        What = "gave_up"
	Reopened      What = "reopened"
	Gave          What = "gave"       // a step to an agency or worker
	Moved         What = "moved"      // a step's due day
	Reordered     What = "reordered"  // what a step waits for
	Referred      What = "referred"   // a step got a number in another system
	Countersigned What = "approved"   // a cost above the limit
	Led           What = "led"        // by another worker
	Joined        What = "joined"     // Person: somebody of the household is in it too
	ReviewSet     What = "review_set" // a day to look at it again
	Ended         What = "ended"      // the plan
)

// A Change is one thing that happened to a plan. Changes are only ever added.
// Show its words only to those who may read the plan.
type Change struct {
	At       byname.Minute     `json:"at"`
	By       byname.WorkerID   `json:"by,omitempty"`
	For      byname.AgencyID   `json:"for,omitempty"` // the agency whose file it came in, when nobody keyed it
	What     What              `json:"what"`
	Step     StepID            `json:"step,omitempty"`
	Goal     GoalID            `json:"goal,omitempty"`
	Day      byname.Day        `json:"day,omitempty"`
	Words    Words             `json:"words,omitzero"`
	About    Words             `json:"about,omitzero"`
	Call     Words             `json:"call,omitzero"`
	Agency   byname.AgencyID   `json:"agency,omitempty"`
	Worker   byname.WorkerID   `json:"worker,omitempty"`
	WaitsFor []StepID          `json:"waits_for,omitempty"`
	Add      *Step             `json:"add,omitempty"`
	Person   byname.PersonID   `json:"person,omitempty"`
	With     []byname.PersonID `json:"with,omitempty"`
}

// Apply is the plan after the changes. It takes what Decide gave, in its
// order, and checks nothing again.
func Apply(p Plan, changes ...Change) Plan {
	p.Goals, p.Steps = slices.Clone(p.Goals), slices.Clone(p.Steps)
	for _, c := range changes {
		p.apply(c)
		p.Version++
	}
	return p
}

func (p *Plan) apply(c Change) {
	switch c.What {
	case Began:
		p.Person, p.With, p.Lead, p.Opened = c.Person, c.With, c.Worker, c.Day
	case Said:
		p.said(Own{Who: c.Person, Call: c.Call, Matters: c.Words, About: c.About})
	case Agreed:
		p.Agreed, p.AgreedAt, p.AgreedWith = c.Day, p.Version+1, c.Words
	case Wanted:
		p.Goals = append(p.Goals, Goal{ID: c.Goal, Words: c.Words, For: c.Person})
	case Reached:
		p.Goals[c.Goal-1].Reached = c.Day
	case Added:
		p.Steps = append(p.Steps, *c.Add)
	case Joined:
		p.With = append(slices.Clip(p.With), c.Person)
	case Led:
		p.Lead = c.Worker
	case ReviewSet:
		p.Review = c.Day
	case Ended:
		p.Closed = c.Day
	default:
		p.Steps[c.Step-1].apply(c)
	}
}

// said keeps what somebody said of themselves.
func (p *Plan) said(o Own) {
	if o.Who == 0 || o.Who == p.Person {
		o.Who = 0
		p.Own = o
		return
	}
	p.Members = slices.Clone(p.Members)
	for i := range p.Members {
		if p.Members[i].Who == o.Who {
			p.Members[i] = o
			return
		}
	}
	p.Members = append(p.Members, o)
}

func (s *Step) apply(c Change) {
	switch c.What {
	case Altered:
		s.Title, s.Part, s.Service, s.For = c.Add.Title, c.Add.Part, c.Add.Service, c.Add.For
	case Released:
		s.State, s.Due = Ready, c.Day
	case Held:
		s.State, s.Due = Waiting, 0
	case Started:
		s.State = Doing
	case Finished:
		s.State, s.Ended, s.Outcome = Done, c.Day, c.Words
	case GaveUp:
		s.State, s.Ended, s.Outcome = NotDone, c.Day, c.Words
	case Reopened:
		s.State, s.Ended, s.Outcome, s.Due = Waiting, 0, Words{}, 0
	case Gave:
		s.Agency, s.Worker = c.Agency, c.Worker
	case Moved:
		s.Due = c.Day
	case Reordered:
		s.WaitsFor = c.WaitsFor
	case Referred:
		s.Reference = c.Words.Reveal()
	case Countersigned:
		s.State, s.Countersigned = Waiting, c.By
	}
}
