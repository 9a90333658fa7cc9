package web

import "byname"

// fromOwn is what a form sends when the person's own budget pays.
const fromOwn = "own"

// ownForm is what was typed to set money aside for a person.
type ownForm struct{ Amount, Reason string }

// setOwn sets money aside for a person.
func (d *door) setOwn(a ask) (answer, error) {
	id, err := a.person()
	if err != nil {
		return answer{}, err
	}
	typed := ownForm{a.sent("own-amount"), a.sent("own-reason")}
	amount, err := byname.ParsePence(typed.Amount)
	if err == nil {
		err = d.work.SetAside(a.ctx(), *a.who, id, amount, typed.Reason)
	}
	if problems, ok := wrong(err, "amount", "reason"); ok {
		for i := range problems {
			problems[i].Field = "own-" + problems[i].Field
		}
		p, err := d.planOf(a)
		if err != nil {
			return answer{}, err
		}
		p.Own, p.Problems = typed, problems
		return again(plan(p))
	}
	if err != nil {
		return d.orAskWhy(a, id, err)
	}
	return goes(planHref(id), "own")
}
