package work

import "byname"

// A WorklistAsk says which list: no Neighbourhood is the asker's first, no
// Theme is all of them.
type WorklistAsk struct {
	Neighbourhood, Theme string
	Page                 int
}

// A Worklist is the people a neighbourhood team should hear of, most urgent
// and then longest waiting first, at most 50 to a page.
type Worklist struct {
	Neighbourhood, Name string
	AsOf                byname.Day // extracts up to and including this day were read
	Teams               []TeamRef  // the lists the asker may choose from
	Themes              []Choice   // in the place's order, with how many people
	People              []WorklistPerson
	PutAside            int // people not shown because the team said not now
	Paging
}

// A WorklistPerson is one line of it.
type WorklistPerson struct {
	ID              byname.PersonID
	Preferred, Full byname.Text
	Age             int
	HasAge          bool
	Themes          []string // titles, of those the asker may know
	Reasons         []Reason
	Hints           []string // "a health step is under way": all the asker may know of some reasons
	Withheld        int      // reasons the asker may not read
	Since           byname.Day
	WaitingDays     int
	Involved        []string // agencies
	Next, NextBy    string   // the programme's first step, and whose it would be
	PlanOpen        bool
	Lead            string        // who leads the plan, when one is open
	With            []byname.Text // preferred names of others of the household on this list
}

// A Reason is one sentence of why: what happened, when, told by whom.
type Reason struct {
	Text   string // all of it: "Ambulance: an ambulance came after a fall, 5 January 2026"
	Phrase string // what happened alone: "an ambulance came after a fall"
	Agency string
	Day    byname.Day
	Of     byname.Text // whose event it is, when it is not the person's own
}
