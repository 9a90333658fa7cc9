package work

import (
	"byname"
	"byname/outcome"
)

// An Effect is what came of a programme against people whom it had found and
// not reached yet. All numbers in it are protected.
type Effect struct {
	Programme, Title, Version string

	Declared   bool // the file says how it is judged
	DeclaredOn byname.Day
	DeclaredIn string // the version that first said so; "" when none of it ran yet
	Counts     string // what is counted, in words
	Within     string // for how long
	Alike      []string
	Fewest     int

	On         byname.Day // when it was counted; 0 when nobody has
	Build      int
	UpTo       byname.Day // the last day that agencies told of
	First      byname.Day // on which somebody compared was reached; 0 when nobody was
	Beforehand bool       // it was declared before then
	Stale      bool       // another declaration was counted than the file has now

	Said       string // in one sentence
	Balanced   string // whether those compared are alike
	Unmeasured string // how strong something unmeasured would have to be

	Helped, Matched, Waiting string // people reached, of them compared, and times somebody waited
	Left, Crossed            string // of those compared
	Unknown, TooEarly        string // people reached who are not in it: something is not known; not followed long enough
	With, Without            Point
	Size                     EffectSize
	Balance                  []outcome.Balance
	Doses                    []EffectDose
}

// An EffectSize is in a hundred people; Refused is why there is none.
type EffectSize struct {
	Value, Lower, Upper float64
	Refused             string
}

// An EffectDose is that of those who had so many steps.
type EffectDose struct {
	Steps, People string
	EffectSize
}

// Chart is how alike those compared are, drawn.
func (e Effect) Chart() outcome.LoveChart {
	return outcome.LoveChart{ID: "love", Title: "How alike those compared are", Rows: e.Balance,
		Desc: "How far people who were reached differ from those who were not yet, before matching and after; the table has the figures"}
}
