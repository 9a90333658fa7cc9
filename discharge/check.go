package discharge

import (
	"slices"

	"byname"
)

// Check says why a change cannot be made to a stay as it is, or nil.
func Check(s Stay, c Change) error {
	today := c.At.Day()
	if (c.What == Admit) != (s.Version == 0) {
		return byname.Conflict("stay", "one time in hospital at a time", "look at it again")
	}
	if s.Left != 0 {
		return byname.Conflict("stay", "somebody who is still in hospital", "they have left: begin again if they came back")
	}
	switch c.What {
	case Admit:
		if c.Day == 0 || c.Day > today || c.Day < today-366 {
			return byname.Invalid("admitted", "the day they came, in the last year", "write it as 2026-02-28")
		}
		return ward(c)
	case Move:
		return ward(c)
	case Plan:
		if c.Pathway != "" && !slices.Contains(Pathways, c.Pathway) {
			return byname.Invalid("pathway", "0, 1, 2 or 3, or none yet", "choose one")
		}
		if c.Day != 0 && (c.Day < s.Admitted || c.Day > today+366) {
			return byname.Invalid("ready", "a day after they came, within a year", "write it as 2026-02-28, or leave it empty")
		}
		return known("needs", c.Needs, Needs)
	case Mark:
		if !slices.ContainsFunc(s.Tasks, func(t Task) bool { return t.ID == c.ID }) {
			return byname.NotFound("task", "one of what home needs", "look at the page again")
		}
		if c.State != Open && c.State != Done && c.State != NotNeeded {
			return byname.Invalid("state", "open, done or not needed", "choose one")
		}
		if c.State == NotNeeded && c.Words == "" {
			return byname.Invalid("words", "why it is not needed", "say it in a few words")
		}
	case Delay:
		if _, found := ReasonOf(c.ID); !found {
			return byname.Invalid("reason", "a cause of delay", "choose one from the list")
		}
		if c.Owner == "" {
			return byname.Invalid("owner", "whose it is", "choose who can end it")
		}
		if slices.ContainsFunc(s.Causes, func(x Cause) bool { return x.Reason == c.ID && x.Owner == c.Owner && x.Ended == 0 }) {
			return byname.Conflict("reason", "one that is not written down yet", "it is there already")
		}
	case Clear:
		if c.Number < 1 || c.Number > len(s.Causes) {
			return byname.NotFound("cause", "a cause of delay of this stay", "look at the page again")
		}
		if s.Causes[c.Number-1].Ended != 0 {
			return byname.Conflict("cause", "one that still keeps them", "it has ended already")
		}
	case Look:
		return known("criteria", c.For, Criteria)
	case Depart:
		if c.Left < s.Admitted.Start() || c.Left > c.At {
			return byname.Invalid("left", "when they left, after they came and not in the future", "write the day and the time")
		}
	default:
		return byname.Invalid("change", "something that can happen to a stay", "choose from the page")
	}
	return nil
}

func ward(c Change) error {
	if c.Ward == "" || len(c.Ward) > 40 {
		return byname.Invalid("ward", "the name of the ward, at most 40 letters", "write it")
	}
	return nil
}

func known(where string, ids []string, list []Named) error {
	for _, id := range ids {
		if !slices.ContainsFunc(list, func(n Named) bool { return n.ID == id }) {
			return byname.Invalid(where, "some of the list", "choose from it")
		}
	}
	return nil
}
