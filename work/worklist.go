package work

import "byname"

// A WorklistAsk says which list: no Neighbourhood is the asker's first, no
// Theme is all of them.
type WorklistAsk struct {
	Neighbourhood, Theme string
	Hours                int // of work that the team has; 0: not said
	Page                 int
}

// A Worklist is the people a neighbourhood team should hear of, in the order
// in which its hours do the most good (worklist_order.go), at most 50 to a
// page.
type Worklist struct {
	Neighbourhood, Name string
	AsOf                byname.Day // extracts up to and including this day were read
	Teams               []TeamRef  // the lists the asker may choose from
	Themes              []Choice   // in the place's order, with how many people
	People              []WorklistPerson
	PutAside            int // people not shown because the team said not now
	Unlinked            int // events that the asker's agency sent and that are about nobody known
	Reach               int // for how many people, from the top, the hours asked about are enough
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
	News            byname.Minute // when an agency last sent something about them since the build; 0: nothing came
	Involved        []string      // agencies
	Clock           string        // how soon somebody should act: "within three days"
	WhyHere         []string      // why they stand where they do, in sentences
	Next, NextBy    string        // the first step of the most urgent programme, and whose it would be
	LedBy, LedWhy   string        // the agency that could lead, and why; empty when the asker may not know
	PlanOpen        bool
	SignsGone       bool          // a plan is open, and no sign speaks of them any more
	Parted          byname.Day    // when records last were parted from theirs since the plan began; 0 never
	Lead            string        // who leads the plan, when one is open
	With            []byname.Text // preferred names of others of the household on this list
}

// Gone says in words that the signs that found somebody are gone, and what is
// known of why; "" when they are not.
func (p WorklistPerson) Gone() string {
	switch {
	case !p.SignsGone:
		return ""
	case p.Parted == 0:
		return "The signs that found them are gone. The plan is still open."
	}
	return "The signs that found them are gone since " + p.Parted.Words() + ", when records were parted from theirs. The plan is still open."
}

// A Reason is one sentence of why: what happened, when, told by whom.
type Reason struct {
	Text   string // all of it: "Ambulance: an ambulance came after a fall, 5 January 2026"
	Phrase string // what happened alone: "an ambulance came after a fall"
	Agency string
	Day    byname.Day
	Of     byname.Text // whose event it is, when it is not the person's own
}
