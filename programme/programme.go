// Package programme reads a place's programmes: one file each says whom to
// find, what to offer in what order and by when, what counts as success, what
// it costs and who gains.
package programme

import (
	"byname"
	"byname/fund"
)

// A Programme is one file of the folder programmes/ of a place. The tags are
// the file's words: say is its manual, one names the list a word is from.
type Programme struct {
	ID         string              `yaml:"id" must:"yes" one:"name" say:"its name for ever, the file's too"`
	Title      string              `yaml:"title" must:"yes" say:"what people call it"`
	Theme      string              `yaml:"theme" must:"yes" one:"name" say:"the kind of trouble it is for"`
	Lead       string              `yaml:"lead" must:"yes" one:"kind of agency" say:"who answers for it"`
	Tells      []string            `yaml:"tells" must:"yes" one:"class of information" say:"what its name and steps give away: who may not see all of it is not told whom it found"`
	Purpose    string              `yaml:"purpose" must:"yes" one:"purpose" say:"the purpose in agreements.yaml for which it reads what agencies tell"`
	Agreements []string            `yaml:"agreements" must:"yes" one:"agreement" say:"the agreements in agreements.yaml under which it reads"`
	Sources    []string            `yaml:"sources" must:"yes" say:"where its rules and clocks come from"`
	Kinds      map[string][]string `yaml:"kinds" one:"kind of event" say:"names for lists of kinds of events, to use in the rules"`
	Find       Find                `yaml:"find" must:"yes" say:"whom it looks for"`
	Offer      []Offered           `yaml:"offer" must:"yes" say:"the steps, each by somebody and by some time"`
	Success    Success             `yaml:"success" must:"yes" say:"what must come true"`
	Effect     Effect              `yaml:"effect" say:"how it will be judged whether it does anything, said beforehand"`
	Money      Money               `yaml:"money" must:"yes" say:"what it spares, and whom"`

	Version string `yaml:"-"` // begins the SHA-256 of the file: kept with every signal and plan made by it
	Text    string `yaml:"-"` // the file, as it was read

	ready  *ready // once it is checked
	file   string
	titled string // where the title stands: file:line:column
}

// Find says who is in scope, and what makes anybody act.
type Find struct {
	Who   Expression `yaml:"who" say:"who is in scope at all (yes or no)"`
	Signs []Sign     `yaml:"signs" must:"yes" say:"patterns worth acting on; any one is enough"`
}

// A Sign is one pattern worth acting on.
type Sign struct {
	Name    string       `yaml:"name" must:"yes" one:"name" say:"its name for ever"`
	Title   string       `yaml:"title" must:"yes" say:"the pattern in plain words"`
	When    Expression   `yaml:"when" must:"yes" say:"the rule (yes or no)"`
	Urgency Span         `yaml:"urgency" must:"yes" say:"how soon somebody should act"`
	Because []Expression `yaml:"because" must:"yes" say:"the events that are shown as reasons"`
	Source  string       `yaml:"source" must:"yes" say:"who says so: the published practice behind the rule"`
}

// An Offered step is one thing the programme offers.
type Offered struct {
	ID       string       `yaml:"id" must:"yes" one:"name" say:"its name in this file"`
	Step     string       `yaml:"step" must:"yes" say:"what is done, in words the person would use"`
	By       string       `yaml:"by" must:"yes" one:"kind of agency" say:"who does it"`
	OnlyIf   Expression   `yaml:"only_if" say:"offered only to those of whom this is true (yes or no)"`
	WaitsFor []string     `yaml:"waits_for" say:"steps that must be done before it can begin"`
	Within   Span         `yaml:"within" must:"yes" say:"by when, from the day it can begin"`
	Cost     byname.Pence `yaml:"cost" must:"yes" say:"what it costs, once"`
	CostFrom string       `yaml:"cost_from" must:"yes" say:"how the cost was worked out"`
	Hours    fund.Decimal `yaml:"hours" say:"hours of a worker's time that it takes"`
	Places   int          `yaml:"places" say:"how many people a month can begin it in the whole place, where that is limited"`

	PlacesFrom string `yaml:"places_from" say:"who says how many places there are, or that they are invented"`
}

// Success says what must be true of the timeline.
type Success struct {
	When      Expression `yaml:"when" must:"yes" say:"what must be true (yes or no)"`
	By        Span       `yaml:"by" must:"yes" say:"how long after the plan began at the latest"`
	Sustained Span       `yaml:"sustained" must:"yes" say:"for how long it must then stay true"`
	FailsWhen Expression `yaml:"fails_when" say:"what is a failure as soon as it is true after the plan began; without it only what did not come in time, or did not last (yes or no)"`
	Harm      []string   `yaml:"harm" one:"kind of event" say:"what it is there to prevent: by these it is judged whom it found in time, and whom not"`
	Foresees  Span       `yaml:"foresees" say:"how far ahead: harm within this time after a signal was foreseen by it"`
}

// Money says what is spared and who gains.
type Money struct {
	Benefits []Benefit `yaml:"benefits" must:"yes" say:"what does not have to happen"`
	Evidence Evidence  `yaml:"evidence" must:"yes" say:"how well that is known"`
}

// A Benefit is one thing that happens less often.
type Benefit struct {
	Line  string       `yaml:"line" must:"yes" one:"unit cost" say:"code in the place's unit-cost database"`
	Gains string       `yaml:"gains" must:"yes" say:"who no longer bears it, as that database calls them"`
	Each  fund.Decimal `yaml:"avoided_per_person" must:"yes" say:"how many are spared for each person helped, in a year"`
}

// Evidence is how well a benefit is known.
type Evidence struct {
	Grade int    `yaml:"grade" must:"yes" say:"1 (randomised trial here, under a year old) to 6 (judgement): the optimism-bias grades of the Greater Manchester cost-benefit model"`
	Says  string `yaml:"says" must:"yes" say:"what was found, where, and what was not"`
}

// An Expression is a rule in the words of docs/signal.md.
type Expression string

// A Span is a length of time in whole hours.
type Span struct{ Hours int }
