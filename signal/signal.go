// Package signal finds, in what is known about a person and their home, early
// signs that help would help: a rule looks at a timeline, and a Signal says who,
// why, since when and how soon.
//
// Everything here is pure: the same Facts give the same Signals, on any day and
// in any order. A rule cannot fail, hang, or see anybody outside the household.
package signal

import (
	"strings"

	"byname"
	"byname/feed"
	"byname/population"
)

// Facts are all that a rule may know of one person.
type Facts struct {
	Person      population.Timeline
	Home        []population.Timeline // everybody else in the household
	AsOf        byname.Day            // what is dated later is not known yet
	Deprivation int8                  // fifth of the neighbourhoods of England: 1 the most deprived, 5 the least, 0 unknown
	Deciles     Deciles
	Programmes  map[string]string // programme id to its state for the person, as last published
}

// A Signal says that a programme could help a person now.
type Signal struct {
	Person       byname.PersonID
	Programme    string
	Version      string // of the programme's file
	Theme        string
	Signs        []string   // names of the programme's signs that hold, in the file's order
	UrgencyHours int        // how soon somebody should act: the most urgent of the signs
	Since        byname.Day // first day of the unbroken run up to AsOf on which a sign held
	Reasons      []Reason   // oldest first
}

// A Reason is one event that made a sign hold.
type Reason struct {
	Whose      byname.PersonID // whose event it is: withhold Text unless this person may be read
	Agency     byname.AgencyID
	Kind       string
	Class      string // class of information, by which sharing rules speak
	Day        byname.Day
	Event      feed.Key
	Restricted bool   // withhold Text from all without the named need
	Text       string // "Ambulance: an ambulance came after a fall, 5 January 2026"
}

// Phrase is the middle of Text: what happened, for where who told it and when
// stand beside.
func (r Reason) Phrase() string {
	_, after, cut := strings.Cut(r.Text, ": ")
	if !cut {
		return r.Text
	}
	return strings.TrimSuffix(after, ", "+r.Day.Words())
}

// About reports whether the reason is another person's event.
func (s Signal) About(r Reason) bool { return r.Whose != s.Person }
