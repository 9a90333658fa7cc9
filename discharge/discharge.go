// Package discharge knows how somebody comes home from hospital: the day they
// are ready, what home needs by then, who keeps them waiting, and what
// happened afterwards.
package discharge

import (
	"slices"

	"byname"
)

// A Pathway is how somebody leaves hospital; "" is not decided yet.
type Pathway string

// The pathways of discharge to assess (Department of Health and Social Care,
// Hospital discharge and community support guidance, 2024).
const (
	Home     Pathway = "0" // as before, led by the ward
	Helped   Pathway = "1" // home, with help that is new
	Recover  Pathway = "2" // a bed to recover in
	CareHome Pathway = "3" // a care home, for good or to find out
)

// Pathways are all of them, the one to try first first.
var Pathways = []Pathway{Home, Helped, Recover, CareHome}

// A Stay is one time in hospital, from admission on: the sum of its changes.
type Stay struct {
	Hospital byname.AgencyID
	Ward     string
	Admitted byname.Day
	Ready    byname.Day // on which they are, or should be, well enough to leave; 0: nobody can say yet
	Pathway  Pathway
	Needs    []string // ids of Needs: what home needs
	Tasks    []Task
	Causes   []Cause
	Reviews  []Review
	Left     byname.Minute // 0: still there
	Version  int
}

// A Review is one look at whether somebody has to be in hospital.
type Review struct {
	At  byname.Minute
	For []string // ids of Criteria; none: they could leave
}

// Delayed is how many days somebody is, or was, kept longer than they had to be.
func (s Stay) Delayed(today byname.Day) int {
	if s.Left != 0 {
		today = s.Left.Day()
	}
	if s.Ready == 0 {
		return 0
	}
	return max(0, int(today-s.Ready))
}

// Holders are the agencies with something to do or a delay to end, once each.
func (s Stay) Holders() (list []byname.AgencyID) {
	add := func(a byname.AgencyID) {
		if a != "" && !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	for _, t := range s.Tasks {
		if t.State == Open {
			add(t.Owner)
		}
	}
	for _, c := range s.Causes {
		if c.Ended == 0 {
			add(c.Owner)
		}
	}
	return list
}

// ReviewDue says whether nobody has looked since noon, or in the morning since
// midnight: everybody is looked at twice a day.
func (s Stay) ReviewDue(now byname.Minute) bool {
	if s.Left != 0 {
		return false
	}
	half := now.Day().Start()
	if noon := half + 12*60; now >= noon {
		half = noon
	}
	return len(s.Reviews) == 0 || s.Reviews[len(s.Reviews)-1].At < half
}
