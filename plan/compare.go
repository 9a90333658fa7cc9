package plan

import (
	"reflect"
	"slices"

	"byname"
)

// At is the plan as it was at a version.
func At(changes []Change, version int) Plan {
	return Apply(Plan{}, changes[:max(0, min(version, len(changes)))]...)
}

// A Difference is one thing that two versions of a plan do not say alike: What
// it is of, and how each says it.
type Difference struct {
	What         string
	Step         StepID          // 0 when it is not of a step
	Of           byname.PersonID // of a household: whose words; 0 is the person's, or all of theirs
	Before, Then Words
}

// Compare lists what changed from one version of a plan to another.
func Compare(before, then Plan) (list []Difference) {
	of := byname.PersonID(0)
	add := func(what string, step StepID, a, b string) {
		if a != b {
			list = append(list, Difference{what, step, of, words(a), words(b)})
		}
	}
	members := []byname.PersonID{0}
	for _, o := range then.Members {
		members = append(members, o.Who)
	}
	for _, m := range members {
		of = m
		a, b := before.Of(m), then.Of(m)
		add("What to call me", 0, a.Call.Reveal(), b.Call.Reveal())
		add("What matters", 0, a.Matters.Reveal(), b.Matters.Reveal())
		add("How best to support", 0, a.About.Reveal(), b.About.Reveal())
	}
	for i, g := range then.Goals {
		was, reached := "", ""
		if i < len(before.Goals) {
			was, reached = before.Goals[i].Words.Reveal(), before.Goals[i].Reached.String()
		}
		of = g.For
		add("Goal", 0, was, g.Words.Reveal())
		add("Goal reached", 0, reached, g.Reached.String())
	}
	of = 0
	for _, s := range then.Steps {
		was, there := before.Step(s.ID)
		if !there {
			add("New step", s.ID, "", s.Title)
			continue
		}
		add("Step", s.ID, was.Title, s.Title)
		add("State", s.ID, string(was.State), string(s.State))
		add("Owner", s.ID, string(was.Agency)+" "+string(was.Worker), string(s.Agency)+" "+string(s.Worker))
		add("Due", s.ID, was.Due.String(), s.Due.String())
		add("Outcome", s.ID, was.Outcome.Reveal(), s.Outcome.Reveal())
		if !slices.Equal(was.WaitsFor, s.WaitsFor) {
			list = append(list, Difference{What: "Order", Step: s.ID, Before: titles(before, was), Then: titles(then, s)})
		}
	}
	add("Look again", 0, before.Review.String(), then.Review.String())
	add("Ended", 0, before.Closed.String(), then.Closed.String())
	return list
}

// titles are what a step waits for.
func titles(p Plan, s Step) Words {
	text := ""
	for i, w := range s.WaitsFor {
		if before, there := p.Step(w); there {
			if i > 0 {
				text += "; "
			}
			text += before.Title
		}
	}
	return words(text)
}

// Repeats reports whether a command is what its hand has done already since a
// version: a form that was sent twice, or sent again after going back. Decided
// on the plan as it was then, it gives changes that the same hand made since.
func Repeats(changes []Change, version int, c Command, by Hand, now byname.Minute) bool {
	if version < 0 || version >= len(changes) {
		return false
	}
	would, err := Decide(At(changes, version), c, by, now)
	if err != nil || len(would) == 0 {
		return false
	}
	since := changes[version:]
	return slices.ContainsFunc(since, func(did Change) bool { return alike(would[0], did) })
}

// alike compares changes apart from when they were made, and for a new step
// apart from what paying made of it.
func alike(a, b Change) bool {
	a.At, b.At = 0, 0
	if a.Add != nil && b.Add != nil {
		x, y := *a.Add, *b.Add
		x.ID, x.State, x.Budget, y.ID, y.State, y.Budget = 0, "", "", 0, "", ""
		a.Add, b.Add = &x, &y
	}
	a.Goal, b.Goal = 0, 0
	return reflect.DeepEqual(a, b)
}
