package team

import "byname"

// A Care says that one worker of a team leads for one person. The anchor is
// a record key of the person, by which they are found again when a build is
// rolled back.
type Care struct {
	Person byname.PersonID
	Anchor string
	Team   TeamID
	Worker byname.WorkerID
	byname.Span
}

// Hand passes the lead for a person on: who led ends on the day that the next
// begins, so that nobody is ever without a lead or has two. It gives back the
// changed and the new Care, to be saved together.
func Hand(now []Care, next Care) ([]Care, error) {
	changed := []Care{next}
	for _, c := range now {
		switch {
		case c.Person != next.Person || c.To != 0:
			continue
		case c.Worker == next.Worker && c.Team == next.Team:
			return nil, byname.Conflict("lead for a person", "somebody who does not lead already", "choose another worker")
		case next.From <= c.From:
			return nil, byname.Invalid("lead for a person", "a day after the lead began", "choose a later day")
		}
		c.To = next.From
		changed = append(changed, c)
	}
	return changed, nil
}
