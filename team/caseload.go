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
	Weight Weight          // how much work it is
	Words  byname.Text     // said to who leads next
	By     byname.WorkerID // who handed it over
	byname.Span
}

// A Weight is how much work a person is for who leads for them.
type Weight int

// Weights, as workers set them.
const (
	Light Weight = 1
	Usual Weight = 2
	Heavy Weight = 4
)

func (w Weight) String() string {
	return map[Weight]string{Light: "light", Usual: "usual", Heavy: "heavy"}[w]
}

// Weigh adds up a caseload.
func Weigh(cares []Care) (sum Weight) {
	for _, c := range cares {
		sum += c.Weight
	}
	return sum
}

// Hand passes the lead for a person on: who led ends on the day that the next
// begins, so that nobody is ever without a lead or has two. now are all cares
// for the person, whatever id they had then: of two people who turn out to be
// one, both leads end. It gives back the changed and the new Care, to be saved
// together.
func Hand(now []Care, next Care) ([]Care, error) {
	if next.Weight.String() == "" {
		return nil, byname.Invalid("weight", "light, usual or heavy", "choose one")
	}
	changed := []Care{next}
	for _, c := range now {
		switch {
		case c.To != 0:
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
