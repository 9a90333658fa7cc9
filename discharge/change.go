package discharge

import (
	"slices"

	"byname"
)

// A What says what a change is.
type What string

// The changes of a stay.
const (
	Admit  What = "admitted" // Hospital, Ward, Day
	Move   What = "moved"    // Ward
	Plan   What = "planned"  // Day, or 0; Pathway, Needs, By: the tasks are proposed anew
	Mark   What = "task"     // ID, State, Words; or Open with another Owner
	Delay  What = "delay"    // ID, Owner, Words
	Clear  What = "cleared"  // Number, Words
	Look   What = "reviewed" // For
	Depart What = "left"     // Left
)

// A Change is one thing that somebody wrote down about a stay.
type Change struct {
	What     What
	Day      byname.Day                 `json:",omitempty"`
	Hospital byname.AgencyID            `json:",omitempty"`
	Ward     string                     `json:",omitempty"`
	Pathway  Pathway                    `json:",omitempty"`
	Needs    []string                   `json:",omitempty"`
	By       map[string]byname.AgencyID `json:",omitempty"` // which agency does what a kind does
	ID       string                     `json:",omitempty"`
	State    TaskState                  `json:",omitempty"`
	Owner    byname.AgencyID            `json:",omitempty"`
	Number   int                        `json:",omitempty"`
	For      []string                   `json:",omitempty"`
	Words    string                     `json:",omitempty"`
	Left     byname.Minute              `json:",omitempty"`
	At       byname.Minute
}

// Apply adds a change that Check let through.
func Apply(s Stay, c Change) Stay {
	s.Version++
	today := c.At.Day()
	switch c.What {
	case Admit:
		s.Hospital, s.Ward, s.Admitted = c.Hospital, c.Ward, c.Day
	case Move:
		s.Ward = c.Ward
	case Plan:
		s.Ready, s.Pathway, s.Needs = c.Day, c.Pathway, c.Needs
		s.Tasks = again(s.Tasks, Propose(c.Needs, c.Pathway, c.By))
	case Mark:
		s.Tasks = slices.Clone(s.Tasks)
		t := &s.Tasks[slices.IndexFunc(s.Tasks, func(t Task) bool { return t.ID == c.ID })]
		t.State, t.Words = c.State, c.Words
		if c.Owner != "" {
			t.Owner = c.Owner
		}
	case Delay:
		s.Causes = append(slices.Clip(s.Causes), Cause{Number: len(s.Causes) + 1, Reason: c.ID, Owner: c.Owner, Since: today, Words: c.Words})
	case Clear:
		s.Causes = slices.Clone(s.Causes)
		s.Causes[c.Number-1].Ended = today
	case Look:
		s.Reviews = append(slices.Clip(s.Reviews), Review{At: c.At, For: c.For})
		switch {
		case len(c.For) == 0 && (s.Ready == 0 || s.Ready > today):
			s.Ready = today // whoever could leave is ready
		case len(c.For) > 0 && s.Ready != 0 && s.Ready <= today:
			s.Ready = 0 // ill again: a new day has to be named
		}
	case Depart:
		s.Left = c.Left
		s.Causes = slices.Clone(s.Causes)
		for i := range s.Causes {
			if s.Causes[i].Ended == 0 {
				s.Causes[i].Ended = c.Left.Day()
			}
		}
	}
	return s
}

// again keeps what has been done of tasks that are proposed once more.
func again(was, now []Task) []Task {
	for i := range now {
		if k := slices.IndexFunc(was, func(t Task) bool { return t.ID == now[i].ID }); k >= 0 {
			now[i].State, now[i].Words, now[i].Owner = was[k].State, was[k].Words, was[k].Owner
		}
	}
	return now
}
