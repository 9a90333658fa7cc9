package visit

import (
	"maps"
	"strings"

	"byname"
)

// A What says what a change is.
type What string

// The changes of a visit.
const (
	Answers  What = "answered"   // Replies, "" takes an answer back; Words, what whoever comes should know
	Send     What = "sent"       // Consent, Words how they said it; Asked, Left, Told
	Refuse   What = "refused"    // Words why it did not happen; Told
	TakeBack What = "taken back" // Words why; of one that was not sent none is needed
)

// A Change is one thing that somebody wrote down.
type Change struct {
	What    What
	At      byname.Minute
	Replies Replies  `json:",omitempty"`
	Words   string   `json:",omitempty"`
	Consent Consent  `json:",omitempty"`
	Asked   []Asked  `json:",omitempty"`
	Left    []Left   `json:",omitempty"`
	Told    []string `json:",omitempty"`
}

// Apply adds changes that Check let through.
func Apply(v Visit, changes ...Change) Visit {
	for _, c := range changes {
		v.Version++
		switch c.What {
		case Answers:
			v.Replies = maps.Clone(v.Replies)
			if v.Replies == nil {
				v.Replies = Replies{}
			}
			for q, a := range c.Replies {
				if v.Replies[q] = a; a == "" {
					delete(v.Replies, q)
				}
			}
			v.Note = c.Words
		case Send:
			v.Ended, v.Happened, v.Consent, v.How = c.At, true, c.Consent, c.Words
			v.Asked, v.Left, v.Told = c.Asked, c.Left, c.Told
		case Refuse:
			v.Ended, v.Why, v.Told = c.At, c.Words, c.Told
		case TakeBack:
			v.Back, v.BackWhy = c.At, c.Words
		}
	}
	return v
}

// longest is how long what somebody writes may be.
const longest = 1000

// Check says why a change cannot be made to a visit as it is, or nil.
func Check(f Form, v Visit, c Change) error {
	if len(c.Words) > longest {
		return byname.Invalid("words", "1,000 letters at most", "say it shorter")
	}
	said := strings.TrimSpace(c.Words) != ""
	if c.What == TakeBack {
		switch {
		case v.Back != 0:
			return byname.Conflict("visit", "one that was not taken back", "look at the page again")
		case v.Ended != 0 && !said:
			return byname.Invalid("why", "why it is taken back", "say it in a few words")
		}
		return nil
	}
	if !v.Open() {
		return byname.Conflict("visit", "one that is still being written", "it was sent: take it back, or begin another")
	}
	switch c.What {
	case Answers:
		for id, answer := range c.Replies {
			q, known := f.Question(id)
			if _, listed := q.Answer(answer); !known || answer != "" && !listed {
				return byname.Invalid("answer", "a question and an answer of the form", "choose from the page")
			}
		}
	case Send:
		return f.checkSend(v, c)
	case Refuse:
		if !said {
			return byname.Invalid("why", "what happened: nobody was in, or what they said", "say it in a few words")
		}
	default:
		return byname.Invalid("change", "something that can happen to a visit", "choose from the page")
	}
	return nil
}

// checkSend holds what is sent to what was answered: every proposal is asked
// for, or left out with a reason.
func (f Form) checkSend(v Visit, c Change) error {
	proposed := f.Propose(v.Replies)
	if len(v.Replies) == 0 {
		return byname.Invalid("answer", "at least one answer", "go back and answer what you can")
	}
	if len(proposed) > 0 && c.Consent != Agreed && c.Consent != Not {
		return byname.Invalid("consent", "whether they say yes", "ask them, and choose")
	}
	sent, left := map[string]bool{}, map[string]string{}
	for _, a := range c.Asked {
		sent[a.To] = true
	}
	for _, l := range c.Left {
		if len(l.Why) > longest {
			return byname.Invalid("why "+l.To, "1,000 letters at most", "say it shorter")
		}
		left[l.To] = strings.TrimSpace(l.Why)
	}
	for _, p := range proposed {
		_, may := p.Allowed(c.Consent)
		switch {
		case sent[p.To] && !may:
			return byname.Denied("consent", "only what may be asked without their yes", "leave it out, or ask them again")
		case !sent[p.To] && left[p.To] == "":
			return byname.Invalid("why "+p.To, "why it is left out", "say it in a few words")
		}
	}
	return nil
}
