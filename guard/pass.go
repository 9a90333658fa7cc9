// Package guard decides who may see whom, has it written down first, and
// issues the Pass that every read of a person needs.
package guard

import (
	"slices"
	"time"

	"byname"
)

// Sight is how much of one kind of information a Pass shows.
type Sight byte

const (
	Nothing Sight = iota // not even that it is there
	Hint                 // that an agency is involved, or that a step is under way; no text
	Full
)

// A Pass lets its holder read named persons for one purpose until it expires.
// Only this package makes one, and only after the audit row is committed.
// The zero Pass reads nothing.
type Pass struct {
	worker  byname.WorkerID
	agency  byname.AgencyID
	purpose string
	persons []byname.PersonID // sorted; nil in a run pass
	run     bool              // a batch run over everybody, audited as one
	expires time.Time
	sights  map[string]Sight // by class of information (feed.Kind.Class)
	need    bool             // holds the named need for restricted events and protected addresses
}

// Check is nil when the pass lets its holder read the person at that time.
func (p Pass) Check(id byname.PersonID, now time.Time) error {
	if now.Before(p.expires) && (p.run || holds(p.persons, id)) {
		return nil
	}
	return byname.Denied("reading a person", "a pass for that person, not expired", "open the person again and say why")
}

func holds(sorted []byname.PersonID, id byname.PersonID) bool {
	_, found := slices.BinarySearch(sorted, id)
	return found
}

// Sees tells how much of a class of information told by an agency it shows.
// An agency's workers always see what their own agency told.
func (p Pass) Sees(class string, by byname.AgencyID, restricted bool) Sight {
	if restricted && !p.need {
		return Nothing
	}
	if p.run || by == p.agency && by != "" {
		return Full
	}
	return p.sights[class]
}

// Need reports whether the holder has the named need that restricted events
// and protected addresses ask for.
func (p Pass) Need() bool { return p.need }
