package work

import (
	"byname"
	"byname/outcome"
)

// An Indicator is one measure of an area, over time, beside England.
type Indicator struct {
	ID, Title     string
	Means         string // one sentence on what it tells
	Domain        string // health, independence or economic life
	Area, AreaID  string
	Unit          string // "%", "per 1,000 people"
	LowerIsBetter bool
	NoWayIsBetter bool
	Method        string         // "Wilson 1927"
	Confidence    float64        // .95; 0 when its source gives no intervals
	Here, England []Point        // oldest first
	EnglandOf     string         // the period of England's one figure, where it is not ours
	Verdict       string         // against England: Better, Worse, Same, None, or "" when it cannot be told
	Change        outcome.Change // against before
	Trend         string         // of the last five: Increasing, Decreasing, NoChange, CannotBeCalculated
	Words         string         // "Lower than before, which is better. No figure for England: ..."
	Notes         string         // where it comes from, and what to beware of
	Awaits        string         // what is missing and how to load it, where no data is to hand
	PeopleBehind  bool           // the asker may open a number to the people it counts
	Divided       bool           // it was counted here and can be shown by month and by group
	Target        Target
}

// A Target is how a measure stands against what was agreed.
type Target struct {
	outcome.Progress
	Value    float64
	By       string
	Owner    string // who answers for it
	Partners []string
	Source   string
	Baseline string // "68, 2017/18 (source)"
	Steps    []string
	Mission  bool // of the system's own list
	Doing    string
	Noted    string // "14 June 2026, Ola Nowak, GMCA"
}

// A Point is one period's figure with its interval and denominator.
type Point struct {
	Period              string
	Value, Lower, Upper float64
	NoInterval          bool // its source gives none
	Numerator           int
	Denominator         int
	Protected           bool   // too few people to show
	Missing             string // why there is no figure; empty when there is one, or it is Protected
}

// Shown reports whether there is a figure.
func (p Point) Shown() bool { return !p.Protected && p.Missing == "" }

// Behind is the people that a number counts.
type Behind struct {
	Indicator, Title, Period, Area string
	People                         []BehindPerson
	Paging
}

// A BehindPerson is one of them, and what counted.
type BehindPerson struct {
	PersonRef
	Age    int
	HasAge bool
	Day    byname.Day
	Phrase string
}
