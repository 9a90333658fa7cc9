package work

import (
	"strconv"
	"time"

	"byname"
)

// A Trial is what a programme's file would do if it went live. Every number
// of people in it is rounded.
type Trial struct {
	Programme, Title, Version string
	Live                      string // the version that is live; "" when it is new
	Today                     byname.Day
	Took                      time.Duration

	People   Count // everybody it was put to
	Found    Count // today
	PerMonth Count // newly found in a month, on average over the last twelve
	Months   []TriedMonth
	Signs    []TriedSign
	Ways     []TriedWay

	Steps        []TriedStep
	Cost         byname.Pence // of all steps for those found today
	Monthly      byname.Pence // of those newly found in a month
	Hours        float64      // of workers, for those found today
	HoursMonthly float64      // of workers, for those newly found in a month
	Unsaid       int          // steps of which the file does not say how many hours
	Gains        []TriedGain  // in a year, by who gains
	Grade        int          // of the evidence for the gains
	Says         string       // what the evidence is

	Newly, NoLonger Count // against the live version
	Overlaps        []TriedOverlap
	Examples        []TriedExample
}

// A Count is a number of people; Hidden when it is too small to show.
type Count struct {
	N      int
	Hidden bool
}

// A TriedMonth is the state at a month's end.
type TriedMonth struct {
	End        byname.Day
	Name       string // "May 2026"
	Found, New Count
}

// A TriedSign is one pattern of the file.
type TriedSign struct {
	Title string
	Found Count
}

// A TriedWay divides those found.
type TriedWay struct {
	Name   string
	Groups []TriedGroup
}

// A TriedGroup is one group, and how many of a thousand of it are found.
type TriedGroup struct {
	Name  string
	Found Count
	Share Point
}

// A TriedStep is one step, and who would do it for how many.
type TriedStep struct {
	Title, By string
	Found     Count // of those found today
	PerMonth  int   // begun in a month from then on; of Found when Found is shown
	Hours     string
	Places    int    // that there are in a month; 0 when the file does not say
	From      string // who says how many places there are
	Cost      byname.Pence
}

// Short reports whether there are fewer places in a month than people.
func (s TriedStep) Short() bool { return s.Places > 0 && !s.Found.Hidden && s.PerMonth > s.Places }

// A TriedGain is what one agency is spared in a year.
type TriedGain struct {
	Who    string
	Amount byname.Pence
}

// A TriedOverlap is how many of those found another programme finds too.
type TriedOverlap struct {
	Title string
	Both  Count
}

// A TriedExample is one person found, and why: one of the asker's own team's
// people, or an invented one.
type TriedExample struct {
	Invented bool
	PersonRef
	Age     int
	HasAge  bool
	Signs   []string
	Since   byname.Day
	Reasons []string
}

func (c Count) String() string {
	if c.Hidden {
		return "too few"
	}
	return strconv.Itoa(c.N)
}
