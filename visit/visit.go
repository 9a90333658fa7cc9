// Package visit is a Safe-and-well visit: the form that anyone of any agency
// fills in at somebody's home, and which service is asked for each risk that
// comes to light. A visit is the sum of its changes.
package visit

import "byname"

// A Form is a place's: visit.yaml.
type Form struct {
	Title   string
	Kept    string // agency/data set as which a visit is told, as "gmfrs/fire_home_safety"
	Done    string // kind of event of a visit
	Refused string // of one that did not happen
	Parts   []Part
}

// A Part is a screen of questions.
type Part struct {
	Title     string
	Questions []Question
}

// A Question is asked once. What is asked Alone is asked when nobody else
// hears, and its answer is for who wrote it and for who is named as needing it.
type Question struct {
	ID      string
	Ask     string
	Hint    string
	Class   string // of information, as sharing.yaml has it
	Alone   bool
	Answers []Answer
}

// An Answer is one that may be chosen. One without a Risk leads to nothing.
type Answer struct {
	ID    string
	Words string
	Risk  string
	Refer []Refer
	Event string // the kind of event by which the timeline tells it; "" it does not
	Value float64
}

// A Refer is what a service is asked to do about a risk.
type Refer struct {
	To      string // key of services.yaml, or Team
	Ask     string
	Without string // why it may be asked when they do not say yes; "" it may not
}

// Team stands for the team of the person's neighbourhood.
const Team = "team"

// None reports whether the place has no such form.
func (f Form) None() bool { return len(f.Parts) == 0 }

// Question finds one by id.
func (f Form) Question(id string) (Question, bool) {
	for _, p := range f.Parts {
		for _, q := range p.Questions {
			if q.ID == id {
				return q, true
			}
		}
	}
	return Question{}, false
}

// Answer finds one of a question's by id.
func (q Question) Answer(id string) (Answer, bool) {
	for _, a := range q.Answers {
		if a.ID == id {
			return a, true
		}
	}
	return Answer{}, false
}

// Replies are ids of answers by those of questions.
type Replies map[string]string

// A Visit is one visit as it stands.
type Visit struct {
	Replies  Replies
	Note     string // what whoever comes should know
	Ended    byname.Minute
	Happened bool   // Ended, and not because nobody was in or they did not want it
	Why      string // it did not happen
	Consent  Consent
	How      string // they said yes, or why nobody could ask them
	Asked    []Asked
	Left     []Left
	Told     []string // ids of the rows by which the timeline tells it
	Back     byname.Minute
	BackWhy  string
	Version  int
}

// Open reports whether it can still be written in.
func (v Visit) Open() bool { return v.Ended == 0 && v.Back == 0 }

// Consent is whether they said yes to being referred.
type Consent string

// What they may have said.
const (
	Agreed Consent = "yes"
	Not    Consent = "no"
)

// Asked is a referral that was sent.
type Asked struct {
	To       string
	Referral int64
}

// Left is what was proposed and not sent, and why.
type Left struct{ To, Why string }
