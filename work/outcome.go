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
	Confidence    float64 // .95; 0 when its source gives no intervals
	Here, England []Point // oldest first
	Words         string  // "Lower than before, which is better. No figure for England: ..."
	Notes         string  // where it comes from, and what to beware of
	PeopleBehind  bool    // the asker may open a number to the people it counts
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
