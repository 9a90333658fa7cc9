package team

import (
	"fmt"
	"slices"

	"byname"
)

// A Leave is the days on which a worker is away, and who stands in: a worker,
// or "", the leads of the team.
type Leave struct {
	Number int64
	Worker byname.WorkerID
	Cover  byname.WorkerID
	By     byname.WorkerID // who noted it
	byname.Span
}

// Check refuses a leave without an end, or that overlaps with another.
func (l Leave) Check(others []Leave) error {
	where := "leave"
	switch {
	case l.From == 0 || l.To <= l.From:
		return byname.Invalid(where, "a first day away and a later first day back", "correct the days")
	case l.To-l.From > 730:
		return byname.Invalid(where, "two years at most", "end the membership of who leaves for longer")
	case l.Worker == l.Cover:
		return byname.Invalid(where+" cover", "somebody else", "choose another, or leave it to the leads")
	}
	for _, o := range others {
		if o.Number != l.Number && o.Worker == l.Worker && overlap(o.Span, l.Span) {
			return byname.Conflict(where, fmt.Sprintf("days that are not noted already (%s to %s)", o.From.Words(), o.To.Words()), "end that leave first")
		}
	}
	return nil
}

// StandIn is who does a worker's work on a day: the worker when they are here,
// else who covers, or covers for the cover; "" when nobody of them is here.
func StandIn(leaves []Leave, w byname.WorkerID, day byname.Day) byname.WorkerID {
	for range leaves {
		i := slices.IndexFunc(leaves, func(l Leave) bool { return l.Worker == w && l.Holds(day) })
		if i < 0 {
			return w
		}
		if w = leaves[i].Cover; w == "" {
			return ""
		}
	}
	if slices.ContainsFunc(leaves, func(l Leave) bool { return l.Worker == w && l.Holds(day) }) {
		return "" // they cover for one another
	}
	return w
}

// StandsFor are those whose work a worker does on a day besides their own,
// sorted.
func StandsFor(leaves []Leave, w byname.WorkerID, day byname.Day) (others []byname.WorkerID) {
	for _, l := range leaves {
		if l.Worker != w && l.Holds(day) && StandIn(leaves, l.Worker, day) == w {
			others = append(others, l.Worker)
		}
	}
	slices.Sort(others)
	return slices.Compact(others)
}
