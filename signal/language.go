package signal

import (
	"slices"
	"strings"

	"byname"
)

// A word is one word of the language of rules: the table below is the only
// place where a word is defined, documented and shown at work.
type word struct {
	name    string
	on      string   // what it is said of: "events", "people" or "" for a word of its own
	takes   string   // its arguments: "" or some of span, days, number, kinds, roles, events, tests, name, with commas
	gives   string   // events, people, yes, count, measure or text
	values  []string // that a text can have, when not any
	least   float64  // that a measure can be; both 0 when there is no telling
	most    float64
	means   string
	example string // a rule
	given   string // a timeline, in the form internal/life reads, on which the rule holds
	but     string // a timeline on which it does not

	fact   func(*vocabulary) fact     // a word of its own about the person
	narrow func(*selection, argument) // events in, fewer events out
	tell   func(*view, []hit) answer  // events in, an answer out
}

// A fact is a word of its own, ready to run.
type fact struct {
	run    func(*view) answer
	needs  kindSet    // one of them must be there for it to be so; empty when none need be
	reads  kindSet    // all it looks at
	within byname.Day // how far back it looks, 0 for ever
}

// An answer is what a word gives: one of the three, by the word's type. A
// measure that is not known makes every comparison with it false.
type answer struct {
	yes    bool
	count  int64
	value  float64
	known  bool
	string string
}

func yes(b bool) answer           { return answer{yes: b} }
func count(n int) answer          { return answer{count: int64(n)} }
func measure(x float64) answer    { return answer{value: x, known: true} }
func unknown() answer             { return answer{} }
func days(d byname.Day) answer    { return measure(float64(d)) }
func known(x int, ok bool) answer { return answer{value: float64(x), known: ok} }

// An argument is written out in the rule, never worked out, so that a rule's
// cost and the days on which it can change are known when it is compiled.
type argument struct {
	span   span
	days   byname.Day
	number float64
	roles  uint8
	events *selection
}

func language() []word {
	return slices.Concat(factWords, decileWords, filters, answers)
}

// find gives the word of that name said of that.
func find(name, on string) (word, bool) {
	for _, w := range language() {
		if w.name == name && w.on == on {
			return w, true
		}
	}
	return word{}, false
}

// arguments are what the word takes, one by one.
func (w word) arguments() []string {
	if w.takes == "" {
		return nil
	}
	return strings.Split(w.takes, ", ")
}

// form is how the word is written: events.within(days).
func (w word) form() string {
	s := w.name
	if w.takes != "" || w.on != "" {
		s += "(" + w.takes + ")"
	}
	if w.on != "" {
		s = w.on + "." + s
	}
	return s
}
