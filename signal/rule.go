package signal

import (
	"fmt"
	"strings"

	"byname"
	"byname/feed"
)

// A Rule says whom one programme looks for. Its expressions are CEL, in the
// words of docs/signal.md.
type Rule struct {
	Programme string
	Version   string
	Theme     string
	Kinds     map[string][]string // names that the rule gives to lists of kinds
	Who       string              // who is in scope at all: yes or no; empty means everybody
	Signs     []Sign              // any one of them is enough
}

// A Sign is one pattern worth acting on.
type Sign struct {
	Name         string
	When         string   // yes or no
	UrgencyHours int      // act within
	Because      []string // selections of events: what they pick becomes the reasons
}

// Words are what the place calls things.
type Words struct {
	Kinds    map[string]feed.Kind       // every kind of event there is
	Agencies map[byname.AgencyID]string // how a reason names an agency; one without a name goes by its id

	Programmes []string // ids of all there are; none to let rules name any
}

// A Fault is one thing wrong with a rule.
type Fault struct {
	Rule         int    // index into the rules given
	Part         string // "who", "signs[0].when", "signs[0].because[1]" or ""
	Line, Column int    // in that part, from 1
	Found        string // what is there
	Expected     string
	Nearest      string // a word that exists, if one is near
}

func (f Fault) Error() string {
	s := fmt.Sprintf("%s %d:%d: %s: expected %s", f.Part, f.Line, f.Column, f.Found, f.Expected)
	if f.Nearest != "" {
		s += fmt.Sprintf(" (did you mean %s?)", f.Nearest)
	}
	return s
}

// Faults are everything wrong with the rules given; of kind byname.ErrInvalid.
type Faults []Fault

func (fs Faults) Error() string {
	var lines []string
	for _, f := range fs {
		lines = append(lines, f.Error())
	}
	return strings.Join(lines, "\n")
}

func (fs Faults) Unwrap() error { return byname.ErrInvalid }
