package work

import (
	"fmt"
	"slices"

	"byname"
	"byname/plan"
	"byname/team"
)

// hand is who made a change: a worker, or an agency whose own system answered.
func (w *Work) hand(c plan.Change, names map[byname.WorkerID]team.Worker) string {
	if c.For != "" {
		return w.Place.Short(c.For) + ", from its own system"
	}
	return names[c.By].Name
}

func (w *Work) endedBy(k kept, s plan.Step, names map[byname.WorkerID]team.Worker) string {
	for _, c := range slices.Backward(k.changes) {
		if c.Step == s.ID && (c.What == plan.Finished || c.What == plan.GaveUp) {
			return w.hand(c, names)
		}
	}
	return ""
}

// changeWords says a change in a line; "" for what the program did of itself.
func changeWords(p plan.Plan, c plan.Change) string {
	step, _ := p.Step(c.Step)
	quoted := "“" + step.Title + "”"
	switch c.What {
	case plan.Began:
		return "began the plan"
	case plan.Said:
		return "wrote down what matters"
	case plan.Agreed:
		return "agreed the plan with the person"
	case plan.Altered:
		return "changed " + quoted
	case plan.Wanted:
		return "added a goal"
	case plan.Reached:
		return "marked a goal as reached"
	case plan.Added:
		if c.Add.Free() {
			return fmt.Sprintf("added “%s”, a step of the team's own", c.Add.Title)
		}
		return fmt.Sprintf("added “%s”", c.Add.Title)
	case plan.Started:
		return "began " + quoted
	case plan.Finished:
		return "did " + quoted
	case plan.GaveUp:
		return "ended " + quoted + " as not done"
	case plan.Reopened:
		return "opened " + quoted + " again"
	case plan.Gave:
		return "gave " + quoted + " to another owner"
	case plan.Moved:
		return "moved the day of " + quoted
	case plan.Reordered:
		return "changed what " + quoted + " waits for"
	case plan.Referred:
		return "noted the number of " + quoted + " in another system"
	case plan.Countersigned:
		return "said yes to the cost of " + quoted
	case plan.Led:
		return "passed the plan to another lead"
	case plan.ReviewSet:
		return "set a day to look at the plan again"
	case plan.Ended:
		return "ended the plan"
	}
	return ""
}
