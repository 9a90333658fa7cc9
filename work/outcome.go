package work

import "byname"

// An Indicator is one measure of an area, over time, beside England.
type Indicator struct {
	ID, Title     string
	Means         string // one sentence on what it tells
	Area          string
	Unit          string // "%", "per 1,000 people"
	LowerIsBetter bool
	Method        string  // "Wilson 1927"
	Confidence    float64 // .95
	Here, England []Point // oldest first
	Words         string  // "Fewer than before; no different from England."
	PeopleBehind  bool    // the asker may open a number to the people it counts
}

// A Point is one period's figure with its interval and denominator.
type Point struct {
	Period              string
	Value, Lower, Upper float64
	Numerator           int
	Denominator         int
	Protected           bool // too few people to show
}

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
