package work

import (
	"byname"
	"byname/store"
)

// A Huddle is a team's meeting as its members see it.
type Huddle struct {
	Number              int64
	Neighbourhood, Team string
	At                  byname.Minute // when it is to begin
	Begun, Closed       byname.Minute
	Present             []HuddlePresent
	Items               []HuddleItem
	Others              int   // people left for another day
	Next                int64 // the first item that was not spoken of
	Mine                bool  // the asker is here
}

// A HuddlePresent is somebody who is invited, here, or has gone.
type HuddlePresent struct {
	Worker            byname.WorkerID
	Guest             string // of who has no account
	Name, Job, Agency string
	State             string // invited, here, gone
}

// Called is how they are called in the room.
func (p HuddlePresent) Called() string {
	if p.Guest != "" {
		return p.Guest
	}
	return p.Name
}

// A HuddleItem is a person on the agenda. The name is there only when
// everybody in the room may hear it.
type HuddleItem struct {
	Number    int64
	Line      int // from 1
	Preferred byname.Text
	Why       []string
	Since     byname.Day
	Lead      string
	Barred    []string // who may not hear about this person
	Heard     bool
}

// Huddles are a team's.
type Huddles struct {
	Neighbourhood, Team string
	Now                 *Huddle  // under way
	Planned             []Huddle // to come, the next first
	Past                []Huddle // the latest first
	Members             []HuddlePresent
	Teams               []TeamRef
}

// NotAway are the members who are not on leave today.
func (h Huddles) NotAway() (list []byname.WorkerID) {
	for _, m := range h.Members {
		if m.State == store.Here {
			list = append(list, m.Worker)
		}
	}
	return list
}

// A HuddleTalk is an item opened: what everybody in the room may see of a
// person. When somebody may not hear, it holds nothing of them.
type HuddleTalk struct {
	Huddle, Item int64
	Line, Of     int
	Barred       []HuddlePresent
	PersonRef
	Why      []string
	Since    byname.Day
	Lead     string
	Grounds  []HuddleGround // on what ground each may hear
	Out      []string       // who stepped out
	Reasons  []Reason
	Hidden   int // reasons that not everybody here may read
	HasPlan  bool
	Matters  byname.Text
	Steps    []Step // open ones
	Promised []Promise
	Owners   []Choice
	Said     []Minute // in this huddle so far
	Next     int64    // item; 0 when this is the last
}

// A HuddleGround is why somebody in the room may hear about a person.
type HuddleGround struct{ Name, Ground string }

// A Promise is a step that an earlier huddle agreed on.
type Promise struct {
	Plan, Step int64
	Title      string
	Owner      string
	Agreed     byname.Day
	Due        byname.Day
	State      string
	Outcome    byname.Text
	MayMark    bool
}

// A HuddleStep is what was agreed: who does what by when.
type HuddleStep struct {
	Title, Owner string // an agency, or worker:account
	Due          byname.Day
	Words        string
}

// A Minute is a line of the minutes.
type Minute struct {
	At    byname.Minute
	Of    byname.Text // whom it is about, where the reader may see them
	About bool        // it is about somebody
	Words string      // what happened
	Said  byname.Text // what was said, where the reader may read it
	By    string
}

// HuddleMinutes are a huddle's minutes, written by themselves.
type HuddleMinutes struct {
	Huddle
	Lines []Minute
}
