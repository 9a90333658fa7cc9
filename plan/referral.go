package plan

import (
	"strconv"
	"strings"

	"byname"
)

// Reference is the name by which another agency's system knows a step, when it
// has none of its own for it: P000004K7-3. It says nothing about the person.
func Reference(person byname.PersonID, step StepID) string {
	return person.String() + "-" + strconv.FormatInt(int64(step), 10)
}

// ParseReference reads what Reference wrote.
func ParseReference(s string) (byname.PersonID, StepID, error) {
	id, number, _ := strings.Cut(strings.TrimSpace(s), "-")
	person, err := byname.ParsePersonID(id)
	step, numberErr := strconv.ParseInt(number, 10, 64)
	if err != nil || numberErr != nil || step < 1 {
		return 0, 0, byname.Invalid("step reference", "a reference such as "+Reference(1, 3), "copy it from the referral")
	}
	return person, StepID(step), nil
}

// Refer notes the number that a step has in its owner's own system.
type Refer struct {
	Step      StepID
	Reference string
}

func (a Refer) decide(p Plan, _ moment) ([]Change, error) {
	s, err := p.open(a.Step)
	if err != nil || s.Reference == a.Reference {
		return nil, err
	}
	for _, other := range p.Steps {
		if other.Reference == a.Reference && other.Agency == s.Agency {
			return nil, byname.Conflict("reference of “"+s.Title+"”", "a number of its own", "“"+other.Title+"” has it")
		}
	}
	return []Change{{What: Referred, Step: s.ID, Words: words(a.Reference)}}, nil
}

// An Answer is one row of a file from another agency's own system.
type Answer struct {
	Line      int
	Reference string // Byname's, or the agency's own
	Done      bool
	To        Stand // of a referral: where it stands now
	Day       byname.Day
	Note      string
}

func (a Answer) decide(p Plan, m moment) ([]Change, error) {
	s, err := p.answered(a.Reference, m.by.Agency)
	if err != nil {
		return nil, err
	}
	state := NotDone
	if a.Done {
		state = Done
	}
	if s.State == state && s.Ended == a.Day && s.Outcome.Reveal() == a.Note {
		return nil, nil // the same file again
	}
	if a.Done {
		return Finish{s.ID, a.Day, a.Note}.decide(p, m)
	}
	return GiveUp{s.ID, a.Day, a.Note}.decide(p, m)
}

// answered is the step that an agency answers: one of its own.
func (p Plan) answered(reference string, by byname.AgencyID) (Step, error) {
	for _, s := range p.Steps {
		if reference != s.Reference && reference != Reference(p.Person, s.ID) {
			continue
		}
		if s.Agency != by {
			return s, byname.Denied("step reference", "an agency answers its own steps", "send it to the agency that owns the step")
		}
		return s, nil
	}
	return Step{}, byname.NotFound("step reference", "a step of this plan", "copy the reference from the referral")
}
