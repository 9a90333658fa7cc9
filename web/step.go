package web

import (
	"fmt"
	"strconv"

	"byname"
	"byname/work"
)

// addStep adds a step that no programme foresaw, and pays for it.
func (d *door) addStep(a ask) (answer, error) {
	f := stepForm{Open: true, Title: a.sent("title"), Owner: a.sent("owner"), Due: a.sent("due"),
		Cost: a.sent("cost"), Reason: a.sent("reason"), After: a.sentAll("after"), Part: a.sent("part"), For: a.sent("for"), From: a.sent("from")}
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		s, err := f.step()
		if err != nil {
			return "", err
		}
		return "step", d.work.AddStep(a.ctx(), *a.who, id, version, s)
	}, f, "title", "owner", "due", "cost", "reason", "after")
}

// step is the form as a step.
func (f stepForm) step() (work.NewStep, error) {
	s := work.NewStep{Title: f.Title, Owner: f.Owner, Reason: f.Reason, Part: f.Part, For: forWhom(f.For), Own: f.From == fromOwn}
	var err error
	if f.Due != "" {
		if s.Due, err = byname.ParseDay(f.Due); err != nil {
			return s, byname.Invalid("due", "a date", "choose the day by which it should be done")
		}
	}
	if f.Cost != "" {
		if s.Cost, err = byname.ParsePence(f.Cost); err != nil {
			return s, byname.Invalid("cost", "pounds and pence such as 12.50", "leave it empty if it costs nothing")
		}
	}
	for _, text := range f.After {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return s, byname.Invalid("after", "steps of this plan", "open the plan again and choose them there")
		}
		s.After = append(s.After, id)
	}
	return s, nil
}

func (d *door) markDone(a ask) (answer, error) {
	return d.marks(a, "done", func(id byname.PersonID, version int, step int64) (string, error) {
		released, err := d.work.MarkDone(a.ctx(), *a.who, id, version, step, a.sent("words"))
		if len(released) > 0 {
			return "released", err
		}
		return "done", err
	})
}

func (d *door) markNotDone(a ask) (answer, error) {
	return d.marks(a, "not-done", func(id byname.PersonID, version int, step int64) (string, error) {
		return "not-done", d.work.MarkNotDone(a.ctx(), *a.who, id, version, step, a.sent("words"))
	})
}

// marks reads which step is meant and marks it.
func (d *door) marks(a ask, as string, do func(id byname.PersonID, version int, step int64) (string, error)) (answer, error) {
	step, err := a.number("step")
	if err != nil {
		return answer{}, err
	}
	return d.changes(a, func(id byname.PersonID, version int) (string, error) {
		return do(id, version, step)
	}, stepForm{}, fmt.Sprintf("%s-%d", as, step))
}

// countersign is the lead's yes or no to a step above the limit.
func (d *door) countersign(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	step, err := a.number("step")
	if err != nil {
		return answer{}, err
	}
	yes := a.sent("yes")
	if yes != "yes" && yes != "no" {
		return d.showBudget(a, []problem{{fmt.Sprintf("yes-%d", step), "Say yes or no"}})
	}
	err = d.work.Countersign(a.ctx(), *a.who, id, step, yes == "yes", a.sent("words"))
	if problems, ok := wrong(err, fmt.Sprintf("words-%d", step)); ok {
		return d.showBudget(a, problems)
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes("/fund/team", "countersign")
}
