// Package guard decides who may see whom, has it written down first, and
// issues the Pass that every read of a person needs.
package guard

import (
	"slices"
	"time"

	"byname"
)

// Sight is how much of one class of information a Pass shows.
type Sight byte

const (
	Nothing Sight = iota // not even that it is there
	Hint                 // the class's own words (Pass.Hint) and nothing else: no event, no day, no agency
	Fact                 // that it happened and when, in the words of its kind: no note, no figure
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
	grounds []string          // why, for each of persons
	run     bool              // a batch run over everybody, audited as one
	expires time.Time
	rules   map[string]rule   // by class of information
	givers  []byname.AgencyID // sorted: agencies whose agreement lets their information be shown
	alone   bool              // the person objects: only what the holder's own agency told
	need    bool              // holds the named need for restricted events and protected addresses
}

// Check is nil when the pass lets its holder read the person at that time.
func (p Pass) Check(id byname.PersonID, now time.Time) error {
	if now.Before(p.expires) && (p.run || holds(p.persons, id)) {
		return nil
	}
	return byname.Denied("reading a person", "a pass for that person, not expired", "open the person again and say why")
}

func holds[T byname.PersonID | byname.AgencyID](sorted []T, id T) bool {
	_, found := slices.BinarySearch(sorted, id)
	return found
}

// Sees tells how much of a class of information told by an agency it shows.
// An agency's workers always see what their own agency told, unless it is
// restricted. by is "" for what no agency told, such as a plan.
func (p Pass) Sees(class string, by byname.AgencyID, restricted bool) Sight {
	switch {
	case p.expires.IsZero() || restricted && !p.need:
		return Nothing
	case by != "" && by == p.agency && !p.run:
		return Full
	case p.alone || by != "" && !holds(p.givers, by):
		return Nothing
	case p.run:
		return Full
	}
	return p.rules[class].sight
}

// Hint is what to say in place of a class of which Sees shows a Hint: "a
// health step is under way". Say it once, however often there is cause.
func (p Pass) Hint(class string) string { return p.rules[class].hint }

// Need reports whether the holder has the named need that restricted events
// and protected addresses ask for.
func (p Pass) Need() bool { return p.need }

// Ground says in a sentence why the holder may see the person.
func (p Pass) Ground(id byname.PersonID) string {
	if i, found := slices.BinarySearch(p.persons, id); found {
		return p.grounds[i]
	}
	return ""
}

// Covers lists the persons of the pass, sorted. A list leaves out those who
// may not be shown, so it can be fewer than were asked for.
func (p Pass) Covers() []byname.PersonID { return slices.Clone(p.persons) }

// Alone reports whether somebody of the pass objects to sharing: nothing is
// shown but what the holder's own agency told.
func (p Pass) Alone() bool { return p.alone }

// Whole reports whether the pass is for a run over everybody.
func (p Pass) Whole() bool { return p.run }

func (p Pass) Worker() byname.WorkerID { return p.worker }
func (p Pass) Agency() byname.AgencyID { return p.agency }
func (p Pass) Purpose() string         { return p.purpose }
func (p Pass) Expires() time.Time      { return p.expires }
