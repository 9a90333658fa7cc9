package work

import (
	"byname"
)

// What became of whom a programme found. Nobody who was ever found is in none
// of them.
const (
	BecameWaiting = "waiting" // nobody has answered yet
	BecamePlan    = "plan"    // a plan was started
	BecameLater   = "not now" // until a day that has not come
	BecameWrong   = "not right"
	BecameKnown   = "known" // somebody was helping already
	BecameGone    = "gone"  // the reason went away before anybody answered
	BecameMoved   = "moved" // they live elsewhere now
	BecameDead    = "died"
	BecameNobody  = "nobody"  // no agency holds a record of them any more
	BecameObjects = "objects" // counted, and never named
)

// became are these in the order of the page, in words.
var became = []Choice{
	{Value: BecameWaiting, Title: "Waiting for an answer"}, {Value: BecamePlan, Title: "A plan was started"}, {Value: BecameLater, Title: "Not now"},
	{Value: BecameKnown, Title: "Somebody was helping"}, {Value: BecameWrong, Title: "Not right"}, {Value: BecameGone, Title: "The reason went away"},
	{Value: BecameMoved, Title: "Lives elsewhere now"}, {Value: BecameDead, Title: "Died"}, {Value: BecameNobody, Title: "No record any more"},
}

// EverFoundAsk says which list: no Neighbourhood is the asker's first, no
// Became is all of them.
type EverFoundAsk struct {
	Neighbourhood, Became string
	Page                  int
}

// EverFound is everybody whom programmes ever found in a neighbourhood, and
// what became of them: nobody falls off the worklist in silence.
type EverFound struct {
	Neighbourhood, Name string
	Teams               []TeamRef
	Became              []Choice // with how many people
	Objecting           int      // who object: they are on no list
	Answered, InTime    int      // of the findings answered, how many within their clock
	Findings            int
	People              []FoundPerson
	Paging
}

// A FoundPerson is one of them. Who the asker may not name today has no names,
// and no programme is told of them.
type FoundPerson struct {
	ID              byname.PersonID
	Preferred, Full byname.Text
	Named           bool
	Findings        []PastFinding // newest first
}

// A PastFinding is one programme's, from when to when, and what became of it.
type PastFinding struct {
	Title       string
	From, To    byname.Day // To 0: still found
	Became      string     // one of the words above
	Words       string     // "Not now, until 3 March 2026"
	By          string     // who answered
	Day         byname.Day // when
	AnsweredIn  int        // days
	WithinClock bool
}
