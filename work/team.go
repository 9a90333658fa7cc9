package work

import "byname"

// A Team is a neighbourhood team on a day: who is in it, who leads what, who
// is away, and how much each of them carries.
type Team struct {
	Neighbourhood, Name string
	Teams               []TeamRef // those the asker is in
	Members             []TeamMember
	Vacant              []string // titles of fields nobody leads
	Agencies            []Choice // that belong to the team, with how many members
	Leaves              []TeamLeave
	Left                []TeamMember // whose people still have them as their lead
	MayKeep             bool         // the asker may change who is in it
	Fields              []Choice     // that a member can lead
}

// A TeamMember is one worker of a team.
type TeamMember struct {
	Worker      byname.WorkerID
	Name, Job   string
	Agency      string
	Leads       string // title of the field they lead
	Since       byname.Day
	People      int        // for whom they lead
	Weight      int        // light 1, usual 2, heavy 4, added up
	Away        byname.Day // first day back; 0 when they are here
	StandIn     string     // who stands in while they are away
	StandsFor   []string   // for whom they stand in today
	AgencyEnded bool       // their agency is no more, and several followed it
	Before      []string   // where they worked before
}

// A TeamLeave is one that has not ended.
type TeamLeave struct {
	Number    int64
	Worker    byname.WorkerID
	Name      string
	Cover     string // "the leads" when nobody is named
	From, To  byname.Day
	MayChange bool
}

// A Lead is who leads for a person, and who did.
type Lead struct {
	PersonRef
	Now     string // nobody when empty
	Left    bool   // who leads has left the team
	Weight  string
	History []LeadSpell // newest first
	Owners  []Choice    // who may take over
	MayHand bool
}

// A LeadSpell is the days in which one worker led.
type LeadSpell struct {
	Name, Agency, Team string
	From, To           byname.Day
	Words              byname.Text // said at the handover
	By                 string
}

// A Caseload is the people a worker leads for.
type Caseload struct {
	Worker    byname.WorkerID
	Name, Job string
	Mine      bool
	People    []CaseloadPerson
	Hidden    int // whom the asker may not see
	Weight    int
	Paging
}

// A CaseloadPerson is one of them.
type CaseloadPerson struct {
	PersonRef
	Since   byname.Day
	Weight  string
	Open    int // steps to be done now, where the asker may know of plans
	Overdue int
	Review  byname.Day // of the plan
	HasPlan bool
}

// Coverage is which neighbourhoods have a team.
type Coverage struct {
	Covered int
	Areas   []CoveredArea
}

// A CoveredArea is one neighbourhood.
type CoveredArea struct {
	ID, Name string
	Place    string // the council's footprint
	Team     string // "" when none covers it yet
	Since    byname.Day
	Members  int
	Agencies int // of those members
	Vacant   []string
}
