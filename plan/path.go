package plan

import "byname"

// A Path is the chain of steps that decides when the plan is done: each waits
// for the one before, and none of them can be late without all being late.
type Path struct {
	Steps []StepID
	Done  byname.Day // when the last of them is done, if all keep their days; 0 when it is stuck
	Holds StepID     // what everything on it waits for now
	Stuck bool       // Holds was not done: somebody has to decide
}

// CriticalPath finds the longest chain of open steps, in days from today. Of
// chains of one length it takes the one whose last step was added first. A
// plan without open steps has none.
func (p Plan) CriticalPath(today byname.Day) (path Path) {
	done, from, stuck := map[StepID]byname.Day{}, map[StepID]StepID{}, map[StepID]bool{}
	var ends func(StepID) byname.Day
	ends = func(id StepID) byname.Day {
		if day, known := done[id]; known {
			return day
		}
		s, _ := p.Step(id)
		start := today
		for _, w := range s.WaitsFor {
			before, _ := p.Step(w)
			switch {
			case before.State == Done:
				continue
			case before.State == NotDone:
				stuck[id], from[id] = true, w
			case ends(w) > start || from[id] == 0:
				start, from[id] = max(start, done[w]), w
			}
			stuck[id] = stuck[id] || stuck[w]
		}
		done[id] = s.dueFrom(start)
		if s.State == Ready || s.State == Doing {
			done[id] = max(s.Due, today)
		}
		return done[id]
	}
	last := StepID(0)
	for _, s := range p.Steps {
		if !s.Open() {
			continue
		}
		later := ends(s.ID) > done[last]
		if stuck[s.ID] != stuck[last] {
			later = stuck[s.ID] // no day is worse than a late one
		}
		if last == 0 || later {
			last = s.ID
		}
	}
	for id := last; id != 0; id = from[id] {
		path.Steps = append([]StepID{id}, path.Steps...)
		path.Holds = id
	}
	if path.Stuck = stuck[last]; !path.Stuck {
		path.Done = done[last]
	}
	return path
}
