package work

import (
	"byname"
)

// Judged is how good early signs are, in one manner.
type Judged struct {
	Manner     Manner
	Build      int
	On         byname.Day // when it was counted; 0 when nobody has
	Programmes []JudgedProgramme
	Unjudged   []string   // programmes that do not say what harm they prevent
	Awaits     byname.Day // as told: the first day on which anything can be said; 0 when nothing has been told yet
	Compared   int        // differences between groups that were tested
}

// A JudgedProgramme is how good one programme's early signs are. Small numbers
// are protected.
type JudgedProgramme struct {
	ID, Title, Version string
	From, To           byname.Day // found on From; harm after it, up to To
	Prevents           string     // the harm, in words

	Found, Harmed Point  // of all
	Sensitivity   Point  // of those who came to harm, found on From: %
	InNeed        Point  // where the truth is known: of those in whom the cause was at work on From, found: %
	DayBefore     Point  // of them, found by the day before it: %
	Predictive    Point  // of those found, came to harm: %
	Needed        string // offers for one who would have come to harm: "8.3 (6.1 to 11.9)"
	Lead          string // days from being found to harm: "41 (30 to 66)"
	Calibration   string // harm observed against expected: "1.10 (0.85 to 1.40)"
	Rivals        []JudgedRival
	Ways          []JudgedWay
	Unequal       []string // groups that fare worse, in sentences; only where chance does not explain it
}

// A JudgedRival is another way to choose as many people.
type JudgedRival struct {
	Name                    string
	Sensitivity, Predictive Point
	Verdict                 string // beside the programme: "misses more", "misses fewer", "no different"
}

// A JudgedWay divides people, and says how well each group is served.
type JudgedWay struct {
	Name   string
	Groups []JudgedGroup
}

// A JudgedGroup is one of them.
type JudgedGroup struct {
	Name                    string
	Sensitivity, Predictive Point
	Worse                   bool // really: see Unequal
}
