package work

import (
	"byname"
	"byname/feed"
)

// Records explains why a person's records are one person.
type Records struct {
	PersonRef
	Records []RecordLine
	Pairs   []Pair // the links that hold the person together, strongest first
}

// A RecordLine is what one agency's record says of who the person is.
type RecordLine struct {
	Key     feed.Key
	Name    string // how Pairs call it: "GP practices 1"
	Agency  string
	Seen    byname.Day
	Said    byname.Text // the name as written
	Born    byname.BirthDate
	Address byname.Text
	NHSEnd  byname.Text // the last three digits
}

// A Pair is two records and why they are, or are not, one person.
type Pair struct {
	Left, Right string  // names of RecordLines
	Weight      float64 // bits
	Probability float64
	Grade       string // certain, probable, possible, certainly-not
	Lines       []PairLine
	Ruled       string // who decided, when a person and not the program did
}

// A PairLine is one comparison in words.
type PairLine struct {
	What, Words string // "Birth date", "the same day, month and year"
	Weight      float64
}
