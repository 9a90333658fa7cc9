package work

import "byname"

// A TimelineFilter narrows a timeline; empty fields let all through.
type TimelineFilter struct {
	Agency byname.AgencyID
	Class  string
}

// A Person is what the asker may see of one.
type Person struct {
	ID              byname.PersonID
	Preferred, Full byname.Text
	Born            byname.BirthDate
	Age             int
	HasAge          bool
	Sex             byname.Sex
	NHS             byname.NHSNumber
	Phone           byname.Text
	PhoneWarning    string // "shared phone: leave no message"
	Address         byname.Text
	Postcode        byname.Text
	NoFixed         bool
	AddressHidden   bool
	Language        string
	Neighbourhood   string
	Died            byname.Day
	Matters         byname.Text // what matters to them, from their plan
	Records         int         // how many records are one person here

	Found     []Found
	Household []Member
	Involved  []Involvement
	Plan      *PlanBrief // nil when none is open

	Timeline []Entry  // newest first
	Agencies []Choice // that the timeline can be narrowed to
	Classes  []Choice
	Hints    []string // "a health step is under way": all the asker may know of some entries
	Withheld int      // entries the asker's role and purpose do not show

	SaysNo string        // to what they object, in a sentence; empty when to nothing
	Ground string        // why the asker may see this: "You are in the team."
	Until  byname.Minute // when that ends; 0 when it does not
}

// Found is one programme's finding of the person. Without a Programme the
// asker may not be told which, and has no say in it.
type Found struct {
	Programme, Title, Theme string
	Version                 string // of the programme's file, when it was found
	Since                   byname.Day
	WaitingDays             int
	Reasons                 []Reason
	Hints                   []string // all the asker may know of some reasons
	Withheld                int
	Next, NextBy            string
	Decided                 string // what the team said, such as "Not now until 3 March 2026"; empty when nothing yet
}

// A Member lives in the same household.
type Member struct {
	PersonRef
	Age    int
	HasAge bool
	Found  bool // is on a worklist too
}

// An Involvement is an agency that knows the person.
type Involvement struct {
	Agency, Worker string // Worker is who to ring, when known
	First, Last    byname.Day
	Hint           bool // the asker may know that, and no more
}

// An Entry is one thing that happened.
type Entry struct {
	At         byname.Minute
	DayOnly    bool
	Until      byname.Day
	Agency     string
	Phrase     string // follows the name: "went to A&E after a fall"
	Class      string // title of the class of information
	Balance    string // proactive, reactive or neutral
	Measure    string // "£588.12 owed", "71 per cent"
	Note       string // the agency's words
	Hint       bool   // nothing but the phrase may be shown
	Restricted bool
	Waiting    bool // came today; in the next build
}

// A PlanBrief is a plan in one line.
type PlanBrief struct {
	Whole               bool // the asker sees all of it; else that it is there, and who leads it
	Lead                string
	Opened              byname.Day
	Open, Done, Overdue int
	NextStep, NextBy    string
	Helping             []string // agencies with a step, in the order of the steps
}
