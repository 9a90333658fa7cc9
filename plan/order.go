package plan

import (
	"slices"
	"strings"

	"byname"
	"byname/internal/calendar"
)

// cycle finds things that wait for one another: 0 to n-1, each waiting for
// others. It gives them in order, or nothing.
func cycle(n int, waits func(int) []int) []int {
	const unseen, onPath, clear = 0, 1, 2
	state, path := make([]int, n), []int{}
	var round []int
	var visit func(int) bool
	visit = func(i int) bool {
		state[i], path = onPath, append(path, i)
		for _, j := range waits(i) {
			if state[j] == onPath {
				round = append([]int{}, path[slices.Index(path, j):]...)
				return true
			}
			if state[j] == unseen && visit(j) {
				return true
			}
		}
		state[i], path = clear, path[:len(path)-1]
		return false
	}
	for i := range n {
		if state[i] == unseen && visit(i) {
			return round
		}
	}
	return nil
}

// checkOrder refuses steps that wait for one another, and names them.
func (p Plan) checkOrder() error {
	round := cycle(len(p.Steps), func(i int) (before []int) {
		for _, w := range p.Steps[i].WaitsFor {
			before = append(before, int(w)-1)
		}
		return before
	})
	if round == nil {
		return nil
	}
	var titles []string
	for _, i := range round {
		titles = append(titles, "“"+p.Steps[i].Title+"”")
	}
	return byname.Invalid("order of steps", "steps that can begin", "these wait for one another: "+strings.Join(titles, ", then "))
}

// settle releases the steps whose wait is over and holds back those that wait
// again.
func (p Plan) settle(c Change, today byname.Day) (changes []Change) {
	for _, s := range p.Steps {
		free := !slices.ContainsFunc(s.WaitsFor, func(w StepID) bool { return p.Steps[w-1].State != Done })
		switch {
		case s.State == Waiting && free:
			changes = append(changes, c.then(Change{What: Released, Step: s.ID, Day: s.dueFrom(today)}))
		case (s.State == Ready || s.State == Doing) && !free:
			changes = append(changes, c.then(Change{What: Held, Step: s.ID}))
		}
	}
	return changes
}

// then is a change that follows from c: same time, same hand.
func (c Change) then(next Change) Change {
	next.At, next.By, next.For = c.At, c.By, c.For
	return next
}

// dueFrom is the last day for a step that is released today.
func (s Step) dueFrom(today byname.Day) byname.Day {
	if !s.Working {
		return today + byname.Day(s.WithinDays)
	}
	for n := 0; n < s.WithinDays; {
		today++
		if _, _, works := calendar.Office.On(today); works {
			n++
		}
	}
	return today
}
