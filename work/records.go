package work

import (
	"byname"
	"byname/feed"
)

// Records explains why a person's records are one person.
type Records struct {
	PersonRef
	Records    []RecordLine
	Pairs      []Pair     // the links that hold the person together, strongest first
	Near       []NearLine // persons whose records are nearest to this one's, and why they were left out
	NearHidden int        // more of them, whom the asker may not open
	History    History
}

// A NearLine is somebody else whose records could have been the person's.
type NearLine struct {
	PersonRef
	Record string  // the person's own record that is most alike: a name of a RecordLine
	Weight float64 // bits, of that pair
	Grade  string
	Why    string // what kept them apart
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
	Silent      []string     // what could not be compared, because a record does not say
	Apart       string       // what keeps the two apart whatever they weigh
	Changes     []PairChange // what would change the answer: what the records tell first, then the smallest
	Ruled       string       // who decided, when a person and not the program did
}

// A PairLine is one comparison in words.
type PairLine struct {
	What, Words   string  // "Birth date", "the same day, month and year"
	Level, Levels int     // which of how many, 1 the best; 0 for what is no comparison
	Weight        float64 // bits
	Rarity        float64 // the part of it for how rare what they share is
}

// A PairChange is one comparison coming out otherwise.
type PairChange struct {
	What, Words string
	New         bool // a record would have to say what it does not
	Weight      float64
	Grade       string
}
