package discharge

import (
	"slices"

	"byname"
)

// A Cause is one of the things that keep somebody who could leave.
type Cause struct {
	Number int
	Reason string // of Reasons
	Owner  byname.AgencyID
	Since  byname.Day
	Ended  byname.Day // 0: it still does
	Words  string
}

// A Reason is a cause of delay as it is counted.
type Reason struct {
	ID, Family, Words string
	By                string // the kind of agency that it is most often with
}

// Reasons are the causes of delay, in the five families in which NHS England
// counts them since 2025; of the reasons those that a neighbourhood can do
// something about, in shorter words. Whose each most often is, is ours.
var Reasons = []Reason{
	{"therapy", "Hospital process", "A therapist has to see them", "hospital"},
	{"tests", "Hospital process", "A doctor or a test result is awaited", "hospital"},
	{"medicines", "Hospital process", "Medicines to take home", "hospital"},
	{"letter", "Hospital process", "The discharge letter", "hospital"},
	{"transport", "Hospital process", "Transport", "ambulance"},
	{"capacity", "Wellbeing concerns", "Whether they can decide for themselves", "hospital"},
	{"safeguarding", "Wellbeing concerns", "Whether they are safe", "social_care"},
	{"disagree", "Wellbeing concerns", "They or their family do not agree", "hospital"},
	{"hub", "Care transfer hub process", "The pathway is not decided", "hospital"},
	{"hub_referral", "Care transfer hub process", "The referral is not complete", "hospital"},
	{"restart", "Interface process", "Care that they had has to start again", "social_care"},
	{"equipment", "Interface process", "Equipment for the home", "social_care"},
	{"adaptation", "Interface process", "A change to the home", "landlord"},
	{"heating", "Interface process", "Heating, or another repair", "landlord"},
	{"homeless", "Interface process", "A home to go to", "housing_options"},
	{"funding", "Interface process", "Who pays", "commissioner"},
	{"self_funder", "Interface process", "They pay for themselves, and are arranging it", "social_care"},
	{"home_help", "Capacity", "Help at home that is not free yet (pathway 1)", "social_care"},
	{"recover_bed", "Capacity", "A bed to recover in that is not free yet (pathway 2)", "social_care"},
	{"care_home", "Capacity", "A care home that is not free yet (pathway 3)", "social_care"},
}

// ReasonOf is the reason with an id.
func ReasonOf(id string) (Reason, bool) {
	i := slices.IndexFunc(Reasons, func(r Reason) bool { return r.ID == id })
	if i < 0 {
		return Reason{}, false
	}
	return Reasons[i], true
}

// Criteria are why somebody has to be in hospital today. Whom none holds for
// could leave (criteria to reside, in shorter words; Hospital discharge and
// community support guidance). The list was not held against the published
// text: unverified.
var Criteria = []Named{
	{"intensive", "Needs intensive or high-dependency care"},
	{"oxygen", "Needs oxygen or help to breathe that home cannot give"},
	{"fluids", "Needs a drip for fluids"},
	{"score", "An early warning score above 3"},
	{"conscious", "Less conscious than usual, and may recover"},
	{"function", "Can suddenly do much less, more than home or care can make up for"},
	{"last_hours", "In the last hours of life"},
	{"medicine_drip", "Needs medicine by a drip more than twice a day"},
	{"leg_surgery", "Had surgery on a leg in the last 48 hours"},
	{"body_surgery", "Had surgery on the chest, belly or hips in the last 72 hours"},
	{"procedure", "Had a procedure in the last 24 hours that may still go wrong"},
}
