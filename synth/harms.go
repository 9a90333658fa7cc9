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

// An Effect is what a programme is declared to do to invented people: of the
// events of these kinds that would come to somebody after it reached them, it
// prevents this share, each by lot. Agencies' files are written as if there
// were no programme; who judges one takes the prevented events out.
type Effect struct {
	Programme string
	Kinds     []string
	Prevents  float64
}

// Effects are all that are declared. Like the rates of faults they are frozen,
// so that no method of judging is tuned by making the answer easier.
var Effects = []Effect{{"falls", []string{"admission.emergency.fall", "admission.emergency.fracture"}, 0.5}}

// Spares draws whether somebody's n-th event is prevented; a seed fixes it.
func (e Effect) Spares(seed uint64, person, n int) bool {
	c := chanceOf(seed, uint64(person), uint64(n), 's')
	return c.hit(e.Prevents)
}
