// Package crisis holds what helps in the worst hour: one sheet that a police
// officer, a paramedic or a nurse reads in twenty seconds, agreed with the
// person; and the log of street triage, with the clock of section 136.
package crisis

import (
	"fmt"
	"slices"
	"strings"

	"byname"
)

// A Sheet is what somebody agreed to have said of them when things go wrong.
type Sheet struct {
	Name    string // to use
	Full    string // by which they are found
	Born    byname.Day
	Helps   string
	Worse   string
	Call    []Call
	Medical string
	Safety  string
	Readers []string   // kinds of agency that may read it, as the person agreed
	Agreed  byname.Day // with the person
	How     string     // how they agreed: said so, signed, with an advocate
	Expires byname.Day // the first day on which it is no longer read
}

// A Call is who to ring now, and when they answer.
type Call struct{ Who, Phone, When string }

// Holds says whether a kind of agency may read the sheet on a day.
func (s Sheet) Holds(kind string, day byname.Day) bool {
	return slices.Contains(s.Readers, kind) && s.Agreed <= day && day < s.Expires
}

// Longest is how long a sheet may be kept before it is agreed anew, in days.
const Longest = 366

// wordsIn20 are the words that are read in twenty seconds at 238 words a
// minute.
//
// Source: Brysbaert M. J Mem Lang 2019;109:104047, silent reading of
// non-fiction in English.
const wordsIn20 = 79

// Check refuses a sheet that cannot be read in twenty seconds by any of its
// readers, that nobody agreed, or that is kept too long.
func (s Sheet) Check(rules Rules, today byname.Day) error {
	switch {
	case strings.TrimSpace(s.Name) == "":
		return byname.Invalid("name", "the name to use", "ask what they like to be called")
	case strings.TrimSpace(s.Helps) == "" || strings.TrimSpace(s.Worse) == "":
		return byname.Invalid("what helps", "what helps and what makes it worse", "ask them both")
	case len(s.Call) == 0 || slices.ContainsFunc(s.Call, func(c Call) bool { return c.Who == "" || c.Phone == "" }):
		return byname.Invalid("who to call", "at least one person to call, with a number", "add them")
	case len(s.Readers) == 0:
		return byname.Invalid("readers", "who may read it, as the person agreed", "ask them, and choose")
	case strings.TrimSpace(s.How) == "" || s.Agreed == 0 || s.Agreed > today:
		return byname.Invalid("agreed", "how and when the person agreed, today or before", "ask them first")
	case s.Expires <= s.Agreed || s.Expires > s.Agreed+Longest:
		return byname.Invalid("expires", "a day within a year of agreeing", "choose when to ask them again")
	}
	for _, kind := range s.Readers {
		if !slices.Contains(rules.Kinds(), kind) {
			return byname.Invalid("readers", "kinds of agency that answer crises here", "choose from the list")
		}
		if n := s.For(kind, rules).Words(); n > wordsIn20 {
			return byname.Invalid("the sheet", fmt.Sprintf("%d words at most, which are read in twenty seconds", wordsIn20), fmt.Sprintf("it has %d: leave out what can wait", n))
		}
	}
	return nil
}

// A Slice is what one kind of agency reads of a sheet.
type Slice struct {
	Name, Helps, Worse, Medical, Safety string
	Call                                []Call
}

// For is what a kind of agency reads.
func (s Sheet) For(kind string, rules Rules) Slice {
	sees := func(part string, text string) string {
		if rules.Sees(kind, part) {
			return text
		}
		return ""
	}
	x := Slice{Name: s.Name, Helps: sees("helps", s.Helps), Worse: sees("worse", s.Worse), Medical: sees("medical", s.Medical), Safety: sees("safety", s.Safety)}
	if rules.Sees(kind, "call") {
		x.Call = s.Call
	}
	return x
}

// Words is how many words there are to read.
func (s Slice) Words() int {
	n := 0
	for _, text := range []string{s.Name, s.Helps, s.Worse, s.Medical, s.Safety} {
		n += len(strings.Fields(text))
	}
	for _, c := range s.Call {
		n += len(strings.Fields(c.Who)) + 1 // a number is read off, not read
	}
	return n
}

// Matches says whether words name the person of a sheet: every one begins one
// of their names. A birth date, when given, must be theirs.
func (s Sheet) Matches(words string, born byname.Day) bool {
	names := strings.Fields(strings.ToLower(s.Full + " " + s.Name))
	asked := strings.Fields(strings.ToLower(words))
	if len(asked) == 0 || born != 0 && born != s.Born {
		return false
	}
	for _, w := range asked {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, w) }) {
			return false
		}
	}
	return true
}
