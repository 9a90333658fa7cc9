package synth

// A Planted harm is what a hidden cause leads to for some, and the kind of
// event by which an agency tells of it.
type Planted struct {
	Cause, Harm, Kind string
}

// Harms are all that causes.csv can hold: by them early signs are judged on
// invented people.
var Harms = []Planted{
	{"money", "homeless", "homeless.temporary"},
	{"violence", "injury", "ed.attendance.injury"},
	{"distress", "crisis", "ed.attendance.self_harm"},
	{"frailty", "fall admission", "admission.emergency.fall"},
	{"breath", "COPD admission", "admission.emergency.copd"},
	{"work", "sanction", "work.sanction"},
	{"caring", "carer ill", "dx.depression"},
	{"no home", "rough sleeping", "homeless.rough_sleeping"},
	{"after birth", "postpartum depression", "dx.postnatal_depression"},
}
